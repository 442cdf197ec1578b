"""Writes Tests/SamplersTests/SamplersTable.swift: Sobol' points and improvements by SciPy and mpmath, Gaussian processes by scikit-learn.

Run: python3 Tests/Oracles/samplers.py > Tests/SamplersTests/SamplersTable.swift
With --check, compares the committed table with what the installed versions give.
"""

import io
import pathlib
import re
import sys

import mpmath
import numpy
from scipy.stats import qmc
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern

TABLE = pathlib.Path(__file__).parent.parent / "SamplersTests" / "SamplersTable.swift"
random = numpy.random.default_rng(20264)


def text(numbers):
    return " ".join(repr(float(x)) for x in numpy.ravel(numbers))


def sobol():
    """index | coordinates in 128 dimensions, in units of 2**-30."""
    for start, count in [(0, 8), (61, 4), (1021, 4), (123456, 2), (2**20 - 1, 2)]:
        engine = qmc.Sobol(128, scramble=False, bits=30)
        if start:
            engine.fast_forward(start)
        for offset, point in enumerate(engine.random(count)):
            yield f"{start + offset} | " + " ".join(str(int(v * 2**30)) for v in point)


def improvements():
    """z | ln(phi(z) + z Phi(z)), Phi(z)/(phi(z) + z Phi(z))."""
    mpmath.mp.dps = 60
    for z in [5, 1, 0.3, 0, -0.5, -1, -3, -6, -9.99, -10.01, -15, -40, -300, -1e4]:
        z = mpmath.mpf(z)
        h = mpmath.npdf(z) + z * mpmath.ncdf(z)
        yield f"{float(z)!r} | {float(mpmath.log(h))!r} {float(mpmath.ncdf(z) / h)!r}"


def features(positions, categories, kinds):
    """Positions, and categories as corners whose squared distance is 1."""
    return numpy.hstack([positions, numpy.eye(kinds)[categories] / numpy.sqrt(2)])


def processes():
    """weights s | noise | x (positions, category) ... | values | test points | means | deviations | log likelihood without constant."""
    for size, axes, kinds in [(1, 2, 2), (7, 1, 3), (20, 3, 4), (33, 2, 2)]:
        weights = numpy.exp(random.normal(1, 1, axes + 1))
        variance = float(numpy.exp(random.normal(0, 0.5)))
        positions, categories = random.random((size, axes)), random.integers(0, kinds, size)
        noise = random.uniform(0.001, 0.1, size)
        values = random.normal(0, 1, size)
        lengths = numpy.concatenate([weights[:axes] ** -0.5, numpy.full(kinds, weights[axes] ** -0.5)])
        kernel = ConstantKernel(variance, "fixed") * Matern(lengths, "fixed", nu=2.5)
        # Etalon's least jitter belongs to the noise.
        model = GaussianProcessRegressor(kernel, alpha=noise + 1e-10 * variance, optimizer=None)
        model.fit(features(positions, categories, kinds), values)
        tests, test_categories = random.random((5, axes)), random.integers(0, kinds, 5)
        means, deviations = model.predict(features(tests, test_categories, kinds), return_std=True)
        likelihood = model.log_marginal_likelihood() + size / 2 * numpy.log(2 * numpy.pi)
        yield " | ".join([
            text([*weights, variance]), text(noise), text(numpy.column_stack([positions, categories])), text(values),
            text(numpy.column_stack([tests, test_categories])), text(means), text(deviations), text(likelihood)])


def table():
    out = io.StringIO()
    print("// Written by Tests/Oracles/samplers.py.", file=out)
    for name, rows in [("sobolTable", sobol()), ("improvementTable", improvements()), ("processTable", processes())]:
        print(f"\n// swift-format-ignore\nlet {name} = [", file=out)
        for row in rows:
            print(f'  "{row}",', file=out)
        print("]", file=out)
    return out.getvalue()


def numbers(text_):
    """The numbers of a table's rows."""
    rows = "\n".join(line for line in text_.splitlines() if line.startswith('  "'))
    return [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", rows)]


if __name__ == "__main__":
    if "--check" in sys.argv:
        new, old = numbers(table()), numbers(TABLE.read_text())
        numpy.testing.assert_allclose(old, new, rtol=1e-9, atol=1e-12)
        print(f"{len(new)} numbers agree")
    else:
        print(table(), end="")
