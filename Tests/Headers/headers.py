#!/usr/bin/env python3
"""Compiles C headers of random networks with every compiler, option and processor at hand, and compares their outputs with
Etalon's bit for bit.

    usage: headers.py SAMPLES-TOOL [--networks N] [--rows N]

A compiler or emulator that is not installed is named and skipped; install.sh installs all of them on Debian.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WARNINGS = ["-Wall", "-Wextra", "-pedantic", "-Wshadow", "-Wconversion", "-Werror"]
LANGUAGES = {"C99": ("c", "-std=c99"), "GNU C17": ("c", "-std=gnu17"), "C++11": ("c++", "-std=c++11")}
# Fusing products with sums is GCC's default in GNU dialects; both compilers do it here in every dialect.
OPTIONS = [["-O0"], ["-O3"], ["-O3", "-march=native", "-ffp-contract=fast"], ["-O2", "-DETALON_OWN_FMA"]]
CROSS = [
    # compiler, options, emulator: ARM without and with a fused multiply-add, 64-bit ARM.
    ("arm-linux-gnueabihf-gcc", ["-O3", "-mfpu=vfpv3", "-ffp-contract=fast"], "qemu-arm"),
    ("arm-linux-gnueabihf-gcc", ["-O3", "-mfpu=neon-vfpv4", "-ffp-contract=fast"], "qemu-arm"),
    ("aarch64-linux-gnu-gcc", ["-O3", "-ffp-contract=fast"], "qemu-aarch64"),
]
# Processors without an operating system, by newlib, whose own fma rounds twice: Cortex-M3 has no floating point, Cortex-M4
# multiplies and adds float32 in one instruction.
BARE = [
    ("mps2-an385", ["-mcpu=cortex-m3"]),
    ("mps2-an386", ["-mcpu=cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"]),
]
FORBIDDEN = ["-ffast-math", "-Ofast", "-fassociative-math -fno-signed-zeros -fno-trapping-math", "-ffinite-math-only"]


def driver(folder, count):
    """A program that compares all headers, in one translation unit."""
    lines = ["#include <stdio.h>", "#include <stdlib.h>"]
    calls = []
    for n in range(count):
        facts = json.loads((folder / f"n{n}.json").read_text())
        lines += [f'#include "n{n}.h"', f"#define NAME n{n}", f"#define PREFIX N{n}",
                  f"#define IS_CLASSIFICATION {int(facts['classes'] is not None)}", '#include "compare.h"']
        calls.append(f'  own = n{n}_differences("n{n}.bin", &compared); if (own != 0) '
                     f'printf("n{n}: %ld differ\\n", own); differences += own;')
    lines += ["int main(void) {", "  long differences = 0, compared = 0, own;", *calls,
              '  printf("%ld outputs compared, %ld differ\\n", compared, differences);',
              "  return differences != 0;", "}", ""]
    (folder / "driver.c").write_text("\n".join(lines))


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


class Suite:
    def __init__(self, folder, count):
        self.folder, self.count, self.failures, self.skipped = folder, count, 0, []

    def has(self, *tools):
        missing = [tool for tool in tools if shutil.which(tool) is None]
        for tool in missing:
            if tool not in self.skipped:
                self.skipped.append(tool)
        return not missing

    def report(self, name, code, text):
        print(f"{name}: {text.splitlines()[-1] if text else ''}", flush=True)
        if code != 0:
            self.failures += 1
            print("\n".join(text.splitlines()[:30]))

    def compare(self, name, compiler, options, emulator=()):
        code, text = run([*compiler, *options, f"-I{HERE}", "driver.c", "-o", "driver", "-lm"], self.folder)
        if code == 0:
            code, text = run([*emulator, "./driver"], self.folder)
        self.report(name, code, text)

    def native(self):
        for tool in ("gcc", "clang"):
            if not self.has(tool):
                continue
            for language, (kind, standard) in LANGUAGES.items():
                for options in OPTIONS:
                    name = f"{tool} {language} {' '.join(options)}"
                    self.compare(name, [tool, "-x", kind, standard, *WARNINGS], options)

    def cross(self):
        for tool, options, emulator in CROSS:
            if self.has(tool, emulator):
                self.compare(f"{tool} {' '.join(options)}", [tool, "-static"], options, [emulator])

    def bare(self):
        """The self test, which needs no files, on processors without an operating system."""
        compiler, emulator = "arm-none-eabi-gcc", "qemu-system-arm"
        if not self.has(compiler, emulator):
            return
        for machine, options in BARE:
            failed, last = 0, ""
            for n in range(self.count):
                code, text = run([compiler, "-O2", *options, "--specs=rdimon.specs", "-DETALON_SELF_TEST", "-x", "c",
                                  f"n{n}.h", "-x", "none", HERE / "cortex-m.c", "-Wl,--section-start=.vectors=0", "-o",
                                  "bare"], self.folder)
                if code == 0:
                    code, text = run(["timeout", "60", emulator, "-M", machine, "-nographic", "-semihosting-config",
                                      "enable=on,target=native", "-kernel", "bare"], self.folder)
                if code != 0 or "all outputs are bit-identical" not in text:
                    failed, last = failed + 1, text
            self.report(f"{compiler} {' '.join(options)}", failed, last or f"{self.count} self tests pass")

    def self_tests(self):
        """On this machine, and with a damaged weight, which must be found."""
        for n in range(self.count):
            code, text = run(["gcc", "-O2", "-DETALON_SELF_TEST", "-x", "c", f"n{n}.h", "-o", "test", "-lm"], self.folder)
            if code == 0:
                code, text = run(["./test"], self.folder)
            if code != 0:
                self.report(f"self test of n{n}", code, text)
        text = (self.folder / "n0.h").read_text()
        start = text.index("n0_weights1[")
        start = text.index("{", start) + 1
        (self.folder / "damaged.h").write_text(text[:start] + " 0.125 +" + text[start:])
        code, text = run(["gcc", "-DETALON_SELF_TEST", "-x", "c", "damaged.h", "-o", "test", "-lm"], self.folder)
        if code == 0:
            code, text = run(["./test"], self.folder)
        self.report("self tests; with a damaged weight", int(code == 0), text)

    def refusals(self):
        for options in FORBIDDEN:
            code, text = run(["gcc", *options.split(), "-fsyntax-only", "-x", "c", "n0.h"], self.folder)
            self.report(f"gcc {options}", int(code == 0 or "#error" not in text), "refused" if code else "accepted")
        code, text = run(["gcc", "-m32", "-mfpmath=387", "-mno-sse", "-fsyntax-only", "-x", "c", "n0.h"], self.folder)
        if "bits/libc-header-start.h" not in text and "gnu/stubs-32.h" not in text:
            self.report("gcc -mfpmath=387", int(code == 0 or "FLT_EVAL_METHOD" not in text), "refused")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--networks", type=int, default=24)
    parser.add_argument("--rows", type=int, default=1000)
    options = parser.parse_args()
    tool = pathlib.Path(options.tool).resolve()
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        subprocess.run([tool, folder, str(options.networks), str(options.rows)], check=True)
        driver(folder, options.networks)
        suite = Suite(folder, options.networks)
        suite.native()
        suite.cross()
        suite.bare()
        suite.self_tests()
        suite.refusals()
    if suite.skipped:
        print(f"skipped, not installed: {', '.join(suite.skipped)}")
    return 1 if suite.failures else 0


if __name__ == "__main__":
    sys.exit(main())
