"""Writes Tests/StatisticsTests/BestSetTable.swift: which points cannot be told from the best, pattern by pattern.

Run: python3 Tests/Oracles/simultaneous.py > Tests/StatisticsTests/BestSetTable.swift

A plain twin of the step-down sign-flip test with the maximum statistic, and Student's test by SciPy with Holm's correction
where seeds are few. Rows are texts: seeds; the values, point by point ("nan" is missing, "inf" diverged); the best
point; each point's p-value.
"""

import itertools

import numpy
from scipy import stats

random = numpy.random.default_rng(20262)
ALPHA = 0.05


def differences(values):
    finite_mean = [numpy.mean(row[numpy.isfinite(row)]) if numpy.isfinite(row).any() else -numpy.inf for row in values]
    diverged = [numpy.isinf(row).sum() / max(1, (~numpy.isnan(row)).sum()) for row in values]
    best = min(range(len(values)), key=lambda i: (diverged[i], -finite_mean[i], i))
    top = values[best]
    d = numpy.full(values.shape, numpy.nan)
    for i, row in enumerate(values):
        for s, value in enumerate(row):
            if numpy.isnan(value) or numpy.isnan(top[s]):
                continue
            if numpy.isinf(value) or numpy.isinf(top[s]):
                d[i, s] = float(numpy.isinf(value)) - float(numpy.isinf(top[s]))
                d[i, s] *= numpy.inf if d[i, s] else 1
            else:
                d[i, s] = round(top[s] - value, 12)
    largest = numpy.max(numpy.abs(d[numpy.isfinite(d)]))
    worst = 10 * largest if largest else 1
    return best, numpy.where(numpy.isinf(d), numpy.sign(d) * worst, d)


def studentised(d, added):
    d = d[~numpy.isnan(d)]
    return d.mean() / numpy.sqrt((d.var(ddof=1) + added) / len(d))


def p_values(values):
    best, d = differences(values)
    there = ~numpy.isnan(d)
    n = there.sum(1)
    q2 = numpy.min(numpy.abs(d[there & (d != 0)])) ** 2 / 6 if (d[there] != 0).any() else 0
    tested = [i for i in range(len(d)) if n[i] > 1 and (d[i][there[i]] != 0).any()]
    flipped = [i for i in tested if 0.5 ** n[i] <= ALPHA]
    p = numpy.ones(len(d))
    if flipped:
        near = sorted(flipped, key=lambda i: (numpy.mean(d[i][there[i]] ** 2), i))
        near = near[: max(3, -(-len(flipped) // 4))]
        spread = numpy.median([numpy.abs(d[i][there[i]]).std(ddof=1) for i in near])
        added = max((spread / 2) ** 2, q2)
        patterns = list(itertools.product([1, -1], repeat=d.shape[1]))
        flips = {i: numpy.array([studentised(d[i] * signs, added) for signs in patterns]) for i in flipped}
        own = {i: flips[i][0] for i in flipped}
        left = sorted(flipped, key=lambda i: (-own[i], -i))
        passed = 0
        while left:
            first = left[0]
            largest = numpy.max([flips[i] for i in left], axis=0)
            passed = max(passed, numpy.mean(largest >= own[first] - 1e-9 * max(1, abs(own[first]))))
            p[first] = passed
            left = left[1:]
    few = [i for i in tested if i not in flipped]
    single = sorted((stats.t.sf(studentised(d[i], q2), n[i] - 1), i) for i in few)
    passed = 0
    for rank, (value, i) in enumerate(single):
        passed = max(passed, min(1, value * (len(tested) - rank)))
        p[i] = passed
    return best, p


def cases():
    for seeds in [2, 3, 4, 5, 5, 6, 7, 8, 9]:
        for points in [2, 3, 7, 14]:
            values = random.normal(0.9, 0.01, (points, seeds)) - 0.01 * random.integers(0, 4, (points, 1))
            kind = random.integers(0, 4)
            if kind == 1:
                values = numpy.round(values * 180) / 180
            if kind == 2 and seeds > 2:
                values[random.random(values.shape) < 0.1] = numpy.nan
            if kind == 3:
                values[random.random(values.shape) < 0.15] = numpy.inf
            if numpy.isnan(values).all(1).any():
                continue
            yield numpy.where(numpy.isfinite(values), numpy.round(values, 9), values)


def text(numbers):
    return " ".join(repr(float(x)) for x in numbers)


print("// Written by Tests/Oracles/simultaneous.py.\n")
print("// swift-format-ignore")
print("let bestSetTable = [")
for values in cases():
    best, p = p_values(values)
    print(f'  "{values.shape[1]} | {text(values.flat)} | {best} | {text(p)}",')
print("]")
