#!/usr/bin/env python3
"""Times predictions of one 64-32-10 network, one sample at a time: the C header that etalon writes, FANN, and onnxruntime.

Programs take turns for ROUNDS rounds, with one thread; medians of processor time are printed as a table of Markdown.
Run by `run.sh`, which installs FANN and onnxruntime.

    usage: bench.py ETALON FOLDER [ROUNDS]
"""

import pathlib
import platform
import statistics
import subprocess
import sys
import time

import numpy as np
import onnxruntime

HERE = pathlib.Path(__file__).resolve().parent


def samples(folder):
    """1,797 rows of 64 values from 0 to 16, as the digits are."""
    rows = np.random.default_rng(1).integers(0, 17, (1797, 64)).astype(np.float64)
    rows.tofile(folder / "samples.bin")
    return rows


def build(etalon, folder):
    """The network in both formats, and the programs in C."""
    run = lambda *command: subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    run(etalon, "run", HERE / "digits.yaml", "--quiet")
    for name in ("digits.h", "digits.onnx"):
        run(etalon, "network", "results/inference", "--output", name)
    for name, options in {"O2": ["-O2"], "mfma": ["-O2", "-mfma"], "native": ["-O3", "-march=native"], "own": ["-O2", "-DETALON_OWN_FMA"]}.items():
        run("gcc", *options, "-I.", HERE / "one_at_a_time.c", "-o", f"c-{name}", "-lfloatfann", "-lm")


def in_c(program, what, rounds):
    def timed(folder):
        done = subprocess.run([folder / program, what, "samples.bin", str(rounds)], cwd=folder,
                              check=True, capture_output=True, text=True)
        return float(done.stdout)
    return timed


def in_onnxruntime(rows, batch):
    def timed(folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(folder / "digits.onnx", options, providers=["CPUExecutionProvider"])
        parts = [rows[start:start + batch] for start in range(0, len(rows), batch)]
        start = time.process_time()
        for part in parts:
            session.run(None, {"inputs": part})
        return (time.process_time() - start) * 1e9 / len(rows)
    return timed


def main():
    etalon, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    folder.mkdir(parents=True, exist_ok=True)
    build(etalon, folder)
    rows = samples(folder)
    programs = {
        "C header, gcc -O3 -march=native": in_c("c-native", "header", 100),
        "C header, gcc -O2 -mfma": in_c("c-mfma", "header", 50),
        "C header, gcc -O2 (glibc's fma)": in_c("c-O2", "header", 20),
        "C header, gcc -O2 -DETALON_OWN_FMA": in_c("c-own", "header", 10),
        "FANN, as Debian builds it": in_c("c-O2", "fann", 20),
        "onnxruntime, from Python": in_onnxruntime(rows, 1),
        "onnxruntime, all samples in one batch": in_onnxruntime(rows, len(rows)),
    }
    times = {name: [] for name in programs}
    for _ in range(rounds):
        for name, timed in programs.items():
            times[name].append(timed(folder))
    print(f"{rounds} rounds, {platform.processor() or platform.machine()}, onnxruntime {onnxruntime.__version__}\n")
    print("| program | median | least | most |\n|---|---:|---:|---:|")
    for name, values in times.items():
        print(f"| {name} | {statistics.median(values) / 1000:.2f} µs | {min(values) / 1000:.2f} | {max(values) / 1000:.2f} |")


if __name__ == "__main__":
    main()
