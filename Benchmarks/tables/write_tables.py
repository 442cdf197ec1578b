"""Writes the two tables that reading is measured on, the same bytes each time. usage: write_tables.py FOLDER"""
import sys
from pathlib import Path

import numpy as np


def long_table(path: Path) -> None:
    """500,000 rows of 28 numbers with six decimals and a class: about 134 MB."""
    draw = np.random.default_rng(1)
    rows, columns = 500_000, 28
    inputs = draw.normal(size=(rows, columns))
    labels = draw.integers(0, 2, rows)
    with path.open("w") as file:
        file.write(",".join(f"x{i}" for i in range(columns)) + ",y\n")
        for values, label in zip(inputs.tolist(), labels.tolist()):
            file.write(",".join("%.6f" % value for value in values) + f",{label}\n")


def wide_table(path: Path) -> None:
    """10,000 rows of 784 numbers with all their digits and a class: about 151 MB."""
    draw = np.random.default_rng(1)
    rows, columns = 10_000, 784
    inputs = draw.random(size=(rows, columns))
    labels = draw.integers(0, 10, rows)
    with path.open("w") as file:
        file.write(",".join(f"p{i}" for i in range(columns)) + ",y\n")
        for values, label in zip(inputs.tolist(), labels.tolist()):
            file.write(",".join(map(repr, values)) + f",{label}\n")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in [("long.csv", long_table), ("wide.csv", wide_table)]:
        if not (folder / name).exists():
            write(folder / name)
        spec = folder / name.replace(".csv", ".yaml")
        spec.write_text(
            f"version: 1\ndataset: {{source: {name}, target: y, split: {{test: 0.2}}}}\nnetwork: {{hidden: [4]}}\n")
