#!/usr/bin/env python3
"""Compares training on several processors bit by bit, and prints one table of digests.

The random jobs of the property tests are trained by the reference, by lanes, and by tiles or the online trainer, in float32 and
float64: by this machine's ordinary build of the engine with two threads, and by Embedded Swift builds of the same
sources for other instruction sets, which emulators run. Each of them must leave the same lines; see JobDigests.swift.
"""

import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys
import time

import embedded

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("program", help="this machine's job-digests")
parser.add_argument("--jobs", type=int, default=2000, help="random jobs per processor (2000)")
parser.add_argument("--first", type=int, default=0, help="seed of the first job")
parser.add_argument("--only", nargs="+", default=[], help="processors, of " + ", ".join(p.name for p in embedded.PROCESSORS))
parser.add_argument("--require-all", action="store_true", help="fail if a processor is skipped")
parser.add_argument("--build", default=".build-bits", type=pathlib.Path, help="where programs are built")
options = parser.parse_args()

shards = os.cpu_count() or 1


def unsupported(program, command):
    """Whether this processor lacks the instructions that the program was built for."""
    return subprocess.run([*command, program, "0", "1", "1"], capture_output=True).returncode == -4


def lines(command):
    """The lines of all jobs by seed, from as many processes as this machine has processors."""
    def shard(number):
        bounds = [options.first + number, options.first + options.jobs, shards]
        run = subprocess.run(
            [str(part) for part in [*command, *bounds, 2]][: None if command == [options.program] else -1],
            capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"{command[0]} ended with {run.returncode}: {run.stderr}")
        return run.stdout.splitlines()

    with concurrent.futures.ThreadPoolExecutor() as pool:
        found = [line.split() for part in pool.map(shard, range(shards)) for line in part]
    return {(int(seed), precision): (trainer, *digests) for seed, precision, trainer, *digests in found}


def first_difference(found, expected):
    """The first job on which two processors, or two trainers of one, differ; nil if there is none."""
    for key in sorted(expected):
        trainer, *digests = found.get(key, ("no line",))
        if found.get(key) != expected[key]:
            return f"seed {key[0]}, {key[1]}: {found.get(key)}, not {expected[key]}"
        if len(set(digests[:3])) != 1:
            return f"seed {key[0]}, {key[1]}: reference, lanes and {trainer} differ: {digests[:3]}"
    return None


def row(name, found, seconds):
    digests = []
    for precision in ("float32", "float64"):
        text = repr(sorted(item for item in found.items() if item[0][1] == precision))
        digests.append(hashlib.sha256(text.encode()).hexdigest()[:16])
    online = sum(value[0] == "online" for value in found.values()) // 2
    print(f"{name:13} {len(found) // 2:6} {len(found) // 2 - online:6} {online:6}  {'  '.join(digests)} {seconds:8.0f}",
          flush=True)


def main():
    print(f"{'processor':13} {'jobs':>6} {'tiles':>6} {'online':>6}  {'float32':16}  {'float64':16} {'seconds':>8}")
    start = time.monotonic()
    expected = lines([options.program])
    row("this machine", expected, time.monotonic() - start)
    if len(expected) != 2 * options.jobs:
        sys.exit(f"{len(expected)} lines instead of {2 * options.jobs}")
    failures = [("this machine", first_difference(expected, expected))]
    skipped = []
    for processor in embedded.PROCESSORS:
        if options.only and processor.name not in options.only:
            continue
        missing = processor.missing()
        program = None if missing else embedded.build(processor, options.build.resolve())
        if not missing and unsupported(program, processor.run):
            missing = "an instruction of this processor"
        if missing:
            print(f"{processor.name:13} skipped: {missing} is missing")
            skipped.append(processor.name)
            continue
        start = time.monotonic()
        found = lines([*processor.run, program])
        row(processor.name, found, time.monotonic() - start)
        failures.append((processor.name, first_difference(found, expected)))
    for name, difference in failures:
        if difference:
            print(f"{name}: {difference}")
    if any(difference for _, difference in failures):
        sys.exit("results are not bit-identical")
    if skipped and options.require_all:
        sys.exit(f"skipped: {', '.join(skipped)}")
    print(f"{len(failures)} processors: results are bit-identical")


main()
