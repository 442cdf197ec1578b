#!/usr/bin/env python3
"""Runs Optuna's samplers over the analytic problems: one line per search, with its regret after 25, 50, 100 and 200 trials.

usage: optuna_samplers.py OUT.csv [--samplers random,qmc,tpe,tpe-multivariate,gp] [--first 0] [--seeds 30] [--trials 200]

Searches that the file already holds are not repeated, so that an interrupted script continues. Each uses one thread; `ms` is the mean processor time per trial up to the
last stop, including Optuna's bookkeeping in memory.
"""

import argparse
import csv
import os
import pathlib
import time
import warnings

import optuna
from problems import PROBLEMS

STOPS = [25, 50, 100, 200]
COLUMNS = ["problem", "sampler", "seed", *(f"regret_{n}" for n in STOPS), "ms"]


def sampler(name, seed):
    match name:
        case "random":
            return optuna.samplers.RandomSampler(seed=seed)
        case "qmc":
            return optuna.samplers.QMCSampler(scramble=True, seed=seed)
        case "tpe":
            return optuna.samplers.TPESampler(seed=seed, multivariate=False)
        case "tpe-multivariate":
            return optuna.samplers.TPESampler(seed=seed, multivariate=True)
        case "gp":
            return optuna.samplers.GPSampler(seed=seed)


def search(problem, name, seed, trials):
    bounds, function, minimum = PROBLEMS[problem]
    study = optuna.create_study(sampler=sampler(name, seed))
    values = []

    def objective(trial):
        values.append(function([trial.suggest_float(f"x{i}", *b) for i, b in enumerate(bounds)]))
        return values[-1]

    start = time.process_time()
    study.optimize(objective, n_trials=trials)
    seconds = time.process_time() - start
    regrets = [f"{min(values[:n]) - minimum:.6g}" if n <= trials else "" for n in STOPS]
    return [problem, name, seed, *regrets, f"{1000 * seconds / trials:.3f}"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--samplers", default="random,qmc,tpe,tpe-multivariate,gp")
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--trials", type=int, default=200)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    if "gp" in options.samplers:
        import torch

        torch.set_num_threads(1)
    done = set()
    if options.out.exists():
        rows = csv.DictReader(options.out.open())
        last = f"regret_{options.trials}"
        done = {(r["problem"], r["sampler"], r["seed"]) for r in rows if r[last]}
    with options.out.open("a", newline="") as file:
        writer = csv.writer(file)
        if file.tell() == 0:
            writer.writerow(COLUMNS)
        for seed in range(options.first, options.first + options.seeds):
            for name in options.samplers.split(","):
                for problem in PROBLEMS:
                    if (problem, name, str(seed)) not in done:
                        writer.writerow(search(problem, name, seed, options.trials))
                        file.flush()


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
