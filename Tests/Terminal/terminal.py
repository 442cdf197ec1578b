#!/usr/bin/env python3
"""Watches the built tool in a pseudo-terminal and asserts what is on its screen: widths from 20 to 300, a window that
changes while runs are trained, pipes, sentences, NO_COLOR, dumb terminals, Ctrl-C, Ctrl-Z and back, JSON lines, etalon watch.

usage: terminal.py [--tool PATH] [--part NAME]

The emulator is pyte (requirements.txt); `make test-terminal` makes a virtual environment for it.
"""

import argparse
import json
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from emulator import SGR, Terminal, expect

# Some minutes of runs that end one by one, so that there is always something to be looked at; the tests end it.
SPEC = """\
version: 1
name: sweep
dataset: {source: digits, scale: min_max, split: {test: 0.2, validation: 0.1, seed: 1}}
training: {learning_rate: 0.1, batch_size: 32, epochs: 300}
evaluate: {every: 10}
seeds: 100
metric: validation.accuracy
sweep:
  parameters:
    network.hidden: {values: [[16], [32], [64, 32]]}
    training.learning_rate: {values: [1e30, 0.1, 1]}
"""
# Over in a moment.
SHORT = SPEC.replace("seeds: 100", "seeds: 4").replace("epochs: 300", "epochs: 20").replace("name: sweep", "name: short")
# Two runs that take minutes, and a step that takes seconds.
LONG = """\
version: 1
name: long
dataset: {source: digits, scale: min_max, split: {test: 0.2, seed: 1}}
network: {hidden: [400, 200]}
training: {batch_size: 32, epochs: 3000}
evaluate: {every: 5}
seeds: 2
"""
SLOW = """\
version: 1
name: slow
dataset: {source: digits, scale: min_max}
network: {hidden: [1500, 1500]}
training: {batch_size: full, epochs: 2}
evaluate: {every: end}
"""
RUN = ["run", "sweep.yaml", "--trainer", "tiles", "--fresh", "--force"]
STATED = re.compile(r"\d+( of |/)900")


class Place:
    """A folder with the specs; what the tool prints on standard output goes into a file."""

    tool = None

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="etalon-terminal-")
        self.path = Path(self.folder.name)
        for name, text in (("sweep", SPEC), ("short", SHORT), ("long", LONG), ("slow", SLOW)):
            (self.path / f"{name}.yaml").write_text(text)

    def terminal(self, arguments, **options):
        options.setdefault("output", self.path / "output")
        return Terminal([self.tool, *arguments], folder=self.path, **options)

    def run(self, arguments, **options):
        return subprocess.run([self.tool, *arguments], cwd=self.path, capture_output=True, text=True, **options)

    def start(self, arguments):
        return subprocess.Popen(
            [self.tool, *arguments], cwd=self.path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def has_best(terminal):
    """Whether the block is complete: how far it is, and best points where there is room for them."""
    return any(STATED.search(line) for line in terminal.lines()) and any(
        re.search(r"^0\.\d+ ±", line) for line in terminal.lines())


def expect_fits(terminal, what, stated=STATED):
    """The block is there once, and no line of it takes the window's last column. What stands above it may be cut."""
    stated = [row for row, line in enumerate(terminal.screen.display) if stated.search(line)]
    expect(len(stated) == 1, f"{what}: it stands {len(stated)} times how far it is:\n" + "\n".join(terminal.lines()))
    last = terminal.screen.columns - 1
    for row in range(stated[0], terminal.screen.lines):
        expect(
            terminal.screen.buffer[row][last].data == " ",
            f"{what}: a line fills the window: {terminal.screen.display[row]!r}")


def expect_interrupted(terminal, what):
    """Ctrl-C leaves what the tool said, and nothing of the block."""
    terminal.type("\x03")
    status = terminal.finish()
    expect(status == 75, f"{what}: Ctrl-C ended it with {status}")
    said = (
        r"^sweep:900runs,training(on\d+threads?)?(\^C)?trained\d+runsin[\d.]+m?s:\S+connectionupdatespersecond"
        r"results:results/sweepinterrupted;tocontinue:etalonrunsweep\.yaml--trainertiles$")
    expect(re.search(said, terminal.text()), f"{what}: left on the screen:\n" + "\n".join(terminal.lines()))


def widths():
    for columns in (20, 24, 32, 40, 60, 80, 100, 132, 200, 300):
        place = Place()
        terminal = place.terminal(RUN, columns=columns, rows=30)
        terminal.wait(has_best, f"the best points at {columns} columns")
        for _ in range(8):
            terminal.read(0.12)
            expect_fits(terminal, f"{columns} columns")
            lines = terminal.lines()
            block = lines[next(i for i, line in enumerate(lines) if STATED.search(line)):]
            expect(any(line.startswith("best so far by") for line in block), f"{columns} columns: {block}")
        if columns >= 60:
            expect(any("sd over seeds" in line for line in block), f"{columns} columns: {block}")
            expect("hidden" in "".join(block) and "runs/s" in block[0] and " left" in block[0], f"{block}")
        if columns >= 100:
            terminal.wait(
                lambda t: any("diverged" in line for line in t.lines()), "runs that diverged", seconds=120)
        expect_interrupted(terminal, f"{columns} columns")


def heights():
    for rows in (2, 3, 5, 8):
        place = Place()
        terminal = place.terminal(RUN, rows=rows)
        terminal.wait(lambda t: any(STATED.search(line) for line in t.lines()), f"the bar in {rows} rows")
        for _ in range(5):
            terminal.read(0.12)
            stated = [line for line in terminal.lines() if STATED.search(line)]
            expect(len(stated) == 1, f"{rows} rows: {terminal.lines()}")
        terminal.type("\x03")
        expect(terminal.finish() == 75, f"{rows} rows")


def resize():
    place = Place()
    terminal = place.terminal(RUN, columns=100)
    terminal.wait(has_best, "the best points")
    for columns in (40, 200, 25, 80, 300, 60):
        terminal.resize(columns)
        # The next drawing is of the new size.
        terminal.read(0.5)
        terminal.wait(has_best, f"the best points at {columns} columns")
        expect_fits(terminal, f"resized to {columns} columns")
    terminal.resize(100)
    terminal.read(0.3)
    expect_interrupted(terminal, "after resizing")


def end():
    place = Place()
    terminal = place.terminal(["run", "short.yaml", "training.epochs=200", "--trainer", "tiles", "--jobs", "1"])
    terminal.wait(lambda t: t.bars(), "the bar")
    status = terminal.finish(120)
    expect(status == 0, f"it ended with {status}")
    said = r"^short:36runs,trainingon1threadtrained36runsin[\d.]+m?s:\S+connectionupdatespersecondresults:results/short$"
    expect(re.search(said, terminal.text()), "at the end:\n" + "\n".join(terminal.lines()))


def long_run():
    place = Place()
    terminal = place.terminal(["run", "long.yaml", "--jobs", "1"])
    epoch = re.compile(r"^training  seed 0: epoch (\d+) of 3000, training loss (\d[\d.e-]*)$")
    found = lambda t: [m for m in map(epoch.match, t.lines()) if m]
    terminal.wait(found, "the epoch and the loss of a long run")
    first = int(found(terminal)[0][1])
    terminal.wait(lambda t: found(t) and int(found(t)[0][1]) > first, "the epoch to go on")
    expect("0 of 2 runs" in terminal.bars()[0], f"{terminal.bars()}")
    terminal.type("\x03")
    expect(terminal.finish() == 75, "Ctrl-C in a long run")
    expect(not terminal.bars(), "\n".join(terminal.lines()))


def colors():
    place = Place()
    for env, is_colored in (({}, True), ({"NO_COLOR": "1"}, False)):
        terminal = place.terminal(RUN, env=env)
        terminal.wait(has_best, "the best points")
        expect(bool(SGR.search(terminal.written)) == is_colored, f"{env}: colours")
        expect("\x1b[" in terminal.written, f"{env}: drawn in place")
        expect_interrupted(terminal, f"{env}")


def dumb():
    place = Place()
    for term in ("dumb", "", None):
        terminal = place.terminal(RUN, env={"TERM": term})
        terminal.wait(lambda t: "900 runs ·" in "".join(t.lines()), f"a plain line with TERM={term}", seconds=90)
        expect("\x1b" not in terminal.written, f"TERM={term}: control characters")
        expect("\r" not in terminal.written.replace("\r\n", ""), f"TERM={term}: carriage returns")
        terminal.type("\x03")
        expect(terminal.finish() == 75, f"TERM={term}")


def interrupt_twice():
    place = Place()
    terminal = place.terminal(["run", "slow.yaml", "--jobs", "1", "--trainer", "reference"])
    terminal.wait(lambda t: t.bars(), "the bar")
    terminal.type("\x03")
    terminal.read(0.3)
    terminal.type("\x03")
    status = terminal.finish()
    expect(status == 130, f"the second Ctrl-C ended it with {status}")
    text = terminal.text().replace("^C", "")
    expect(text == "slow:1run,trainingon1thread", "left on the screen:\n" + "\n".join(terminal.lines()))


def suspend():
    place = Place()
    shell = Terminal(["bash", "--norc", "--noprofile", "-i"], folder=place.path, env={"PS1": "$ ", "HISTFILE": ""})
    shell.wait(lambda t: t.lines() and t.lines()[-1] == "$", "the shell")
    shell.type(f"{Place.tool} {' '.join(RUN)} > output\n")
    shell.wait(has_best, "the best points")
    for _ in range(2):
        shell.type("\x1a")
        shell.wait(lambda t: "Stopped" in t.text(), "the shell to say that it stopped")
        shell.read(0.5)
        expect(not shell.bars() and "best so far" not in "\n".join(shell.lines()), "stopped:\n" + "\n".join(shell.lines()))
        expect(shell.lines()[-1] == "$", f"the prompt: {shell.lines()[-1]!r}")
        # In the background it does not draw over what is typed.
        shell.type("clear; bg\n")
        shell.read(1.5)
        expect(not shell.bars(), "in the background:\n" + "\n".join(shell.lines()))
        shell.type("clear; fg\n")
        shell.wait(has_best, "the best points after fg")
        shell.read(0.5)
        expect_fits(shell, "after fg")
    shell.type("\x03")
    shell.wait(lambda t: "interrupted" in t.text(), "the end after Ctrl-C")
    shell.read(0.5)
    expect(not shell.bars(), "after Ctrl-C:\n" + "\n".join(shell.lines()))
    shell.type("exit\n")
    shell.finish()


def wide_characters():
    """Long values that differ at their ends, of characters that take two columns."""
    place = Place()
    names = [f"データ-数据-目录/很长的文件名-{n}-🙂-{'x' * 30}.csv" for n in range(3)]
    (place.path / "データ-数据-目录").mkdir()
    for number, name in enumerate(names):
        rows = "".join(f"{i % (7 + number)},{i % 3},{'ab'[i % 2]}\n" for i in range(60))
        (place.path / name).write_text("u,v,label\n" + rows)
    (place.path / "wide.yaml").write_text(
        "version: 1\nname: wide\ndataset: {source: xor, split: {test: 0.3, seed: 1}}\n"
        "network: {hidden: [4]}\ntraining: {batch_size: 4, epochs: 20000}\nevaluate: {every: end}\nseeds: 300\n"
        f"sweep:\n  parameters:\n    dataset.source: {{values: {json.dumps(names, ensure_ascii=False)}}}\n"
        "    training.learning_rate: {values: [0.125, 0.25]}\n")
    plan = place.run(["plan", "wide.yaml"])
    expect(plan.returncode == 0, plan.stderr)
    for columns in (60, 80, 120, 200):
        terminal = place.terminal(
            ["run", "wide.yaml", "--fresh", "--force", "--jobs", "1", "--trainer", "tiles"], columns=columns)
        table = lambda t: [i for i, line in enumerate(t.lines()) if re.search(r"/300 ", line) and "…" not in line[:12]]
        terminal.wait(lambda t: len(table(t)) >= 2, f"a table at {columns} columns")
        expect_fits(terminal, f"{columns} columns", re.compile(r"\d+( of |/)1800"))
        expect_distinct(terminal, table, columns)
        title = next(i for i, line in enumerate(terminal.lines()) if "mean ± sd" in line)
        place_of_rate = terminal.column(title, "learning_ra")
        for row in table(terminal)[1:]:
            if place_of_rate is not None and row > title:
                expect(
                    terminal.column(row, "0.125") == place_of_rate or terminal.column(row, "0.25") == place_of_rate,
                    f"{columns} columns: the columns do not stand under each other:\n" + "\n".join(terminal.lines()))
        terminal.type("\x03")
        expect(terminal.finish() == 75, f"{columns} columns")


def expect_distinct(terminal, table, columns):
    """Five rows of three files at two rates: the cells of the three files are three."""
    terminal.wait(lambda t: len(table(t)) >= 5, f"five points at {columns} columns")
    sources = {
        re.sub(r" +0\.(125|25|1…?|2…?)?$", "", re.split(r"/300 +", terminal.lines()[row], maxsplit=1)[1])
        for row in table(terminal)[-5:]}
    expect(len(sources) == 3, f"{columns} columns: {sources}")


def pipe():
    place = Place()
    done = place.run(["run", "short.yaml"])
    expect(done.returncode == 0, done.stderr)
    expect("\x1b" not in done.stderr and "\r" not in done.stderr, f"control characters in a pipe: {done.stderr!r}")
    expect(re.match(r"short: 36 runs, training on \d+ threads?\ntrained 36 runs in .*\nresults: ", done.stderr), done.stderr)
    for arguments in (["--quiet"], ["--progress", "none"]):
        done = place.run(["run", "short.yaml", "--fresh", "--force", *arguments])
        expect(done.stderr == "results: results/short\n", f"{arguments}: {done.stderr!r}")
    for arguments, words in (
        (["--progress", "live"], "needs standard error to be a terminal"),
        (["--quiet", "--progress", "json"], "contradict each other"),
        (["--progress", "fancy"], "fancy"),
    ):
        done = place.run(["run", "short.yaml", *arguments])
        expect(done.returncode == 64 and words in done.stderr, f"{arguments}: {done.returncode} {done.stderr!r}")


def prose():
    """Sentences are broken between words: what is on the screen has the words of the same output in a pipe."""
    place = Place()
    place.run(["run", "short.yaml", "--quiet"])
    for command in (["show", "results/short"], ["plan", "short.yaml"], ["datasets", "digits"], ["plan", "short.yaml", "training.epochs=x,y"]):
        for columns in (60, 80):
            terminal = place.terminal(command, columns=columns, rows=80, output=None)
            terminal.finish()
            piped = place.run(command, env=os.environ | {"COLUMNS": str(columns)})
            # Diagnostics cut a long line of the source to the window, so their lines are compared as words too.
            wanted = (piped.stdout + piped.stderr).split()
            expect(" ".join(terminal.lines()).split() == wanted, f"{command} at {columns}:\n" + "\n".join(terminal.lines()))
            expect(
                all(len(line) <= columns for line in SGR.sub("", terminal.written).splitlines()
                    if "etalon run" not in line), f"{command} at {columns}: a line is wider than the window")


def json_lines():
    place = Place()
    done = place.run(["run", "short.yaml", "--progress", "json", "--jobs", "1", "training.epochs=300"])
    expect(done.returncode == 0, done.stderr)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    kinds = [event["event"] for event in events]
    expect(kinds[:2] == ["note", "begin"] and kinds[-3:] == ["end", "note", "note"], f"{kinds}")
    progress = [event for event in events if event["event"] in ("begin", "progress", "end")]
    counts = [event["done"] for event in progress]
    expect(counts == sorted(counts) and counts[0] == 0 and counts[-1] == 36, f"{counts}")
    last = progress[-1]
    expect(last["total"] == 36 and last["diverged"] == 12 and last["seconds_left"] is None, f"{last}")
    best = last["best"][0]
    expect(best["seeds"] == 4 and 0 < best["mean"] <= 1 and best["sd"] >= 0, f"{best}")
    expect(set(best["values"]) == {"network.hidden", "training.learning_rate"}, f"{best}")
    expect("best so far" not in done.stderr, done.stderr)
    wrong = place.run(["run", "none.yaml", "--progress", "json"])
    event = json.loads(wrong.stderr)
    expect(wrong.returncode == 65 and event["event"] == "error" and "none.yaml" in event["text"], wrong.stderr)
    # Without a baseline a check has nothing to judge by, and trains nothing.
    place.run(["accept", "short.yaml", "training.epochs=300"])
    for command in ("check", "reproduce"):
        what = "short.yaml" if command == "check" else "results/short"
        values = ["training.epochs=300"] if command == "check" else []
        done = place.run([command, what, *values, "--progress", "json"])
        kinds = {json.loads(line)["event"] for line in done.stderr.splitlines()}
        expect({"begin", "end"} <= kinds, f"{command}: {done.stderr}")


def watch():
    place = Place()
    missing = place.run(["watch", "results/sweep"])
    expect(missing.returncode == 65 and "no results found" in missing.stderr, missing.stderr)
    writer = place.start(RUN)
    journal = place.path / "results/sweep/journal/runs.jsonl"
    while not journal.exists() or journal.stat().st_size == 0:
        time.sleep(0.02)
    terminal = place.terminal(["watch", "results/sweep"], output=None)
    terminal.wait(has_best, "the best points")
    first = int(re.search(r"(\d+) of 900", "\n".join(terminal.lines()))[1])
    terminal.wait(lambda t: int(re.search(r"(\d+) of 900", "\n".join(t.lines()))[1]) > first, "more runs")
    terminal.wait(lambda t: "runs/s" in t.text() and "left" in t.text(), "a rate")
    expect_fits(terminal, "watch")
    expect(len(terminal.bars()) == 1, f"{terminal.lines()}")
    writer.terminate()
    expect(writer.wait() == 75, "the writer")
    terminal.wait(lambda t: "not being trained now" in "\n".join(t.lines()), "the end of the writer to show")
    # A line that another process is still writing.
    whole = journal.read_bytes()
    journal.write_bytes(whole + whole.split(b"\n")[0][:200])
    once = place.run(["watch", "results/sweep", "--once"])
    expect(once.returncode == 75 and "\x1b" not in once.stdout, f"{once.returncode} {once.stdout!r}")
    expect(f"{whole.count(10)} of 900 runs" in once.stdout, once.stdout)
    terminal.type("\x03")
    expect(terminal.finish() == 75, "Ctrl-C in watch")
    expect(len(terminal.bars()) == 1, "what watch leaves:\n" + "\n".join(terminal.lines()))

    # It ends by itself with the last run.
    writer = place.start(["run", "short.yaml", "training.epochs=400", "--trainer", "tiles", "--jobs", "1"])
    while not (place.path / "results/short/plan.json").exists():
        time.sleep(0.02)
    terminal = place.terminal(["watch", "results/short"], output=None)
    expect(terminal.finish(120) == 0, "\n".join(terminal.lines()))
    expect(writer.wait() == 0 and "36 of 36 runs" in terminal.bars()[0], "\n".join(terminal.lines()))
    lines = place.run(["watch", "results/short", "--json"]).stdout.splitlines()
    expect(len(lines) == 1 and json.loads(lines[0])["done"] == 36, f"{lines}")


PARTS = {
    function.__name__.replace("_", "-"): function
    for function in (
        pipe, prose, json_lines, widths, heights, resize, end, long_run, colors, dumb, interrupt_twice, suspend, wide_characters,
        watch)
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    root = Path(__file__).resolve().parent.parent.parent
    parser.add_argument("--tool", default=root / ".build/debug/etalon", help="the built tool")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; repeatable")
    arguments = parser.parse_args()
    Place.tool = os.path.abspath(arguments.tool)
    for name in arguments.part or PARTS:
        start = time.monotonic()
        PARTS[name]()
        print(f"{name}: {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
