#!/usr/bin/env python3
"""Runs the Python code of docs/Networks.md and compares its predictions with those of `etalon predict`.

Needs torch, numpy, scikit-learn and safetensors; code for a library that is not installed is skipped, and said so. A
library that `make test-python` installs is required there (--require NAME...).
    usage: networks.py TOOL [--require NAME...]
"""

import argparse
import csv
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^<!-- python: (\S+) -->\n+```python\n(.*?)^```", re.MULTILINE | re.DOTALL)

SPECS = {
    "softmax": "network: {hidden: [9], activation: relu, output: softmax}\ntraining: {epochs: 3}",
    "tanh": "network: {hidden: [6, 5], activation: tanh, output: softmax, precision: float64}\ntraining: {epochs: 3}",
}


def predictions(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [row["prediction"] for row in csv.DictReader(file)]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tool", type=lambda path: pathlib.Path(path).resolve())
    arguments.add_argument("--require", nargs="*", default=[])
    options = arguments.parse_args()
    page = (ROOT / "docs/Networks.md").read_text(encoding="utf-8")
    blocks = BLOCK.findall(page)
    assert len(blocks) >= 3, "docs/Networks.md has code for PyTorch, NumPy and scikit-learn"
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        def etalon(*words):
            subprocess.run([options.tool, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)

        for name, text in SPECS.items():
            spec = f"version: 1\nname: {name}\ndataset: {{source: iris, scale: standard, split: {{test: 0.4, seed: 1}}}}\n{text}\n"
            pathlib.Path(folder, f"{name}.yaml").write_text(spec, encoding="utf-8")
            etalon("run", f"{name}.yaml", "--quiet")
            etalon("network", f"results/{name}", "--output", "iris.safetensors")
            etalon("predictions", f"results/{name}", "--keep", "--output", "test.csv")
            etalon("predict", "iris.safetensors", "test.csv", "--output", "expected.csv")
            expected = predictions(pathlib.Path(folder, "expected.csv"))
            for library, code in blocks:
                if importlib.util.find_spec(library) is None:
                    assert library not in options.require, f"{library} is not installed"
                    print(f"skipped: {library} is not installed")
                    continue
                done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
                if done.returncode != 0:
                    print(f"this block failed:\n{code}\n{done.stdout}{done.stderr}", file=sys.stderr)
                    return 1
                found = done.stdout.split()
                if found != expected:
                    print(f"{library}, {name}: {found} instead of {expected}", file=sys.stderr)
                    return 1
                compared += len(expected)
    print(f"docs/Networks.md: {compared} predictions compared")
    return 0


if __name__ == "__main__":
    sys.exit(main())
