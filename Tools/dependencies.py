#!/usr/bin/env python3
"""Draws who uses whom: imports between targets, and type names between the folders of a target. Fails on a cycle.

    Tools/dependencies.py                 check; prints the cycles, if any, with the names that cause them
    Tools/dependencies.py --table         the table of targets that stands in docs/Architecture.md
    Tools/dependencies.py --check-page    fails where docs/Architecture.md has another table
    Tools/dependencies.py --folders T     which folder of target T uses which, and by which names

Imports are read from the sources, not from Package.swift, so that a declared but unused dependency is reported too.
A folder uses another when a name that is declared in the other's files, and nowhere else, stands in its code: types, and
members of extensions of them by their file's type. Comments and strings do not count.
"""

import argparse
import pathlib
import re
import subprocess
import sys
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT / "Sources"
PAGE = ROOT / "docs" / "Architecture.md"
MARKS = ("<!-- targets: made by Tools/dependencies.py --table -->", "<!-- end of targets -->")

DECLARATION = re.compile(
    r"^(?:(?:package|public|private|fileprivate|internal|final|indirect|@\w+(?:\([^)]*\))?)\s+)*"
    r"(?:struct|class|enum|protocol|actor|typealias)\s+([A-Z]\w*)", re.MULTILINE)
IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:package|public|internal)[ \t]+)?import[ \t]+(?:\w+[ \t]+)?(\w+)",
    re.MULTILINE)
NAME = re.compile(r"\b[A-Z]\w*\b")


def code(path):
    """A file's text without comments and string contents (interpolations are kept)."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r'"""(.*?)"""', lambda m: " ".join(re.findall(r"\\\((.*?)\)", m[1], re.S)), text, flags=re.S)
    text = re.sub(r'"(?:\\\(.*?\)|\\.|[^"\\\n])*"', lambda m: " ".join(re.findall(r"\\\((.*?)\)", m[0])), text)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


def cycles(graph):
    """The strongly connected components of more than one node (Tarjan)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            component = []
            while not component or component[-1] != node:
                component.append(stack.pop())
            if len(component) > 1:
                found.append(sorted(component))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def targets():
    return sorted(path for path in SOURCES.iterdir() if path.is_dir())


def imports():
    """target → the project's own targets that its sources import."""
    names = {path.name for path in targets()}
    graph = {}
    for target in targets():
        used = set()
        for path in target.rglob("*.swift"):
            used |= set(IMPORT.findall(code(path))) & names
        graph[target.name] = used - {target.name}
    return graph


def folders(target):
    """folder → {folder used → names}, by the folders below a target; files beside them are the folder '.'."""
    files = sorted(target.rglob("*.swift"))
    place = lambda path: str(path.parent.relative_to(target))
    texts = {path: code(path) for path in files}
    owners = defaultdict(set)
    for path, text in texts.items():
        for name in DECLARATION.findall(text):
            owners[name].add(place(path))
    graph = defaultdict(lambda: defaultdict(set))
    for path, text in texts.items():
        here = place(path)
        for name in set(NAME.findall(text)):
            if len(owners[name]) == 1 and here not in owners[name]:
                graph[here][next(iter(owners[name]))].add(name)
    return graph


def purpose(target):
    """The first line of the target's README, or of the page's earlier table."""
    table = re.search(rf"^\| `{re.escape(target)}` \| (.*?) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return table[1] if table else "?"


def order(graph):
    """Targets so that each stands after all that it imports."""
    done = []
    while len(done) < len(graph):
        ready = [name for name in sorted(graph) if name not in done and graph[name] <= set(done)]
        if not ready:
            sys.exit("targets form a cycle: " + ", ".join(sorted(set(graph) - set(done))))
        done += ready
    return done


def reduced(graph, name):
    """What a target imports, without what its other imports import anyway."""
    def reach(node):
        found = set()
        for other in graph[node]:
            found |= {other} | reach(other)
        return found
    return sorted(other for other in graph[name]
                  if not any(other in reach(rest) for rest in graph[name] - {other}))


def table():
    graph = imports()
    rows = ["| target | what it is for | imports (with what those import) |", "|---|---|---|"]
    for name in order(graph):
        used = ", ".join(reduced(graph, name)) or "–"
        rows.append(f"| `{name}` | {purpose(name)} | {used} |")
    return "\n".join(rows)


def declared():
    """target → dependencies of Package.swift that are targets of the project."""
    dump = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True)
    import json
    graph = {}
    for target in json.loads(dump.stdout)["targets"]:
        graph[target["name"]] = {d["byName"][0] for d in target["dependencies"] if "byName" in d}
    return graph


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--table", action="store_true")
    arguments.add_argument("--check-page", action="store_true")
    arguments.add_argument("--folders", metavar="TARGET")
    options = arguments.parse_args()
    if options.table:
        print(table())
        return
    if options.folders:
        graph = folders(SOURCES / options.folders)
        for here in sorted(graph):
            for there in sorted(graph[here]):
                print(f"{here} → {there}: {', '.join(sorted(graph[here][there]))}")
        return
    faults = []
    graph = imports()
    for component in cycles(graph):
        faults.append("targets import each other: " + ", ".join(component))
    for target in targets():
        graph_of_folders = folders(target)
        for component in cycles({here: set(there) for here, there in graph_of_folders.items()}):
            lines = [f"folders of {target.name} use each other: {', '.join(component)}"]
            for here in component:
                for there in component:
                    if names := graph_of_folders[here].get(there):
                        lines.append(f"  {here} → {there}: {', '.join(sorted(names))}")
            faults.append("\n".join(lines))
    for name, used in declared().items():
        if name in graph and name not in ("CLibYAML", "CZlib"):
            for other in sorted(used & set(graph) - graph[name]):
                faults.append(f"Package.swift lets {name} depend on {other}, which it never imports")
    if options.check_page:
        text = PAGE.read_text(encoding="utf-8")
        written = text.partition(MARKS[0])[2].partition(MARKS[1])[0].strip()
        if written != table():
            faults.append("docs/Architecture.md has another table of targets; write Tools/dependencies.py --table there")
    if faults:
        print("\n".join(faults))
        sys.exit(1)
    print(f"{len(graph)} targets, no cycle between targets or folders")


main()
