"""Writes the data of the workloads for Etalon: CSV for the small ones, IDX (bytes) for W4 and W5.

usage: etalon_data.py FOLDER
The peers' samples are used (peers/common.py); W4's and W5's inputs, which lie in 0…1, are rounded to 256 steps.
"""
import os
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "peers"))
from common import WORKLOADS, data

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for w in WORKLOADS.values():
    if w.name == "W1" or w.name == "W3s":
        continue
    X, _, labels = data(w)
    if w.name in ("W4", "W5"):
        with open(f"{folder}/{w.name}-images.idx", "wb") as f:
            f.write(struct.pack(">IIII", 0x803, len(X), 28, 28) + (X * 255).round().astype("uint8").tobytes())
        with open(f"{folder}/{w.name}-labels.idx", "wb") as f:
            f.write(struct.pack(">II", 0x801, len(X)) + labels.astype("uint8").tobytes())
    else:
        with open(f"{folder}/{w.name}.csv", "w") as f:
            f.write(",".join(f"x{i}" for i in range(X.shape[1])) + ",class\n")
            for row, label in zip(X.tolist(), labels.tolist()):
                f.write(",".join(map(repr, row)) + f",c{label}\n")
