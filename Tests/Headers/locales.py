#!/usr/bin/env python3
"""Runs the tool and compiled C headers under a locale with decimal commas, and compares every file with that of the C locale.

    usage: locales.py TOOL

The locale is compiled into a temporary folder (localedef; Debian's package `locales` has its source). A preloaded library calls
setlocale in every process, as a program that embeds a header may do: without it, no process would use the locale at all.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

LOCALE = "de_DE.UTF-8"

PRELOADED = """\
#include <locale.h>
__attribute__((constructor)) static void use_locale(void) { setlocale(LC_ALL, ""); }
"""

# Fails unless the C library writes and reads a comma.
PROBE = """\
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  char text[16];
  snprintf(text, sizeof text, "%.1f", 0.5);
  return strcmp(text, "0,5") != 0 || strtod("1,5", 0) != 1.5;
}
"""

SPECS = {
    "classes": """\
version: 1
name: classes
dataset: {source: iris, scale: standard, split: {test: 0.3, validation: 0.2, seed: 1}}
network: {hidden: [4], activation: tanh}
training: {epochs: 8, batch_size: 16, learning_rate: 0.05}
metric: validation.accuracy
seeds: 3
sweep: {parameters: {training.learning_rate: {values: [0.05, 0.5]}}}
save: {networks: all}
predictions: [test, train]
""",
    "numbers": """\
version: 1
name: numbers
dataset:
  {source: numbers.csv, task: regression, target: y, one_hot: [kind], scale: standard, target_scale: standard,
   split: {test: 0.3, seed: 1}}
network: {hidden: [3], activation: softplus, precision: float64}
training: {epochs: 4, batch_size: 8, learning_rate: 0.01}
seeds: 2
predictions: test
""",
}


def call(command, folder, environment):
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def files(tool, folder, environment):
    """Everything that the tool writes about two experiments, by name."""
    folder.mkdir()
    rows = [f"{i / 7:.3f},{'ab'[i % 2]},{(i * 37 % 11) / 3:.4f}" for i in range(60)]
    (folder / "numbers.csv").write_text("x,kind,y\n" + "\n".join(rows) + "\n")
    for name, text in SPECS.items():
        (folder / f"{name}.yaml").write_text(text)
        call([tool, "run", f"{name}.yaml", "--quiet"], folder, environment)
        results = f"results/{name}"
        for ending in ("safetensors", "json", "onnx", "h"):
            call([tool, "network", results, "--output", f"{name}.{ending}", "--quiet"], folder, environment)
        call([tool, "predictions", results, "--keep", "--output", f"{name}.csv", "--quiet"], folder, environment)
        for model in (f"{name}.safetensors", f"{name}.json"):
            report = call(
                [tool, "predict", model, f"{name}.csv", "--output", f"{model}.csv", "--json"], folder, environment)
            (folder / f"{model}.report.json").write_text(report)
        (folder / f"{name}.show").write_text(call([tool, "show", results], folder, environment))
        call([tool, "report", results, "--plots", f"plots-{name}"], folder, environment)
    # Times, hosts and the order of runs differ between any two sweeps.
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json" and path.parent.name != "journal"
    }


def main():
    tool = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as text:
        work = pathlib.Path(text)
        subprocess.run(
            ["localedef", "-i", "de_DE", "-f", "UTF-8", work / LOCALE], check=True, stdout=subprocess.DEVNULL)
        (work / "preloaded.c").write_text(PRELOADED)
        (work / "probe.c").write_text(PROBE)
        plain = os.environ | {"LC_ALL": "C"}
        call(["cc", "-shared", "-fPIC", "preloaded.c", "-o", "preloaded.so"], work, plain)
        call(["cc", "probe.c", "-o", "probe"], work, plain)
        german = os.environ | {
            "LC_ALL": LOCALE, "LANG": LOCALE, "LOCPATH": str(work), "LD_PRELOAD": str(work / "preloaded.so")}
        call([work / "probe"], work, german)
        ours, theirs = files(tool, work / "c", plain), files(tool, work / "de", german)
        differing = [name for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)]
        if differing:
            raise SystemExit(f"these files depend on the locale: {', '.join(differing)}")
        checks = []
        for name in SPECS:
            for compiler, ending in (("cc", "c"), ("c++", "c++")):
                program = work / f"{name}-{ending}"
                call(
                    [compiler, "-x", ending, "-DETALON_SELF_TEST", f"de/{name}.h", "-o", program, "-lm"], work, german)
                checks.append(call([program], work, german).strip().splitlines()[-1])
        print(f"{len(ours)} files are the same bytes in the C locale and in {LOCALE}")
        print(f"{len(checks)} self-tests of headers, compiled and run in {LOCALE}: {'; '.join(checks)}")


if __name__ == "__main__":
    main()
