"""Writes Tests/StatisticsTests/CertaintyTable.swift: intervals, importances, ranks and fronts by NumPy and SciPy.

Run: python3 Tests/Oracles/certainty.py > Tests/StatisticsTests/CertaintyTable.swift
"""

import itertools

import numpy
from scipy import stats

random = numpy.random.default_rng(20263)


def text(numbers):
    return " ".join(repr(float(x)) for x in numpy.ravel(numbers))


def crossed(x):
    """Variance of the mean by Owen's pigeonhole, and Satterthwaite's degrees of freedom."""
    seeds, samples = x.shape
    parts = []
    if seeds > 1:
        parts.append((x.mean(1).var(ddof=1) / seeds, seeds - 1))
    if samples > 1:
        parts.append((x.mean(0).var(ddof=1) / samples, samples - 1))
    variance = sum(v for v, _ in parts)
    freedom = variance**2 / sum(v**2 / d for v, d in parts) if variance else max(1, samples - 1)
    return x.mean(), variance, freedom


def proportions():
    """seeds samples | bits | mean, standard error, low, high."""
    for seeds, samples in [(1, 7), (1, 180), (2, 36), (3, 36), (5, 40), (10, 72), (2, 9), (4, 12)]:
        for level in [0.5, 0.9, 1.0]:
            easy = random.normal(0, 1, samples)
            x = (stats.norm.ppf(min(level, 0.999)) * 2 + easy + random.normal(0, 0.5, (seeds, samples)) > 0) * 1.0
            if level == 1.0 and seeds == 5:
                x[:] = 1
            p, variance, freedom = crossed(x)
            n = p * (1 - p) / variance if variance > 0 and 0 < p < 1 else samples
            t = stats.t.ppf(0.975, freedom)
            half = t / (1 + t * t / n) * numpy.sqrt(p * (1 - p) / n + t * t / (4 * n * n))
            centre = (p + t * t / (2 * n)) / (1 + t * t / n)
            yield f"{seeds} {samples} | {text(x)} | {text([p, variance**0.5, centre - half, centre + half])}"


def losses():
    """seeds samples | losses | mean, standard error, low, high."""
    for seeds, samples in [(1, 5), (2, 8), (3, 20), (6, 15)]:
        for _ in range(3):
            x = numpy.round(random.gamma(1, 2, (1, samples)) + random.normal(3, 0.3, (seeds, 1))
                            + random.normal(0, 0.2, (seeds, samples)), 6)
            mean, variance, freedom = crossed(x)
            low, high = stats.t.interval(0.95, freedom, mean, variance**0.5)
            yield f"{seeds} {samples} | {text(x)} | {text([mean, variance**0.5, low, high])}"


def folds():
    """evaluation samples per training sample | values | standard error, low, high."""
    for k in [2, 5, 10]:
        for repeats in [1, 3]:
            x = numpy.round(random.normal(0.9, 0.03, k * repeats), 6)
            error = numpy.sqrt(1 / len(x) + 1 / (k - 1)) * x.std(ddof=1)
            low, high = stats.t.interval(0.95, len(x) - 1, x.mean(), error)
            yield f"{text([1 / (k - 1)])} | {text(x)} | {text([error, low, high])}"


def grids():
    """sizes | seeds | values in the order of the grid | main effects, pairs, more, seeds: shares."""
    for sizes in [(4,), (2, 3), (3, 2, 2), (2, 3, 2, 2)]:
        for seeds in [1, 3]:
            axes = range(len(sizes))
            shape = (*sizes, seeds)
            y = numpy.zeros(shape)
            for a, b in itertools.combinations_with_replacement(axes, 2):
                effect = random.normal(0, 1, tuple(s if i in (a, b) else 1 for i, s in enumerate(shape)))
                y = y + effect
            y = numpy.round(y + random.normal(0, 0.3, shape), 6)
            total = y.var()
            means = y.mean(-1)
            def effect(kept):
                """The part that belongs to exactly these axes, by inclusion and exclusion."""
                f = means.mean(tuple(i for i in axes if i not in kept), keepdims=True)
                for fewer in range(len(kept)):
                    for part in itertools.combinations(kept, fewer):
                        f = f - effect(part)
                return f

            main = [(effect((a,)) ** 2).mean() for a in axes]
            pairs = [(effect(p) ** 2).mean() for p in itertools.combinations(axes, 2)]
            rest = sum((effect(s) ** 2).mean() for n in axes if n > 1 for s in itertools.combinations(axes, n + 1))
            shares = numpy.array([*main, *pairs, rest, y.var(-1).mean()]) / total
            yield f"{text(sizes)} | {seeds} | {text(y)} | {text(shares)}"


def holes():
    """axes | levels, axis by axis | values, one per point | each axis's drop in R², what is unexplained."""
    for axes, sizes, points in [(2, (3, 4), 9), (3, (2, 3, 3), 16), (3, (5, 2, 8), 40)]:
        for _ in range(2):
            cells = list(itertools.product(*map(range, sizes)))
            chosen = [cells[i] for i in sorted(random.choice(len(cells), points, replace=False))]
            levels = numpy.array(chosen).T
            y = numpy.round(levels.T @ random.normal(0, 1, axes) + random.normal(0, 0.5, points), 6)

            def unexplained(kept):
                columns = [numpy.ones(points)] + [1.0 * (levels[a] == v) for a in kept for v in range(sizes[a])]
                design = numpy.stack(columns, 1)
                fit = design @ numpy.linalg.lstsq(design, y, rcond=None)[0]
                return ((y - fit) ** 2).mean() / y.var()

            everything = unexplained(range(axes))
            drops = [unexplained([b for b in range(axes) if b != a]) - everything for a in range(axes)]
            yield f"{axes} | {text(levels)} | {text(y)} | {text([*drops, everything])}"


def ranks():
    """values | ranks, the largest first."""
    for n in [1, 4, 9]:
        x = random.integers(0, 5, n) / 4
        yield f"{text(x)} | {text(stats.rankdata(-x))}"


def needed():
    """difference, deviation, comparisons | the least number of seeds, from 5 up to 1000."""
    for difference in [0.002, 0.01, 0.03]:
        for comparisons in [1, 13]:
            for n in range(5, 1001):
                t = stats.t(n - 1)
                if (t.ppf(1 - 0.05 / comparisons) + t.ppf(0.8)) * 0.01 / n**0.5 <= difference:
                    yield f"{text([difference, 0.01, comparisons])} | {n}"
                    break


print("// Written by Tests/Oracles/certainty.py.\n")
tables = [("proportionTable", proportions), ("lossTable", losses), ("foldTable", folds), ("gridTable", grids),
          ("holesTable", holes), ("rankTable", ranks), ("seedsNeededTable", needed)]
print("\n".join(f"// swift-format-ignore\nlet {name} = [\n" + "\n".join(f'  "{row}",' for row in rows()) + "\n]\n"
                for name, rows in tables), end="")
