"""The analytic problems of the search benchmark: name, bounds of the axes, function, and its minimum.

The same functions are in Sources/search-samples/Problem.swift. No minimum lies in the middle of its domain, so that a
sampler that prefers the middle gains nothing.
"""

import math


def sphere(x):
    return sum(v * v for v in x)


def rosenbrock(x):
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def branin(x):
    b, c, t = 5.1 / (4 * math.pi**2), 5 / math.pi, 1 / (8 * math.pi)
    return (x[1] - b * x[0] ** 2 + c * x[0] - 6) ** 2 + 10 * (1 - t) * math.cos(x[0]) + 10


HARTMANN_A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
HARTMANN_P = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]


def hartmann6(x):
    total = 0.0
    for weight, row, centre in zip([1, 1.2, 3, 3.2], HARTMANN_A, HARTMANN_P):
        total -= weight * math.exp(-sum(a * (v - p) ** 2 for a, v, p in zip(row, x, centre)))
    return total


def ackley(x):
    """Of the first five axes; the others have no effect."""
    x = x[:5]
    squares = sum(v * v for v in x) / len(x)
    waves = sum(math.cos(2 * math.pi * v) for v in x) / len(x)
    return -20 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(waves) + 20 + math.e


PROBLEMS = {
    "sphere-5": ([(-5, 10)] * 5, sphere, 0.0),
    "rosenbrock-4": ([(-5, 10)] * 4, rosenbrock, 0.0),
    "branin": ([(-5, 10), (0, 15)], branin, 0.39788735772973816),
    "hartmann-6": ([(0, 1)] * 6, hartmann6, -3.322368011415515),
    "ackley-5+2": ([(-15, 30)] * 7, ackley, 0.0),
}
