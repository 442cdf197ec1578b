#!/usr/bin/env python3
"""Checks that PyYAML (YAML 1.1) and ruamel.yaml (1.1 and 1.2) read the specs that the tool writes as the tool means them.

Hostile texts and numbers go through `init --data` (names of columns), `best --spec` (texts and numbers of a spec) and
`plan --pin` (names of files). Types and values must be the same in all readers.
    usage: yaml_readers.py [TOOL]
"""

import json
import math
import os
import pathlib
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile

import ruamel.yaml
import yaml

root = pathlib.Path(__file__).resolve().parents[2]
tool = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else root / ".build/debug/etalon").resolve()

WORDS = ["no", "yes", "on", "off", "y", "n", "true", "false", "null", "nan", "inf", "none", "e", "x"]
TEXTS = [form(word) for word in WORDS for form in (str.lower, str.upper, str.capitalize)] + [
    "~", "=", "<<", "-", "--", "---", "...", "?", ":", "::", "1:30", "1:30:45", "190:20:30.15", "-1:30", "0o10", "010", "08",
    "0x1F", "0b11", "1_000", "1_0.5", "_1", "1_", "+1", "-1", "1e3", "1e-05", "1.5e3", "1.e+3", ".5", "+.5", "1.", ".", "..",
    "./a", "../a", "/a", ".inf", "-.inf", "+.INF", ".nan", ".NaN", "2026-01-01", "2026-1-1", "2026-01-01 10:20:30",
    "2026-01-01T10:20:30Z", "12:30", "a: b", "a:b", "a #b", "#b", "a#b", "[a]", "{a}", "a, b", "a,b", "a]", "}", "&a", "*a",
    "!a", "!!int 1", "|", ">", "|-", "'a'", '"a"', "a'b", 'a"b', "@a", "`a", "%a", "a%", "- a", "? a", "a\\b", "\\n", "\\u0041",
    " a", "a ", "  ", "a  b", "\ta", "a\tb", "é", "e\u0301", "日本", "🙂", "\u00a0", "a\u2028b", "a\u2029b", "a\u0085b", "\ufeffa",
    "a\u200bb", "\u202ea", "\ufffd", "\U000e0001", "İ", "ß", "İnf", "Ⅷ", "٣", "१२", "null ", "None", "a" * 300, "1" * 30,
    "0" * 20, "-0", "-0.0", "0.0", "1e400", "key: [a, {b: c}]", "<html>", "a&b", "$HOME", "${a}", "~a", "~/a", "a~",
]
NUMBERS = [
    1e-05, 1e-08, 1.5e-07, 1e-300, 5e-324, 1e-4, 0.1, 0.30000000000000004, 1 / 3, 1e15, 1e16, 1e17, 123456789012345680.0,
    2.5e20, 1e22, 1e23, 1.7976931348623157e308, 2.0, 100.0, 0.5, 2.2250738585072014e-308,
]


def etalon(*arguments, folder):
    done = subprocess.run([tool, *arguments], cwd=folder, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"etalon {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


def readings(text):
    """What each reader makes of a text."""
    yield "PyYAML", yaml.safe_load(text)
    for version in ((1, 1), (1, 2)):
        reader = ruamel.yaml.YAML(typ="safe", pure=True)
        reader.version = version
        yield f"ruamel.yaml {version}", reader.load(text)


def same(a, b):
    """Equal in type and value; a whole number may be written without a fraction."""
    if isinstance(a, float) and isinstance(b, int) and not isinstance(b, bool):
        return a == b and a.is_integer()
    return type(a) is type(b) and a == b and (not isinstance(a, float) or math.copysign(1, a) == math.copysign(1, b))


def expect(text, path, wanted):
    """Compares the value at a path in every reading; returns the number of comparisons."""
    count = 0
    for reader, value in readings(text):
        for key in path:
            value = value[key]
        if isinstance(wanted, list) and len(value) != len(wanted):
            sys.exit(f"{reader} reads {value!r} for {wanted!r} in:\n{text}")
        pairs = list(zip(value, wanted)) if isinstance(wanted, list) else [(value, wanted)]
        for got, want in pairs:
            if not same(want, got):
                sys.exit(f"{reader} reads {got!r} for {want!r} at {'.'.join(path)} of:\n{text}")
            count += 1
    return count


def columns(folder):
    """Names of columns: `ignore`, `target` and `description` of `init --data`."""
    texts = [text for text in TEXTS if text.strip() == text and text not in ("", "\ufeffa") and "\n" not in text]
    texts = [text for text in dict.fromkeys(texts) if len(text.strip("\u00a0\u0085")) > 0]
    count = 0
    for target in texts:
        names = [*[text for text in texts if text != target][:150], "input a", "input b", target]
        rows = [[*["7"] * (len(names) - 3), str(i * 37 % 101 / 7), str(i * 53 % 97 / 3), "pq"[i % 2]] for i in range(40)]
        quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [names, *rows]]
        (folder / "t.csv").write_text("\n".join(quoted) + "\n", encoding="utf-8")
        text = etalon("init", "--data", "t.csv", f"--target={target}", folder=folder)
        count += expect(text, ["dataset", "target"], target)
        count += expect(text, ["description"], f"How well does a network learn {target}?")
        if target == texts[0]:
            count += expect(text, ["dataset", "ignore"], names[:-3])
    return count


def spec(description, words, first, second, third):
    text = json.dumps({
        "version": 1, "name": "x", "description": description,
        "dataset": {"source": "d.csv", "target": "y", "missing_values": words, "split": {"validation": 0.2, "seed": 1}},
        "network": {"hidden": [2], "precision": "float64"}, "seeds": [0],
        "training": {
            "optimizer": "adam", "epochs": 1, "epsilon": first, "early_stopping": {"patience": 1, "min_delta": second}},
        "check": {"margin": third},
    })
    # JSON writes characters beyond U+FFFF as two escapes, which YAML does not join.
    pair = re.compile(r"\\ud[89ab]..\\ud[cdef]..")
    return pair.sub(lambda match: f"\\U{ord(json.loads(chr(34) + match[0] + chr(34))):08x}", text).encode()


def best(folder):
    """Texts and numbers of a spec: `description`, `missing_values` and constants of training in `best --spec`."""
    (folder / "d.csv").write_text("a,b,y\n" + "".join(f"3.{i % 7}17,3.{i % 5}19,{'pq'[i % 2]}\n" for i in range(20)))
    draws = random.Random(20260101)
    numbers = NUMBERS + [10 ** draws.uniform(-30, 2) for _ in range(80)]
    while len(numbers) < 160:
        value = abs(struct.unpack("<d", draws.randbytes(8))[0])
        if 0 < value < 10:
            numbers.append(value)
    words = [text for text in dict.fromkeys(TEXTS) if text.strip() == text and text]
    count = 0
    for start in range(0, len(numbers), 2):
        pair = (numbers[start:start + 2] + numbers[:2])[:2]
        # Extreme constants would make the run diverge.
        three = [pair[0] if 1e-12 < pair[0] < 0.01 else 1e-5, *pair]
        some = (words[start % len(words):] + words)[:12]
        description = TEXTS[start % len(TEXTS)] or "x"
        (folder / "x.yaml").write_bytes(spec(description, some, *three))
        shutil.rmtree(folder / "results", ignore_errors=True)
        etalon("run", "x.yaml", "--quiet", "--no-report", folder=folder)
        text = etalon("best", "results/x", "--spec", folder=folder)
        count += expect(text, ["description"], description)
        count += expect(text, ["dataset", "missing_values"], some)
        paths = (["training", "epsilon"], ["training", "early_stopping", "min_delta"], ["check", "margin"])
        for path, number in zip(paths, three):
            count += expect(text, path, number)
        # What is written is read as the same by the tool.
        (folder / "again.yaml").write_text(text, encoding="utf-8")
        shutil.rmtree(folder / "results")
        etalon("run", "again.yaml", "--quiet", "--no-report", folder=folder)
        again = etalon("best", "results/x-best", "--spec", folder=folder)
        if again.splitlines()[1:] != text.replace("x-best", "x-best-best").splitlines()[1:]:
            sys.exit(f"read again as:\n{again}\ninstead of:\n{text}")
    return count


def pins(folder):
    """Names of files: keys of `sha256` that `plan --pin` writes."""
    count = 0
    for name in ["no.csv", "1:30.csv", "a: b.csv", "é ü.csv", "2026-01-01.csv", "a#b #c.csv", "~x.csv", "=.csv", "'q'.csv"]:
        for file in (name, "t.csv"):
            (folder / file).write_text("a,b,y\n" + "".join(f"{i % 7},{i % 5},{'pq'[i % 2]}\n" for i in range(20)))
        (folder / "p.yaml").write_text(
            f"version: 1\nnetwork: {{hidden: 2}}\ndataset:\n  source: {json.dumps(name)}\n  target: y\n"
            "  split: {test: {file: t.csv}}\n", encoding="utf-8")
        etalon("plan", "p.yaml", "--pin", folder=folder)
        text = (folder / "p.yaml").read_text(encoding="utf-8")
        for reader, value in readings(text):
            if set(value["dataset"]["sha256"]) != {name, "t.csv"}:
                sys.exit(f"{reader} reads {value['dataset']['sha256']} in:\n{text}")
            count += 2
        etalon("plan", "p.yaml", folder=folder)
    return count


def main():
    os.environ["COLUMNS"] = "100"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        counts = [best(folder), pins(folder), columns(folder)]
    print(f"PyYAML and ruamel.yaml agree on {sum(counts)} values: specs {counts[0]}, files {counts[1]}, columns {counts[2]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
