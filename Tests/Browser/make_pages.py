"""Makes the pages that the browser tests look at, by the tool itself: one folder of results for each.

    make_pages.py TOOL FOLDER
"""

import json
import math
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

HOSTILE = "</script><img src=x onerror=alert(1)>"
ROOT = Path(__file__).resolve().parents[2]


def spec(name, dataset="iris", sweep=None, seeds=5, epochs=10, **extra):
    """A small experiment as a mapping; JSON is YAML."""
    value = {
        "version": 1,
        "name": name,
        "description": extra.pop("description", f"The browser tests' {name}."),
        "dataset": {"source": dataset, "scale": "standard", "split": {"test": 0.3, "validation": 0.2, "seed": 1}},
        "network": {"hidden": [4], "activation": "tanh"},
        "training": {"epochs": epochs, "learning_rate": 0.05, "batch_size": 16},
        "seeds": seeds,
        "metric": "validation.accuracy",
    }
    for path, own in extra.items():
        section, _, key = path.partition("__")
        if key:
            value[section][key] = own
        else:
            value[section] = own
    if sweep:
        value["sweep"] = {"parameters": sweep}
    return value


class Maker:
    def __init__(self, tool, folder):
        self.tool = Path(tool).resolve()
        self.folder = Path(folder).resolve()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    def run(self, *arguments, codes=(0,)):
        done = subprocess.run([self.tool, *arguments], cwd=self.folder, capture_output=True, text=True)
        if done.returncode not in codes:
            raise SystemExit(f"etalon {' '.join(map(str, arguments))}: {done.returncode}\n{done.stderr}")
        return done

    def experiment(self, value, *arguments, codes=(0,)):
        path = self.folder / f"{value['name']}.yaml"
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return self.run("run", path.name, "--quiet", *arguments, codes=codes)

    def shipped(self, name):
        shutil.copy(ROOT / "experiments" / f"{name}.yaml", self.folder)
        self.run("run", f"{name}.yaml", "--quiet")

    def interrupted(self):
        """A sweep of which a third is trained: the last records are cut off the journal."""
        value = spec("interrupted", sweep={"training.learning_rate": {"values": [0.01, 0.03, 0.1]}}, seeds=4)
        self.experiment(value, "--only", "training.learning_rate=0.03")

    def hostile(self):
        rows = ["a,b,class"]
        generator = random.Random(1)
        for _ in range(90):
            x, y = generator.gauss(0, 1), generator.gauss(0, 1)
            label = ['"<b>bold</b>"', f'"{HOSTILE}"', "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \U0001f980"][
                0 if x > 0.5 else 1 if y > 0 else 2
            ]
            rows.append(f"{x:.4f},{y:.4f},{label}")
        data = f"{'long' * 50} & <i>\"quoted\"</i>.csv"
        other = HOSTILE + ".csv"
        for name, count in [(data, 90), (other, 70)]:
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text("\n".join(rows[: count + 1]) + "\n", encoding="utf-8")
        self.experiment(
            spec(
                "hostile",
                description=HOSTILE + " \"quotes\" & 'more' \U0001f980 " + "word " * 60,
                dataset__source=data,
                dataset__target="class",
                sweep={
                    "dataset.source": {"values": [data, other]},
                    "network.hidden": {"values": [[2], [4]]},
                },
                seeds=3,
            )
        )

    def regression(self):
        """Targets with heavy tails, and learning rates of which one diverges."""
        generator = random.Random(2)
        rows = ["x,y,target"]
        for _ in range(160):
            x, y = generator.gauss(0, 1), generator.gauss(0, 1)
            noise = math.tan(math.pi * (generator.random() - 0.5))
            rows.append(f"{x:.5f},{y:.5f},{2 * x - y + noise:.5f}")
        (self.folder / "tails.csv").write_text("\n".join(rows) + "\n")
        value = spec(
            "regression",
            dataset__source="tails.csv",
            dataset__target="target",
            dataset__task="regression",
            sweep={"training.learning_rate": {"values": [0.001, 0.01, 0.1, 10]}},
            metric={"name": "validation.rmse", "goal": "minimize"},
            predictions="test",
        )
        self.experiment(value)

    def mistakes(self):
        """Kept predictions: of ten classes, of classes with hostile names, and of two targets with long names."""
        self.experiment(
            spec("mistakes", dataset="digits", network__hidden=[32], epochs=8, seeds=3, predictions="test",
                 sweep={"training.learning_rate": {"values": [0.02, 0.05]}}))
        self.experiment(
            spec("hostile-mistakes", dataset__source=HOSTILE + ".csv", dataset__target="class", epochs=1, seeds=2,
                 predictions=["test", "train"]))
        generator = random.Random(3)
        rows = [f"a,b,{'height ' * 11}height,<b>weight</b>"]
        for _ in range(90):
            a, b = generator.gauss(0, 1), generator.gauss(0, 1)
            rows.append(f"{a:.4f},{b:.4f},{a * b * 1e-5:.8f},{3e6 * (a - b):.1f}")
        (self.folder / "two.csv").write_text("\n".join(rows) + "\n")
        self.experiment(
            spec("two-targets", dataset__source="two.csv", dataset__task="regression",
                 dataset__target=["height " * 11 + "height", "<b>weight</b>"], dataset__target_scale="standard", seeds=2,
                 metric={"name": "validation.rmse", "goal": "minimize"}, predictions="test"))

    def all(self):
        for name in ["digits", "optimizers", "iris"]:
            self.shipped(name)
        self.experiment(spec("one-run", seeds=1))
        self.experiment(
            spec("diverged", dataset__scale="none", training__learning_rate=1e30, network__activation="relu",
                 training__loss="squared_error", network__output="identity",
                 sweep={"training.learning_rate": {"values": [1e28, 1e30]}}),
            codes=(0, 1),
        )
        self.interrupted()
        self.experiment(
            spec("datasets", sweep={"dataset.source": {"values": ["iris", "wine", "breast_cancer"]},
                                    "training.learning_rate": {"values": [0.01, 0.1, 1]}}))
        self.regression()
        self.hostile()
        self.mistakes()
        self.experiment(
            spec("six-axes", seeds=1, epochs=2, sweep={
                "network.hidden": {"values": [[2], [3], [4], [6]]},
                "network.activation": {"values": ["tanh", "sigmoid", "relu"]},
                "training.learning_rate": {"values": [0.003, 0.01, 0.03, 0.1, 0.3, 1]},
                "training.momentum": {"values": [0, 0.5, 0.9, 0.95, 0.99, 0.995]},
                "training.batch_size": {"values": [8, 16, 32]},
                "training.l2": {"values": [0, 0.001, 0.01]},
            }))
        self.run("report", "results/digits", "results/iris", "--output", "several.html")
        self.check()

    def check(self):
        """A baseline, and a change that makes it worse."""
        value = spec("checked", sweep={"training.learning_rate": {"values": [0.02, 0.05, 0.1]}}, seeds=6, epochs=20)
        self.experiment(value)
        self.run("accept", "checked.yaml")
        self.run("check", "checked.yaml", "training.epochs=2", "--report", "check.html", codes=(2, 3))


if __name__ == "__main__":
    os.environ.pop("GITHUB_WORKSPACE", None)
    Maker(sys.argv[1], sys.argv[2]).all()
