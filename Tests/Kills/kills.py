#!/usr/bin/env python3
"""Interrupts the built tool in many ways and checks that no result is lost.

A real sweep is killed at random times and restarted until it is complete. After each kill, every derived file must be
complete or absent, and no line of the journal may be missing. In the end all files must be byte-identical to those of
an uninterrupted sweep, and no finished run may have been trained twice. The same with a full disk, a limit on file
sizes, a read-only folder, SIGTERM and its like, two processes at once, incomplete and damaged lines, and clocks that run backwards.

usage: kills.py [--tool PATH] [--kills N] [--seed S] [--part NAME]

All random choices follow from the seed, which is printed; the times of the kills are the same with the same seed, but
not the progress of the machine by then. Needs only Python's standard library.
"""

import argparse
import json
import math
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SPEC = """\
version: 1
name: sweep
dataset: {source: digits, scale: min_max, split: {test: 0.2, seed: 1}}
network: {hidden: [16]}
training: {learning_rate: 0.1, batch_size: 32, epochs: 8}
evaluate: {every: 2}
seeds: 6
sweep:
  parameters:
    network.hidden: {values: [[8], [24], [16, 16]]}
    training.learning_rate: {values: [0.05, 0.2, 1e30]}
"""
RUNS = 54
DERIVED = ["runs.csv", "curves.csv", "summary.csv", "results.json", "report.html"]
STATED = ["plan.json", "spec.yaml"]
# Runs end one by one, so that kills fall between them too.
ONE_BY_ONE = ["run", "sweep.yaml", "--trainer", "tiles"]

# Overrides the functions that return the time: each call returns an hour before the previous one.
BACKWARDS = """\
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
static long long now = 4000000000LL;
time_t time(time_t *t) { now -= 3600; if (t) *t = now; return now; }
int gettimeofday(struct timeval *tv, void *tz) { tv->tv_sec = time(0); tv->tv_usec = 0; return 0; }
int clock_gettime(clockid_t id, struct timespec *ts) {
  if (id != CLOCK_REALTIME) return syscall(SYS_clock_gettime, id, ts);
  ts->tv_sec = time(0); ts->tv_nsec = 0; return 0;
}
"""


class Failure(Exception):
    pass


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Place:
    """A folder that the tool works in, with the spec in it."""

    tool = None

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "sweep.yaml").write_text(SPEC)
        self.results = self.folder / "results" / "sweep"
        self.journal = self.results / "journal" / "runs.jsonl"

    def start(self, arguments, **options):
        return subprocess.Popen(
            [self.tool] + arguments, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, **options)

    def run(self, arguments=ONE_BY_ONE, **options):
        """Runs the tool to its end; returns its exit code and output."""
        process = self.start(arguments, **options)
        errors = process.communicate(timeout=120)[1].decode()
        return process.returncode, errors

    def lines(self):
        """The complete lines of the journal."""
        return self.journal.read_bytes().split(b"\n")[:-1] if self.journal.exists() else []

    def identities(self):
        return [json.loads(line)["run"] for line in self.lines()]

    def files(self, names):
        return {name: (self.results / name).read_bytes() for name in names}


class Expected:
    """The files of an uninterrupted sweep, and its duration on an idle machine."""

    def __init__(self, place):
        self.seconds = math.inf
        for _ in range(3):
            shutil.rmtree(place.results, ignore_errors=True)
            start = time.monotonic()
            status, errors = place.run(ONE_BY_ONE + ["--jobs", "1"])
            self.seconds = min(self.seconds, time.monotonic() - start)
            expect(status == 0, f"the uninterrupted sweep ended with {status}: {errors}")
        start = time.monotonic()
        place.run()
        self.seconds_without_work = time.monotonic() - start
        self.files = place.files(DERIVED + STATED)
        self.runs = set(place.identities())
        expect(len(self.runs) == RUNS, f"{len(self.runs)} runs instead of {RUNS}")

    def check_complete(self, place):
        """Checks that the sweep is complete, as if it had not been interrupted."""
        for name, content in place.files(DERIVED + STATED).items():
            expect(content == self.files[name], f"{name} differs")
        identities = place.identities()
        expect(len(identities) == len(set(identities)), "a finished run was trained twice")
        expect(set(identities) == self.runs, "the journal has different runs")
        left = [path.name for path in place.results.iterdir() if path.name.endswith(".new")]
        expect(not left, f"left behind: {left}")

    def check_intact(self, place, earlier):
        """Checks that every file is complete or absent, and that all earlier lines still exist."""
        for name in DERIVED + STATED:
            path = place.results / name
            if path.exists():
                expect(path.read_bytes() == self.files[name], f"{name} is incomplete")
        manifest = place.results / "manifest.json"
        if manifest.exists():
            json.loads(manifest.read_bytes())
        lines = place.lines()
        expect(lines[: len(earlier)] == earlier, "lines of the journal are missing")
        expect(len(set(place.identities())) == len(lines), "a finished run was trained twice")
        return lines

    def check_finishes(self, place):
        status, errors = place.run()
        expect(status == 0, f"resumed, it ended with {status}: {errors}")
        self.check_complete(place)


def kill_after(process, seconds):
    """Returns whether the process was still running."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return process.returncode == -signal.SIGKILL


# --- SIGKILL


def instant(dice, expected):
    """Early kills hit the opening of the folder, later ones a run or the time between two runs."""
    kind = dice.random()
    if kind < 0.15:
        return dice.uniform(0, expected.seconds_without_work)
    return dice.uniform(0, (0.3 if kind < 0.85 else 1) * expected.seconds)


def killed_sweep(place, expected, dice):
    """Kills a sweep until it is complete, then the writing of its files; returns the number of kills."""
    kills = 0
    lines = []
    while True:
        arguments = ONE_BY_ONE + ["--jobs", dice.choice(["1", "2"])]
        was_killed = kill_after(place.start(arguments), instant(dice, expected))
        lines = expected.check_intact(place, lines)
        if not was_killed:
            break
        kills += 1
    # A sweep that ended early by itself would have fewer lines.
    expect(len(lines) == RUNS, "it ended without all runs")
    for _ in range(3):
        for name in DERIVED:
            (place.results / name).unlink(missing_ok=True)
        seconds = dice.uniform(0.3, 1.1) * expected.seconds_without_work
        kills += kill_after(place.start(ONE_BY_ONE), seconds)
        expected.check_intact(place, lines)
    expected.check_finishes(place)
    return kills


def killing(work, expected, seed, wanted):
    kills = sweeps = 0
    while kills < wanted:
        dice = random.Random(seed + sweeps)
        place = Place(work / f"kill{sweeps}")
        try:
            kills += killed_sweep(place, expected, dice)
        except Failure as failure:
            again = f"again: --part SIGKILL --kills 1 --seed {seed + sweeps}"
            raise Failure(f"{failure} ({again})")
        shutil.rmtree(place.folder)
        sweeps += 1
    return f"{kills} kills in {sweeps} sweeps, seeds {seed} to {seed + sweeps - 1}"


KEEPING = SPEC.replace("name: sweep", "name: keeping") + """\
save: {networks: all}
predictions: [test, train]
"""


def kept_files(results):
    """The networks and predictions of a results folder by name; temporary files too."""
    return {
        f"{folder}/{path.name}": path.read_bytes()
        for folder in ("networks", "predictions")
        if (results / folder).exists()
        for path in (results / folder).iterdir()
    }


def keeping(work, seed, wanted):
    """`save: {networks: all}` and `predictions:`, killed: a record has its network, and every file is whole."""

    def place_of(name):
        place = Place(work / name)
        (place.folder / "keeping.yaml").write_text(KEEPING)
        place.results = place.folder / "results" / "keeping"
        place.journal = place.results / "journal" / "runs.jsonl"
        return place

    command = ["run", "keeping.yaml", "--trainer", "tiles"]
    place = place_of("kept")
    start = time.monotonic()
    expect(place.run(command)[0] == 0, "it did not run")
    seconds = time.monotonic() - start
    whole = kept_files(place.results)
    measured = {line["run"] for line in map(json.loads, place.lines()) if line["status"] == "finished"}
    expect({f"networks/{run}.safetensors" for run in measured} < set(whole), "a run has no network")
    expect(len(whole) == len(measured) + 2, f"{sorted(whole)} are not the networks and two parts")
    derived = place.files(DERIVED)
    kills = sweeps = checked = 0
    while kills < wanted:
        dice = random.Random(seed + sweeps)
        place = place_of(f"keeping{sweeps}")
        sweeps += 1
        while kill_after(place.start(command + ["--jobs", dice.choice("12")]), dice.uniform(0.05, 0.7) * seconds):
            kills += 1
            files = kept_files(place.results)
            for name, content in files.items():
                expect(name.endswith(".new") or content == whole[name], f"{name} is incomplete, seed {seed}")
            for line in map(json.loads, place.lines()):
                checked += 1
                expect(
                    line["status"] != "finished" or f"networks/{line['run']}.safetensors" in files,
                    f"a record without its network, seed {seed}")
        # The time between the last record and the end of the last file.
        for path in [*(place.results / "predictions").glob("*"), *(place.results / name for name in DERIVED)]:
            path.unlink(missing_ok=True)
        for _ in range(3):
            kills += kill_after(place.start(command), dice.uniform(0.1, 1) * seconds)
            for name, content in kept_files(place.results).items():
                expect(name.endswith(".new") or content == whole[name], f"{name} is incomplete, seed {seed}")
        expect(place.run(command)[0] == 0, "it did not finish")
        expect(kept_files(place.results) == whole, f"other files are kept, seed {seed}")
        expect(place.files(DERIVED) == derived, f"derived files differ, seed {seed}")
        shutil.rmtree(place.folder)
    return f"{kills} kills in {sweeps} sweeps, {checked} records with their networks"


def pruning(work, expected, seed):
    """`prune` and `run --fresh --force`, killed: records to keep always remain, and all others are removed in the end."""
    kills = 0
    for number in range(4):
        dice = random.Random(seed + number)
        place = Place(work / f"prune{number}")
        expect(place.run(["run", "sweep.yaml", "seeds=12", "--quiet"])[0] == 0, "it did not run")
        for _ in range(3):
            process = place.start(["prune", "sweep.yaml"])
            kills += kill_after(process, dice.uniform(0.2, 1.2) * expected.seconds_without_work)
            expect(expected.runs <= set(place.identities()), f"seed {seed + number}: prune lost named runs")
        expect(place.run(["prune", "sweep.yaml"])[0] == 0, "prune failed")
        expect(set(place.identities()) == expected.runs, "prune left what is not named")
        expected.check_finishes(place)
        fresh = ["run", "sweep.yaml", "--fresh", "--force", "--quiet"]
        kills += kill_after(place.start(fresh), dice.uniform(0, 0.5) * expected.seconds)
        expected.check_intact(place, [])
        expected.check_finishes(place)
    return f"{kills} kills of prune and run --fresh, seeds {seed} to {seed + 3}"


def asking(work, expected):
    """On a terminal `run --fresh` asks: "no" changes nothing, "yes" starts over."""
    place = Place(work / "asked")
    place.run()
    lines = place.lines()
    for answer, status in (("n", 1), ("", 1), ("yes", 0)):
        terminal, end = os.openpty()
        fresh = [Place.tool, "run", "sweep.yaml", "--fresh", "--quiet"]
        process = subprocess.Popen(fresh, cwd=place.folder, stdin=end, stdout=subprocess.DEVNULL, stderr=end)
        os.write(terminal, answer.encode() + b"\n")
        expect(process.wait(timeout=60) == status, f"answered '{answer}', it ended with {process.returncode}")
        question = os.read(terminal, 1000).decode()
        os.close(end)
        os.close(terminal)
        expect(f"{RUNS} finished runs. Discard them" in question, f"it asked {question}")
        expect(status == 0 or place.lines() == lines, "the journal changed without a yes")
    expect(place.lines() != lines, "it did not start over")
    expected.check_complete(place)
    return "3 answers"


def wait_for_work(process, place, seconds=60):
    """Waits until the process has added a line to the journal: it then handles signals and holds the lock, and has
    most of the sweep still to do, on machines of any speed."""
    before = len(place.lines())
    end = time.monotonic() + seconds
    while len(place.lines()) <= before and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)


# They ask for an end, however often they come.
POLITE = (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)


def terminating(work, expected, seed):
    """At random times, and as soon as a sweep has started; each sweep is resumed and stopped again."""
    dice = random.Random(seed)
    asked = 0
    for number in range(5):
        place = Place(work / f"term{number}")
        lines = []
        for at_work in (True, False, True):
            process = place.start(ONE_BY_ONE + ["--jobs", "1"])
            if at_work:
                wait_for_work(process, place)
            else:
                time.sleep(dice.uniform(0.5 * expected.seconds_without_work, 0.4 * expected.seconds))
            sent = dice.choice(POLITE)
            for _ in range(dice.choice((1, 1, 2))):
                process.send_signal(sent)
            errors = process.communicate(timeout=60)[1].decode()
            # Before it handles signals, a signal ends it like any program.
            expect(process.returncode in (0, 75, -sent), f"{sent.name} gave {process.returncode}: {errors}")
            if process.returncode == 75:
                asked += 1
                expect("interrupted; to continue: etalon run" in errors, f"it did not say how to go on: {errors}")
            now = place.lines()
            expect(now[: len(lines)] == lines, f"{sent.name} lost lines")
            lines = now
        expected.check_finishes(place)
    expect(asked > 0, "no signal found the tool at work")
    return f"15 signals, {asked} of them answered with exit code 75"


# --- Disks


class Disk:
    """A small separate file system; needs root."""

    def __init__(self, folder, size):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder]
        subprocess.run(mount, check=True, capture_output=True)

    def remount(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.folder], check=True, capture_output=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", self.folder], check=False)


def may_mount(work):
    try:
        with Disk(work / "trial", 16):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def full_disk(work, expected):
    if not may_mount(work):
        return "left out: only root may mount a small file system"
    refusals = 0
    sizes = [8, 12, 28, 40, 72, 96, 128]
    for size in sizes:
        with Disk(work / f"disk{size}", size) as disk:
            place = Place(disk.folder)
            lines = []
            for more in (size, size + 8):
                disk.remount(f"size={more}k")
                status, errors = place.run()
                expect(status in (0, 74), f"a disk of {more} kB gave {status}: {errors}")
                if status == 74:
                    refusals += 1
                    expect("error: cannot " in errors and "No space left on device" in errors, f"it said {errors}")
                lines = expected.check_intact(place, lines)
            disk.remount("size=4m")
            expected.check_finishes(place)
    expect(refusals >= 7, f"only {refusals} runs met a full disk")
    return f"{refusals} full disks of {sizes[0]} to {sizes[-1] + 8} kB, each said with exit code 74"


def limited_files(work, expected):
    refusals = 0
    for number, size in enumerate([100, 1000, 4000, 10_000, 20_000, 40_000]):
        place = Place(work / f"limit{number}")

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

        status, errors = place.run(preexec_fn=limit)
        expect(status in (0, 74), f"files of at most {size} bytes gave {status}: {errors}")
        if status == 74:
            refusals += 1
            expect("error: cannot " in errors and "File too large" in errors, f"it said {errors}")
        expected.check_intact(place, [])
        expected.check_finishes(place)
    expect(refusals >= 4, f"only {refusals} runs met the limit")
    return f"{refusals} limits met, each said with exit code 74"


def read_only(work, expected):
    """An empty folder, and one with half of the runs."""
    if not may_mount(work):
        return "left out: only root may mount a read-only file system"
    for number, prepared in enumerate([[], ["seeds=2"]]):
        with Disk(work / f"read-only{number}", 4096) as disk:
            place = Place(disk.folder)
            if prepared:
                place.run(ONE_BY_ONE + prepared)
            lines = place.lines()
            disk.remount("ro")
            status, errors = place.run()
            expect(status == 74, f"a read-only folder gave {status}: {errors}")
            expect("error: cannot " in errors and "Read-only file system" in errors, f"it said {errors}")
            if prepared:
                expect(place.run(["show", "results/sweep"])[0] == 0, "show needs to write")
            disk.remount("rw")
            expect(place.lines() == lines, "the journal changed")
            expected.check_finishes(place)
    return "2 folders, each refused with exit code 74; show reads them"


# --- Other processes, damaged files, clocks


def two_at_once(work, expected, seed):
    dice = random.Random(seed)
    refusals = 0
    for number in range(6):
        place = Place(work / f"two{number}")
        first = place.start(ONE_BY_ONE + ["--jobs", "1"])
        if number % 2 == 0:
            wait_for_work(first, place)
        else:
            time.sleep(dice.uniform(0, 0.5 * expected.seconds))
        second = place.start(ONE_BY_ONE + ["--jobs", "1"])
        ends = [(process.communicate(timeout=60)[1].decode(), process.returncode) for process in (first, second)]
        expect(any(status == 0 for _, status in ends), f"neither finished: {ends}")
        for errors, status in ends:
            expect(status in (0, 74), f"one ended with {status}: {errors}")
            if status == 74:
                refusals += 1
                expect("is writing to it" in errors, f"it did not say who writes: {errors}")
        expected.check_complete(place)
    expect(refusals > 0, "the two never met")
    return f"6 pairs, {refusals} of them met: the second named the writer"


def torn_lines(work, expected, seed):
    dice = random.Random(seed)
    place = Place(work / "torn")
    place.run()
    for _ in range(10):
        content = place.journal.read_bytes()
        torn = content[: dice.randrange(len(content))]
        if dice.random() < 0.5:
            torn = content + content[: dice.randrange(1, 300)]
        place.journal.write_bytes(torn)
        expected.check_finishes(place)
    return f"10 cuts, seed {seed}"


def damaged_lines(work, expected, seed):
    dice = random.Random(seed)
    place = Place(work / "damaged")
    place.run()
    for _ in range(10):
        lines = place.lines()
        number = dice.randrange(len(lines))
        line = bytearray(lines[number])
        for _ in range(dice.choice([1, 1, 2, 20])):
            line[dice.randrange(len(line))] ^= 1 << dice.randrange(8)
        if bytes(line) == lines[number] or b"\n" in line:
            continue
        lines[number] = bytes(line)
        place.journal.write_bytes(b"".join(each + b"\n" for each in lines))
        status, errors = place.run()
        expect(status == 0, f"a damaged line gave {status}: {errors}")
        named = f"results/sweep/journal/runs.jsonl:{number + 1}: damaged line"
        expect(named in errors, f"line {number + 1} was damaged, and it said {errors}")
        kept = (place.results / "journal" / "damaged.txt").read_bytes()
        expect(kept.endswith(bytes(line) + b"\n"), "the damaged line was not set aside")
        expected.check_complete(place)
    return f"10 bad lines, seed {seed}, each named, set aside and trained again"


def clocks(work, expected):
    """Files from the future, as after a clock was set back; with a compiler, a clock that runs backwards."""
    place = Place(work / "clock")
    place.run(ONE_BY_ONE + ["seeds=3"])
    future = time.time() + 10 * 365 * 86400
    for path in [place.results, *place.results.rglob("*")]:
        os.utime(path, (future, future))
    manifest = place.results / "manifest.json"
    content = json.loads(manifest.read_bytes())
    content["started"] = content["updated"] = "2099-01-01T00:00:00Z"
    manifest.write_text(json.dumps(content))
    expected.check_finishes(place)
    said = "files from the future"
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler or sys.platform != "linux":
        return said + "; no clock that goes backwards: there is no C compiler"
    source, library = work / "backwards.c", work / "backwards.so"
    source.write_text(BACKWARDS)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True)
    place = Place(work / "backwards")
    environment = dict(os.environ, LD_PRELOAD=str(library))
    expect(place.run(ONE_BY_ONE + ["seeds=3"], env=environment)[0] == 0, "it minds the clock")
    years = json.loads((place.results / "manifest.json").read_bytes())["started"][:4]
    expect(years == "2096", f"the clock was not turned back, it is {years}")
    expect(place.run(env=environment)[0] == 0, "it minds the clock")
    expected.check_complete(place)
    return said + ", and a clock that only goes backwards"


def main():
    parser = argparse.ArgumentParser(description="Kills the built tool and looks what is lost.")
    parser.add_argument("--tool", default=".build/debug/etalon")
    parser.add_argument("--kills", type=int, default=200, help="SIGKILLs of a sweep, at least")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--part", help="only this part, by the name that is printed before its result")
    options = parser.parse_args()
    Place.tool = os.path.abspath(options.tool)
    work = Path(tempfile.mkdtemp(prefix="etalon-kills-"))
    seed = options.seed
    print(f"seed {seed}", flush=True)
    try:
        expected = Expected(Place(work / "uninterrupted"))
        parts = [
            ("SIGKILL", lambda: killing(work, expected, seed, options.kills)),
            ("prune, --fresh", lambda: pruning(work, expected, seed)),
            ("networks, predictions", lambda: keeping(work, seed, max(20, options.kills // 8))),
            ("asked by --fresh", lambda: asking(work, expected)),
            ("SIGTERM and others", lambda: terminating(work, expected, seed)),
            ("full disk", lambda: full_disk(work, expected)),
            ("file size limit", lambda: limited_files(work, expected)),
            ("read-only folder", lambda: read_only(work, expected)),
            ("two at once", lambda: two_at_once(work, expected, seed)),
            ("torn last line", lambda: torn_lines(work, expected, seed)),
            ("damaged line", lambda: damaged_lines(work, expected, seed)),
            ("clock", lambda: clocks(work, expected)),
        ]
        if options.part:
            parts = [(name, part) for name, part in parts if name == options.part]
            if not parts:
                parser.error(f"there is no part '{options.part}'")
        failures = 0
        for name, part in parts:
            start = time.monotonic()
            try:
                words = part()
            except (Failure, OSError, ValueError, subprocess.SubprocessError) as failure:
                failures += 1
                words = f"FAILED: {failure!r}"
            print(f"{name}: {words} ({time.monotonic() - start:.0f} s)", flush=True)
        if failures == 0:
            print("no result was lost, and all files are byte-identical to those of the uninterrupted sweep")
        return 1 if failures else 0
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
