#!/usr/bin/env python3
"""Runs the commands of pages in scratch folders and compares what they print with what the pages say.

    Tests/Tutorial/tutorial.py [PAGE...]          (default: README.md and, in docs, Tutorial.md, CI.md, Datasets.md,
                                              Networks.md)
    Tests/Tutorial/tutorial.py PAGE --update      writes the real output into the page; read it before committing
    Tests/Tutorial/tutorial.py --tool PATH        the tool to run (default: .build/debug/etalon)

- A line `$ command` in a fenced `console` block is a command (continued while a line ends in a backslash); the lines
  below it are its output, standard error included. One shell runs all commands of the page, in order.
- A fenced block after the comment `<!-- file: NAME -->` is written to NAME, its folder included.
- A line `…` in the output stands for any lines, `…` inside a line for any text.
- Durations, rates and thread counts, which differ between machines, are not compared.
- `~` is a scratch folder in which `etalon` is the checkout. A command that fails must be followed by `$ echo $?` in the page.
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MARK = "\x1eend of command "
FILE = re.compile(r"^<!-- file: (\S+) -->$")

# What may differ between two machines or two runs → what it is compared as.
VARYING = [
    (re.compile(r"\b\d+(?:\.\d+)? (?:ms|s|min)\b"), "TIME"),
    (re.compile(r"\d+(?:\.\d+)?·10[⁰¹²³⁴⁵⁶⁷⁸⁹]+ connection updates per second"), "RATE"),
    (re.compile(r"\bon \d+ threads?\b"), "on N threads"),
    (re.compile(r"^(  time      )(?:less than a second|about \d+ \w+)"), r"\1TIME"),
    (re.compile(r"\bprocess \d+\b"), "process N"),
]


# Printed every ten seconds where a machine is slow.
PROGRESS = re.compile(r"^\d+/\d+ runs · ")


@dataclass
class Command:
    """A command of the page, and the lines of the page that show its output."""
    text: str
    line: int
    first: int
    last: int = 0
    expected: list = field(default_factory=list)
    printed: list = field(default_factory=list)
    status: int = 0


@dataclass
class File:
    """A file that the page tells the reader to write."""
    name: str
    text: str


def steps(lines):
    """The page's files and commands, in order. Line numbers count from 0."""
    found, number = [], 0
    while number < len(lines):
        fence = re.match(r"^```(\w*)$", lines[number])
        if not fence:
            number += 1
            continue
        end = number + 1 + lines[number + 1:].index("```")
        named = FILE.match(lines[number - 1]) if number else None
        if named:
            found.append(File(named[1], "\n".join(lines[number + 1:end]) + "\n"))
        elif fence[1] == "console":
            found += commands(lines, number + 1, end)
        number = end + 1
    return found


def commands(lines, start, end):
    """The commands of one block."""
    found, number = [], start
    while number < end:
        if not lines[number].startswith("$ "):
            sys.exit(f"line {number + 1}: a console block must begin with a command")
        here, text = number, lines[number][2:]
        while text.endswith("\\"):
            number += 1
            text += "\n" + lines[number]
        command = Command(text, here, number + 1)
        number += 1
        while number < end and not lines[number].startswith("$ "):
            number += 1
        command.last = number
        command.expected = lines[command.first:number]
        found.append(command)
    return found


def script(steps):
    """A shell script that runs all steps and prints a mark with the status after each command."""
    text = []
    for step in steps:
        if isinstance(step, File):
            delimiter = "END_OF_FILE"
            text.append(f"mkdir -p \"$(dirname '{step.name}')\"; cat > '{step.name}' <<'{delimiter}'\n{step.text}{delimiter}")
        else:
            text.append(f"{step.text}\nstatus_=$?; printf '\\n{MARK}%d\\n' $status_; (exit $status_)")
    return "\n".join(text) + "\n"


def environment(home, programs):
    """What the commands see: the tool first in the path, a home of their own, and git without the user's settings."""
    names = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
             for key, value in (("NAME", "etalon"), ("EMAIL", "etalon@example.org"))}
    return names | {
        "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(home), "COLUMNS": "100", "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def run(steps, tool):
    """Runs the steps and fills in what each command printed."""
    with tempfile.TemporaryDirectory() as scratch:
        home, work, programs = (pathlib.Path(scratch, name) for name in ("home", "work", "bin"))
        for folder in (home, work, programs):
            folder.mkdir()
        (home / "etalon").symlink_to(ROOT)
        (programs / "etalon").symlink_to(tool)
        result = subprocess.run(
            ["bash", "-c", script(steps)], cwd=work, env=environment(home, programs), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
    output = result.stdout.decode().replace(str(home), "~")
    parts = re.split(re.escape("\n" + MARK) + r"(\d+)\n", output)
    ran = [step for step in steps if isinstance(step, Command)]
    if len(parts) != 2 * len(ran) + 1:
        sys.exit(f"the shell ended early:\n{parts[-1]}")
    for command, printed, status in zip(ran, parts[0::2], parts[1::2]):
        command.printed = [line.rstrip() for line in printed.strip("\n").split("\n") if not PROGRESS.match(line)]
        if command.printed == [""]:
            command.printed = []
        command.status = int(status)
    return ran


def normal(line):
    for pattern, name in VARYING:
        line = pattern.sub(name, line)
    return line.rstrip()


def same_line(expected, printed):
    pattern = ".*".join(map(re.escape, normal(expected).split("…")))
    return re.fullmatch(pattern, normal(printed)) is not None


def same(expected, printed):
    """Whether output matches the page's lines, of which `…` stands for any number."""
    if not expected:
        return not printed
    if expected[0] == "…":
        return any(same(expected[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and same_line(expected[0], printed[0]) and same(expected[1:], printed[1:])


def updated(expected, printed):
    """The output for the page: as printed, with the page's first and last lines around a single `…` kept in number."""
    if same(expected, printed):
        return expected
    if expected.count("…") != 1:
        return printed
    before = expected.index("…")
    after = len(expected) - before - 1
    if before + after >= len(printed):
        return printed
    return printed[:before] + ["…"] + printed[len(printed) - after:]


def unexplained(ran):
    """Commands that fail though the page does not show their exit code."""
    return [command for command, following in zip(ran, ran[1:] + [None])
            if command.status != 0 and not (following and following.text == "echo $?")]


def check(page, tool):
    """Compares a page with what the tool prints; the number of differences."""
    ran = run(steps(page.read_text(encoding="utf-8").split("\n")), tool)
    failed = unexplained(ran)
    for command in failed:
        print(f"{page}:{command.line + 1}: exit code {command.status}: {command.text}")
    differing = [command for command in ran if not same(command.expected, command.printed)]
    for command in differing:
        print(f"{page}:{command.line + 1}: the output differs: {command.text}")
        print("\n".join(difflib.unified_diff(command.expected, command.printed, "page", "tool", lineterm="")))
    print(f"{page.name}: {len(ran)} commands, {len(differing)} with another output, {len(failed)} failed")
    return len(differing) + len(failed)


def update(page, tool):
    """Writes what the tool prints into a page."""
    lines = page.read_text(encoding="utf-8").split("\n")
    for command in reversed(run(steps(lines), tool)):
        lines[command.first:command.last] = updated(command.expected, command.printed)
    page.write_text("\n".join(lines), encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", nargs="*", type=pathlib.Path, metavar="PAGE",
                           default=[ROOT / page for page in ("README.md", "docs/Tutorial.md", "docs/CI.md", "docs/Datasets.md",
                                              "docs/Networks.md")])
    arguments.add_argument("--tool", type=pathlib.Path, default=ROOT / ".build" / "debug" / "etalon")
    arguments.add_argument("--update", action="store_true")
    options = arguments.parse_args()
    if not options.tool.exists():
        sys.exit(f"{options.tool} not found; run `make build`, or name the tool with --tool")
    tool = options.tool.resolve()
    if options.update:
        for page in options.pages:
            update(page, tool)
    sys.exit(1 if sum(check(page, tool) for page in options.pages) else 0)


main()
