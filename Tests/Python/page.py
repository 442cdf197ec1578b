#!/usr/bin/env python3
"""Runs the code on docs/Python.md, in the order of the page, on the results of experiments/iris.yaml.

Exits with 0 and says why where pandas or polars is not installed; `make python` installs them into a virtual environment.
    usage: page.py [TOOL]
"""

import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2]
tool = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else root / ".build/debug/etalon").resolve()


def blocks(page):
    """Code blocks of the page: language and text."""
    return re.findall(r"^```(python|sh)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def main():
    missing = [name for name in ("pandas", "polars") if importlib.util.find_spec(name) is None]
    if missing:
        print(f"skipped: {' and '.join(missing)} not installed (make python installs both)")
        return 0
    page = (root / "docs/Python.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        spec = root / "experiments/iris.yaml"
        subprocess.run([tool, "run", spec, "--quiet"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        names = pathlib.Path(folder, "bin")
        names.mkdir()
        (names / "etalon").symlink_to(tool)
        environment = os.environ | {"PATH": f"{names}:{os.environ['PATH']}"}
        count = 0
        for language, text in blocks(page):
            command = [sys.executable, "-c", text] if language == "python" else ["sh", "-e", "-c", text]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
            if done.returncode != 0:
                print(f"this block failed:\n{text}\n{done.stdout}{done.stderr}", file=sys.stderr)
                return 1
            count += 1
        compared = subprocess.run(
            ["etalon", "compare", "theirs.csv", "results/iris/runs.csv", "--metric", "test.accuracy", "--json"],
            cwd=folder, env=environment, capture_output=True, text=True, check=True)
        if '"verdict": "improved"' not in compared.stdout:
            print(f"a gain of 0.02 was not found:\n{compared.stdout}", file=sys.stderr)
            return 1
    print(f"{count} blocks of docs/Python.md ran")
    return 0


if __name__ == "__main__":
    sys.exit(main())
