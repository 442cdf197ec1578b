"""Writes the reference values that the tests of the elementary functions read, with mpmath at 200 bits.

    python3 Tests/Oracles/elementary.py Tests/ArithmeticTests/Traces

elementary.csv: function, format, arguments (bits, hexadecimal), the value rounded (bits), and the exact value
minus the rounded one in thousandths of a unit in the last place. distributions.csv: function, arguments, value.
"""

import random
import struct
import sys
from pathlib import Path

from mpmath import betainc, cos, erf, erfc, exp, expm1, findroot, log, log1p, loggamma
from mpmath import mp, mpf, pi, power, sin, sqrt, tanh

mp.prec = 200
FORMATS = {"float32": ("f", "I", 24, -149), "float64": ("d", "Q", 53, -1074)}
LARGEST = {"float32": mpf(2) ** 128, "float64": mpf(2) ** 1024}


def bits(value, name):
    float_code, integer_code, _, _ = FORMATS[name]
    return struct.unpack("<" + integer_code, struct.pack("<" + float_code, value))[0]


def cut(value, name):
    """The number of the format near a Python float."""
    code = FORMATS[name][0]
    return struct.unpack("<" + code, struct.pack("<" + code, value))[0]


def rounded(value, name):
    """The nearest number of the format and the rest in units in the last place, or None when it overflows."""
    _, _, digits, smallest = FORMATS[name]
    if value == 0:
        return 0.0, mpf(0)
    exponent = max(int(mp.floor(log(abs(value), 2))) - digits + 1, smallest)
    unit = mpf(2) ** exponent
    nearest = mp.nint(value / unit) * unit
    if abs(nearest) >= LARGEST[name]:
        return None
    return float(nearest), (value - nearest) / unit


def softplus(x):
    return max(x, mpf(0)) + log1p(exp(-abs(x)))


def sigmoid(x):
    return 1 / (1 + exp(-x))


# The function, the range of its arguments by format, and whether float32 has it too.
FUNCTIONS = {
    "exp": (exp, {"float32": (-103, 88.7), "float64": (-744, 709.7)}),
    "expMinusOne": (expm1, {"float32": (-25, 88.7), "float64": (-45, 709.7)}),
    "log": (log, {"float32": (0, 3e38), "float64": (0, 1.7e308)}),
    "logOnePlus": (log1p, {"float32": (-0.9999, 3e38), "float64": (-0.9999, 1.7e308)}),
    "sigmoid": (sigmoid, {"float32": (-87.3, 30), "float64": (-708, 60)}),
    "tanh": (tanh, {"float32": (-11, 11), "float64": (-22, 22)}),
    "softplus": (softplus, {"float32": (-103, 100), "float64": (-744, 800)}),
    "sin": (sin, {"float64": (-(2**20), 2**20)}),
    "cos": (cos, {"float64": (-(2**20), 2**20)}),
    "erf": (erf, {"float64": (-6.5, 6.5)}),
    "erfc": (erfc, {"float64": (-6.5, 26.5)}),
    "logGamma": (lambda x: loggamma(x).real, {"float64": (0, 1e6)}),
}

# Functions that were added later have a generator of their own, so that the arguments of the first ones stay.
LATER_FUNCTIONS = {
    "gaussian": (lambda x: exp(-x * x), {"float32": (-10, 10), "float64": (-27, 27)}),
    "normalCumulative": (lambda x: erfc(-x / sqrt(mpf(2))) / 2, {"float32": (-13, 6), "float64": (-37, 9)}),
    "normalDensity": (lambda x: exp(-x * x / 2) / sqrt(2 * pi), {"float32": (-13, 13), "float64": (-37, 37)}),
    "sine": (sin, {"float32": (-(2**20), 2**20), "float64": (-(2**48), 2**48)}),
    "cosine": (cos, {"float32": (-(2**20), 2**20), "float64": (-(2**48), 2**48)}),
}


def arguments(low, high, name, draw):
    """Numbers uniform in the range, near zero and one, and of all magnitudes."""
    smallest = FORMATS[name][3]
    for _ in range(30):
        yield draw.uniform(max(low, -1e300), min(high, 1e300))
        yield draw.uniform(max(low, -4), min(high, 4))
        yield draw.uniform(max(low, 0.7), min(high, 1.5))
    for _ in range(40):
        yield draw.choice((-1, 1)) * draw.uniform(1, 2) * 2.0 ** draw.randint(smallest + 2, 3)
    for n in range(-8, 9):
        # The edges of the reduction by ln 2 and by π/2, where the remainder is largest.
        yield (n + 0.5) * 0.6931471805599453
        yield (n + 0.5) * 1.5707963267948966
        yield n * 1.5707963267948966
        yield 2.0**n


def values(functions, draw):
    for function, (reference, formats) in functions.items():
        for name, (low, high) in formats.items():
            for argument in arguments(low, high, name, draw):
                x = cut(argument, name)
                if not low <= x <= high or x == 0:
                    continue
                result = rounded(reference(mpf(x)), name)
                if result is not None:
                    yield function, name, f"{bits(x, name):x}", result


def elementary(draw):
    yield from values(FUNCTIONS, draw)
    for _ in range(150):
        base = draw.choice((10.0, 2.0, draw.uniform(0, 3), draw.uniform(0, 1e4)))
        exponent = draw.choice((draw.uniform(-3, 3), draw.uniform(-60, 60), float(draw.randint(-25, 25))))
        result = rounded(power(mpf(base), mpf(exponent)), "float64")
        if result is not None:
            yield "pow", "float64", f"{bits(base, 'float64'):x} {bits(exponent, 'float64'):x}", result
    yield from values(LATER_FUNCTIONS, random.Random(20261128))


def distributions(draw):
    for _ in range(150):
        a, b = (10 ** draw.uniform(-1, 3) for _ in range(2))
        x = min(max(draw.betavariate(a, b), 1e-12), 1 - 1e-12)
        yield "beta", (x, a, b), betainc(a, b, 0, x, regularized=True)
    for freedom in (1, 2, 3, 4, 7, 9, 19, 29, 99, 999):
        for p in (0.6, 0.9, 0.95, 0.975, 0.995, 0.9999, 0.025):
            def tail(t):
                half = mpf(1) / 2
                return half * betainc(freedom * half, half, 0, freedom / (freedom + t * t), regularized=True)

            start = sqrt(mpf(3)) * abs(p - 0.5) * 2
            t = findroot(lambda t: log(tail(abs(t))) - log(min(mpf(p), 1 - mpf(p))), (start, start + 1))
            yield "student", (freedom, p), abs(t) if p > 0.5 else -abs(t)


def main(folder):
    draw = random.Random(20260101)
    with (folder / "elementary.csv").open("w") as file:
        for function, name, argument, (value, rest) in elementary(draw):
            file.write(f"{function},{name},{argument},{bits(value, name):x},{int(mp.nint(rest * 1000))}\n")
    with (folder / "distributions.csv").open("w") as file:
        for function, argument, value in distributions(draw):
            file.write(f"{function},{' '.join(float(v).hex() for v in argument)},{float(value).hex()}\n")


main(Path(sys.argv[1]))
