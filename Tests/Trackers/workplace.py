"""A folder with results, and the tool."""

import json
import os
import pathlib
import re
import subprocess

SPEC = """\
version: 1
name: small
description: The trackers' tests.
dataset: {source: iris, split: {test: 0.3, validation: 0.2}}
network: {hidden: [3], activation: relu, output: identity}
training: {epochs: 8, batch_size: 16, loss: squared_error}
seeds: 2
metric: validation.accuracy
evaluate: {metrics: [loss, accuracy]}
sweep:
  parameters:
    training.learning_rate: {values: [0.01, 0.1, 1.0e+30]}
"""


class Workplace:
    def __init__(self, tool, folder):
        self.tool = pathlib.Path(tool).resolve()
        self.folder = pathlib.Path(folder)

    def run(self, *words, code=0, environment=None, timeout=120):
        """Runs the tool; returns the finished process, whose exit code must be `code`."""
        done = subprocess.run(
            [self.tool, *map(str, words)], cwd=self.folder, capture_output=True, text=True, timeout=timeout,
            env=(os.environ | {"MLFLOW_TRACKING_URI": ""}) if environment is None else environment)
        if done.returncode != code:
            raise AssertionError(
                f"{' '.join(map(str, words))}: exit code {done.returncode}, not {code}\n{done.stdout}{done.stderr}")
        return done

    def train(self, spec=SPEC, *values):
        """Trains a spec and returns its results folder."""
        name = spec.split("name: ")[1].split("\n")[0]
        path = self.folder / f"{name}.yaml"
        path.write_text(spec, encoding="utf-8")
        self.run("run", path, "--quiet", *values)
        return self.folder / "results" / name


def records(results):
    """The journal's entries by identity."""
    lines = (results / "journal/runs.jsonl").read_text(encoding="utf-8").splitlines()
    return {entry["run"]: entry for entry in map(json.loads, lines)}


def plan(results):
    return json.loads((results / "plan.json").read_text(encoding="utf-8"))


def is_finite(value):
    """Whether a value of a record is a number: NaN is null there, infinities are texts."""
    return isinstance(value, (int, float))


def points(record):
    """What an export sends of a record: metric, step and value, also where it is not finite."""
    found = []
    for name, values in record["curve"]["columns"].items():
        found += [(name, step, value) for step, value in zip(record["curve"]["epochs"], values)]
    step = record.get("restored_epoch", record["epochs"])
    return found + [("final." + name, step, value) for name, value in record["metrics"].items()]


def rewrite(results, change):
    """Replaces the content of every journal line by what `change` makes of it, with the right checksum."""
    path = results / "journal/runs.jsonl"
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        content = change(line[line.index('"v"'):-1]) + "}"
        lines.append(f'{{"crc":"{crc32c(content.encode()):08x}",{content}\n')
    path.write_text("".join(lines), encoding="utf-8")


def take_eighty_seconds(results):
    """Makes all runs as long as that, because a run of eight epochs takes less than a millisecond."""
    rewrite(results, lambda line: re.sub('"seconds":[^,]*', '"seconds":80.5', line))


def crc32c(data):
    state = 0xFFFFFFFF
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = state >> 1 ^ (0x82F63B78 if state & 1 else 0)
    return state ^ 0xFFFFFFFF
