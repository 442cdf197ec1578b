"""Writes Tests/StatisticsTests/Fixtures/tests.txt: tests of paired samples and of counts, by SciPy.

Run: python3 Tests/Oracles/verdicts.py > Tests/StatisticsTests/Fixtures/tests.txt

One case per line: the test's name, a colon, its numbers in the order that the functions below state.
"""

import numpy
from scipy import stats

random = numpy.random.default_rng(20261)


def text(numbers):
    return " ".join(repr(float(x)) for x in numbers)


def paired(differences):
    """d; sign-flip p (less, greater); Student's t p (less, greater); mean; 90 % interval."""
    d = numpy.asarray(differences)
    zero = numpy.zeros_like(d)

    def permuted(alternative):
        return stats.permutation_test(
            (d, zero), lambda x, y, axis: numpy.sum(x - y, axis=axis), permutation_type="samples",
            vectorized=True, n_resamples=numpy.inf, alternative=alternative).pvalue

    less, greater = permuted("less"), permuted("greater")
    below = stats.ttest_rel(d, zero, alternative="less")
    above = stats.ttest_rel(d, zero, alternative="greater")
    low, high = stats.ttest_rel(d, zero).confidence_interval(0.9)
    return f"{text(d)} | {text([less, greater, below.pvalue, above.pvalue, d.mean(), low, high])}"


def rows():
    """Smooth differences, and accuracies on a grid, which tie and are 0."""
    for n in list(range(2, 15)) * 6:
        shift = random.choice([0, -0.5, -1, 1])
        yield [round(float(x), 6) for x in random.normal(shift, 1, n)]
    for n in list(range(3, 15)) * 6:
        d = random.integers(-4, 4, n) / 64
        if len(set(d)) > 1:
            yield [float(x) for x in d]


def binomials():
    """k n p; P(X ≤ k), P(X ≥ k); Clopper and Pearson's interval, 5 % on either side."""
    for _ in range(150):
        n = int(random.choice([1, 2, 5, 13, 40, 200, 1000, 10000]))
        p = float(random.choice([0.5, 0.5, 0.1, 0.83]))
        k = int(numpy.clip(round(random.normal(n * p, 2 * (n * p * (1 - p)) ** 0.5)), 0, n))
        interval = stats.binomtest(k, n).proportion_ci(0.9, "exact")
        yield [k, n, p, stats.binom.cdf(k, n, p), stats.binom.sf(k - 1, n, p), *interval]


def mcnemar():
    """lost gained; one-sided exact p of a drop and of a gain."""
    for _ in range(60):
        lost, gained = (int(x) for x in random.integers(0, random.choice([4, 20, 300]), 2))
        both = lost + gained
        drop = stats.binomtest(lost, both, 0.5, "greater").pvalue if both else 1
        gain = stats.binomtest(gained, both, 0.5, "greater").pvalue if both else 1
        yield [lost, gained, drop, gain]


def holm():
    """p-values | corrected: each sorted one times those not yet passed, and never below the one before."""
    for m in [1, 2, 3, 5, 9]:
        for _ in range(4):
            p = random.uniform(0, 1, m) ** 3
            order = numpy.argsort(p)
            corrected = numpy.empty(m)
            corrected[order] = numpy.minimum(1, numpy.maximum.accumulate(p[order] * (m - numpy.arange(m))))
            yield f"{text(p)} | {text(corrected)}"


tables = {
    "paired": map(paired, rows()), "binomial": map(text, binomials()), "mcnemar": map(text, mcnemar()), "holm": holm(),
}
for name, table in tables.items():
    for case in table:
        print(f"{name}: {case}")
