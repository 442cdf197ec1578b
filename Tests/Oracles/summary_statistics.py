"""Writes Tests/StatisticsTests/SampleStatisticsTable.swift: statistics of samples by NumPy and SciPy.

Run: python3 Tests/Oracles/summary_statistics.py > Tests/StatisticsTests/SampleStatisticsTable.swift
"""

import numpy
from scipy import stats

SAMPLES = [
    [0.9],
    [0.97, 0.98],
    [0.1, 0.1, 0.1],
    [1.0, 2.0, 3.0, 4.0],
    [-3.5, 2.25, 0.0, 11.0, -7.75],
    [1e9 + 1, 1e9 + 2, 1e9 + 4],
    [1e-8, 3e-8, 2e-8, 5e-8, 4e-8, 7e-8],
    [round(float(x), 6) for x in numpy.random.default_rng(1).normal(0.9, 0.05, 11)],
    [round(float(x), 6) for x in numpy.random.default_rng(2).exponential(30, 32)],
    [round(float(x), 6) for x in numpy.random.default_rng(3).normal(-5, 2, 64)],
]


def row(sample):
    n = len(sample)
    mean = float(numpy.mean(sample))
    numbers = [mean, "nil", float(numpy.median(sample)), min(sample), max(sample), "nil", "nil"]
    if n > 1:
        numbers[1] = float(numpy.std(sample, ddof=1))
        low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=stats.sem(sample)) if numbers[1] else (mean, mean)
        numbers[5:] = [float(low), float(high)]
    names = ["mean", "deviation", "median", "minimum", "maximum", "low", "high"]
    values = ",\n    ".join(", ".join(map(repr, sample[i : i + 8])) for i in range(0, n, 8))
    facts = ", ".join(f"{name}: {value}" for name, value in zip(names, numbers))
    return f"  StatisticsRow(\n    [{values}],\n    {facts}),"


print("// Written by Tests/Oracles/summary_statistics.py.\n")
print("// swift-format-ignore")
print("let statisticsTable = [")
print("\n".join(map(row, SAMPLES)))
print("]")
