#!/usr/bin/env python3
"""Prints the tables of docs/Search.md from the searches' files: medians and quartiles of the regret, and the cost of a proposal.

usage: table.py ETALON.csv... -- OPTUNA.csv... [-- ETALON_OVERHEAD.csv OPTUNA_OVERHEAD.csv...]
"""

import csv
import statistics
import sys

STOPS = [25, 50, 100, 200]
ROWS = [("Etalon", "random"), ("Etalon", "sobol"), ("Etalon", "tpe"), ("Etalon", "gp"), ("Optuna", "random"),
        ("Optuna", "qmc"), ("Optuna", "tpe"), ("Optuna", "tpe-multivariate"), ("Optuna", "gp")]


def read(paths):
    for path in paths:
        with open(path) as file:
            # The last line may have been cut off.
            yield from (row for row in csv.DictReader(file) if row.get("ms"))


def number(x):
    return f"{x:.0f}" if x >= 100 else f"{x:.2g}"


def cell(values):
    if not values:
        return "–"
    if len(values) < 4:
        return number(statistics.median(values))
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"**{number(middle)}** {number(low)} … {number(high)}"


def main():
    groups = [[]]
    for word in sys.argv[1:]:
        groups.append([]) if word == "--" else groups[-1].append(word)
    found = {}
    for tool, paths in zip(["Etalon", "Optuna"], groups):
        for row in read(paths):
            for stop in STOPS:
                if row[f"regret_{stop}"]:
                    place = found.setdefault((row["problem"], tool, row["sampler"]), {}).setdefault(stop, {})
                    place[row["seed"]] = float(row[f"regret_{stop}"])
    print("| problem | sampler | searches | " + " | ".join(f"{n} trials" for n in STOPS) + " |")
    print("|---|---|---|" + "---|" * len(STOPS))
    for problem in dict.fromkeys(key[0] for key in found):
        for tool, sampler in ROWS:
            stops = found.get((problem, tool, sampler), {})
            counts = sorted({len(v) for v in stops.values()}, reverse=True)
            cells = [cell(list(stops.get(n, {}).values())) for n in STOPS]
            print(f"| {problem} | {tool} {sampler} | {', '.join(map(str, counts))} | " + " | ".join(cells) + " |")
    if len(groups) > 2:
        print("\n| sampler | after 100 trials | 300 | 1,000 |\n|---|---|---|---|")
        for path, tool in zip(groups[2], ["Etalon"] + ["Optuna"] * 9):
            costs = {}
            for row in read([path]):
                costs.setdefault(row["sampler"], {})[row["trials"]] = float(row["ms"])
            for sampler, cost in costs.items():
                cells = [f"{cost[n]:.3g} ms" if n in cost else "–" for n in ("100", "300", "1000")]
                print(f"| {tool} {sampler} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
