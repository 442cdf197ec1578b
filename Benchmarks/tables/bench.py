"""Etalon's reading of tables beside pandas, polars and pyarrow, in turns; medians of the rounds.

usage: bench.py ETALON PYTHON FOLDER [ROUNDS]

Etalon's figure is that of the whole process `etalon plan`: reading, checking, splitting, and the SHA-256 of all samples. The
others' is that of the reading call alone, without starting Python or importing the library. With one thread, every process
is held on one processor.
"""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

etalon, python, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
programs = ["etalon", "pandas", "polars", "pyarrow"]
processors = sorted(os.sched_getaffinity(0))


def measure(program: str, table: str, threads: int) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds, peak memory in MB."""
    chosen = set(processors[:threads])
    if program != "etalon":
        command = [python, str(Path(__file__).parent / "read_table.py"), program, str(folder / f"{table}.csv"), str(threads)]
        text = subprocess.run(
            command, check=True, capture_output=True, text=True, preexec_fn=lambda: os.sched_setaffinity(0, chosen)).stdout
        wall, cpu, memory = map(float, text.split())
        return wall, cpu, memory
    start = time.perf_counter()
    child = subprocess.Popen(
        [etalon, "plan", str(folder / f"{table}.yaml")], stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, chosen))
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"etalon plan failed on {table}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    cases = [(table, threads) for table in ["long", "wide"] for threads in [2, 1] if threads <= len(processors)]
    found: dict[tuple[str, int, str], list[tuple[float, float, float]]] = {}
    for _ in range(rounds):
        for table, threads in cases:
            for program in programs:
                found.setdefault((table, threads, program), []).append(measure(program, table, threads))
    print("| table | threads | program | wall s | CPU s | peak MB |\n|---|---|---|---|---|---|")
    for table, threads in cases:
        for program in programs:
            wall, cpu, memory = (statistics.median(column) for column in zip(*found[table, threads, program]))
            print(f"| {table} | {threads} | {program} | {wall:.2f} | {cpu:.2f} | {memory:.0f} |")


main()
