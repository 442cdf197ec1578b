#!/usr/bin/env python3
"""What one proposal of Optuna's samplers costs after 100, 300 and 1000 observed trials of hartmann-6: the median processor time of
three, as `sampler-trials SAMPLERS overhead` measures Etalon's.

usage: optuna_overhead.py [SAMPLERS] [TRIALS]
"""

import sys
import time
import warnings

import numpy
import optuna
from optuna_samplers import sampler
from problems import PROBLEMS

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
names = (sys.argv[1] if len(sys.argv) > 1 else "random,qmc,tpe,tpe-multivariate,gp").split(",")
counts = [int(n) for n in (sys.argv[2] if len(sys.argv) > 2 else "100,300,1000").split(",")]
if "gp" in names:
    import torch

    torch.set_num_threads(1)
bounds, function, _ = PROBLEMS["hartmann-6"]
axes = {f"x{i}": optuna.distributions.FloatDistribution(*b) for i, b in enumerate(bounds)}
print("sampler,trials,ms")
for name in names:
    for count in counts:
        study = optuna.create_study(sampler=sampler(name, 1))
        for point in numpy.random.default_rng(2).random((count, 6)):
            values = dict(zip(axes, map(float, point)))
            study.add_trial(optuna.trial.create_trial(params=values, distributions=axes, value=function(point)))
        times = []
        for _ in range(3):
            start = time.process_time()
            trial = study.ask()
            for axis, (low, high) in zip(axes, bounds):
                trial.suggest_float(axis, low, high)
            times.append(time.process_time() - start)
            study.tell(trial, state=optuna.trial.TrialState.FAIL)
        print(f"{name},{count},{1000 * sorted(times)[1]:.3f}", flush=True)
