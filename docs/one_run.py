#!/usr/bin/env python3
"""Trains recorded runs again, without Etalon, and compares the weights bit by bit.

    python3 docs/one_run.py results/xor/baseline.json --runs 0 1

Written from docs/Arithmetic.md, Arithmetic-functions.md, Datasets.md and Results.md, whose names it uses, and not from
the tool's source. It trains what the smallest experiments need: the bundled sets xor and digits, gradient descent
with momentum, float32 and float64. Exit status: 0 if all digests agree, 1 if not, 2 for a run that it cannot train.
"""

import argparse
import hashlib
import json
import math
import pathlib
import struct
import sys
from ctypes import c_float
from fractions import Fraction

DIGITS = pathlib.Path(__file__).parent.parent / "Sources/CBundledData/data/digits.csv"
DIGITS_SPLIT = {"test": 0.2, "validation": 0.1, "seed": 1}  # as in experiments/digits.yaml


# Arithmetic.md: the two formats. Python's float is float64. Its +, −, ×, ÷ and √ of float32 values, rounded again to
# float32, are the float32 operations, because 53 ≥ 2·24 + 2 bits. This does not hold for fma.
single = lambda x: c_float(x).value


def fma32(a, b, c):
    """a·b + c of float32 values, rounded once to float32."""
    product = a * b  # exact: 48 bits
    total = product + c
    result = single(total)
    rest = total - result
    if rest and single(total + rest) == total + rest:  # halfway: what was lost in float64 decides
        part = total - product
        error = (product - (total - part)) + (c - part)
        return single(math.nextafter(total, math.copysign(math.inf, error))) if error else result
    return result


def exact_fma(a, b, c):
    """a·b + c of float64 values, rounded once to float64, for Python before 3.13."""
    exact = Fraction(a) * Fraction(b) + Fraction(c)
    return float(exact) or a * b + c  # a zero takes its sign from a·b + c


fma64 = getattr(math, "fma", exact_fma)


class Format:
    """A floating-point format: its rounding, its fma, and the constants of Arithmetic-functions.md."""

    def __init__(self, code, rounded, fma, bias, rounder, limits, constants, tail):
        self.code, self.round, self.fma, self.bias, self.rounder = code, rounded, fma, bias, rounder
        self.exp_low, self.exp_high, self.sigmoid_low, self.sigmoid_high = map(float.fromhex, limits.split())
        self.log2e, self.ln2_high, self.ln2_low = map(float.fromhex, constants.split())
        self.tail = list(map(float.fromhex, tail.split()))

    def reduced(self, x, offset):
        """n and r of the reduction of x."""
        shift = self.round(self.rounder + offset)
        n = self.round(self.fma(x, self.log2e, shift) - shift)
        return int(n), self.fma(n, -self.ln2_low, self.fma(n, -self.ln2_high, x))

    def power(self, r):
        """e^r ≈ fma(r, fma(r, T(r), 1), 1), with T by Horner's rule."""
        value = self.tail[0]
        for coefficient in self.tail[1:] + [1.0, 1.0]:
            value = self.fma(value, r, coefficient)
        return value

    def exp(self, x):
        n, r = self.reduced(min(max(x, self.exp_low), self.exp_high), 2 * self.bias)
        a = n // 2  # the page's a − bias
        return self.round(self.round(self.power(r) * 2.0**a) * 2.0 ** (n - a))

    def sigmoid(self, x):
        n, r = self.reduced(min(max(-x, self.sigmoid_low), self.sigmoid_high), self.bias)
        return self.round(1.0 / self.round(1.0 + self.round(self.power(r) * 2.0**n)))


FORMATS = {
    "float32": Format(
        "f", single, fma32, 127, 1.5 * 2.0**23, "-0x68 0x59 -0x57 0x1.62cccep6",
        "0x1.715476p0 0x1.62e4p-1 0x1.7f7d1cp-20",
        "0x1.6bea7cp-10 0x1.12279p-7 0x1.555676p-5 0x1.5554bp-3 0x1.fffffep-2"),
    "float64": Format(
        "d", float, fma64, 1023, 1.5 * 2.0**52, "-0x2ea 0x2c6 -0x2c4 0x1.62d999999999ap9",
        "0x1.71547652b82fep0 0x1.62e42fefa38p-1 0x1.ef35793c7673p-45",
        "0x1.ae6c3c83fb65cp-26 0x1.28a1dccca3efap-22 0x1.71de87b337285p-19 0x1.a019a772615c5p-16"
        " 0x1.a01a017533fd7p-13 0x1.6c16c17edab22p-10 0x1.1111111118f68p-7 0x1.55555555522bbp-5"
        " 0x1.5555555555539p-3 0x1.0000000000005p-1"),
}


# Arithmetic-functions.md: random streams.
def philox(key, counter):
    """Philox4x32-10: a block of four words."""
    (k0, k1), (c0, c1, c2, c3) = key, counter
    for _ in range(10):
        first, second = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (second >> 32) ^ c1 ^ k0, second & 0xFFFFFFFF, (first >> 32) ^ c3 ^ k1, first & 0xFFFFFFFF
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return c0, c1, c2, c3


class Stream:
    CODES = {"weights": 1, "biases": 2, "order": 3, "split": 4}

    def __init__(self, seed, purpose, index):
        self.key, self.purpose = (seed & 0xFFFFFFFF, seed >> 32), (index, self.CODES[purpose])

    def word(self, p):
        block = 16 * (p // 64) + p % 16
        return philox(self.key, (block & 0xFFFFFFFF, block >> 32, *self.purpose))[p // 16 % 4]

    def uniform(self, p):
        return (self.word(2 * p) * 2**21 + (self.word(2 * p + 1) >> 11)) / 2**53

    def shuffled(self, items):
        items, n = list(items), len(items)
        for i in range(n - 1, 0, -1):
            j = self.word(n - 1 - i) * (i + 1) >> 32
            items[i], items[j] = items[j], items[i]
        return items


# Datasets.md: samples, splits, scaling and the digest of a part.
XOR = {"train": [([i >> 1, i & 1], (i >> 1) ^ (i & 1)) for i in range(4)]}, ["0", "1"]


def digits_parts():
    rows = [[int(float(x)) for x in line.split(",")] for line in DIGITS.read_text().split()[1:]]
    samples = [(row[:-1], row[-1]) for row in rows]
    rest, parts = Stream(DIGITS_SPLIT["seed"], "split", 0).shuffled(range(len(samples))), {}
    for part in ("test", "validation"):
        size = math.floor(DIGITS_SPLIT[part] * len(samples) + 0.5)
        counts = [sum(samples[i][1] == c for i in rest) for c in range(10)]
        take = [size * count // len(rest) for count in counts]
        by_remainder = sorted(range(10), key=lambda c: -(size * counts[c] % len(rest)))
        take = [take[c] + (c in by_remainder[: size - sum(take)]) for c in range(10)]
        chosen = {i for c in range(10) for i in [i for i in rest if samples[i][1] == c][: take[c]]}
        parts[part] = [samples[i] for i in sorted(chosen)]
        rest = [i for i in rest if i not in chosen]
    parts["train"] = [samples[i] for i in sorted(rest)]
    return parts, [str(c) for c in range(10)]


def part_digest(part, classes):
    text = b"etalon part 1\n" + struct.pack("<QQ", len(part), len(part[0][0])) + bytes([1])
    text += b"".join(bytes(x) for x, _ in part) + bytes([1]) + struct.pack("<I", len(classes))
    text += b"".join(struct.pack("<I", len(name)) + name.encode() for name in classes)
    return hashlib.sha256(text + b"".join(struct.pack("<I", label) for _, label in part)).hexdigest()


# Arithmetic.md: new weights, forward, backward, the step.
class Run:
    """A network in training. A layer is a list of rows, one per unit: its weights, then its bias."""

    def __init__(self, settings, seed, part):
        self.get, self.seed, self.precision = settings.get, seed, FORMATS[settings["network.precision"]]
        self.round, self.fma, self.sizes = self.precision.round, self.precision.fma, settings["network.layers"]
        columns = list(zip(*(x for x, _ in part)))
        if self.get("dataset.scale") == "min_max":
            columns = [[(x - min(c)) / ((max(c) - min(c)) or 1) for x in c] for c in columns]
        self.inputs = [[self.round(x) for x in row] for row in zip(*columns)]
        off, on = self.get("dataset.target_values.off", 0.0), self.get("dataset.target_values.on", 1.0)
        classes = range(self.sizes[-1]) if self.sizes[-1] > 1 else [1]
        self.targets = [[on if label == c else off for c in classes] for _, label in part]
        self.activations = [self.get("network.activation")] * (len(self.sizes) - 2) + [self.get("network.output")]
        self.layers = [self.new_layer(layer) for layer in range(len(self.sizes) - 1)]
        self.velocities = self.zeros()

    def new_layer(self, layer):
        n, units = self.sizes[layer], self.sizes[layer + 1]
        r = self.get("network.initialization.range")
        if self.get("network.initialization.method") == "glorot":
            r = self.get("network.initialization.gain") * math.sqrt(3 * (1 / ((n + units) / 2)))
        draw = lambda purpose, p: self.round(-r + (r - -r) * Stream(self.seed, purpose, layer).uniform(p))
        bias = (lambda j: draw("biases", j)) if self.get("network.initialization.biases") == "same" else lambda j: 0.0
        return [[draw("weights", j * n + i) for i in range(n)] + [bias(j)] for j in range(units)]

    def zeros(self):
        return [[[0.0] * len(row) for row in layer] for layer in self.layers]

    def forward(self, inputs):
        """The outputs of all layers, the inputs first."""
        outputs = [inputs]
        for layer, activation in zip(self.layers, self.activations):
            nets = []
            for *weights, net in layer:
                for w, o in zip(weights, outputs[-1]):
                    net = self.fma(w, o, net)
                nets.append(net)
            if activation == "softmax":
                e, total = [self.precision.exp(self.round(net - max(nets))) for net in nets], 0.0
                for x in e:
                    total = self.round(total + x)
                r = self.round(1.0 / total)
                outputs.append([self.round(x * r) for x in e])
            else:
                relu = activation == "relu"
                outputs.append([max(net, 0.0) if relu else self.precision.sigmoid(net) for net in nets])
        return outputs

    def times_slope(self, activation, s, o):
        """s·f′, from the output."""
        if activation == "relu":
            return s if o > 0 else 0.0
        return self.round(s * self.round(o * self.round(1.0 - o)))

    def backward(self, outputs, targets, factor):
        """δ of all layers; factor is 1/B, or 1 if the gradient is a sum."""
        delta = [self.round(d - o) for d, o in zip(targets, outputs[-1])]
        if self.get("training.loss") == "squared_error":
            delta = [self.times_slope(self.activations[-1], e, o) for e, o in zip(delta, outputs[-1])]
        deltas = [[self.round(x * factor) for x in delta]]
        for layer in range(len(self.layers) - 1, 0, -1):
            sums = [0.0] * self.sizes[layer]
            for delta, row in zip(deltas[0], self.layers[layer]):
                sums = [self.fma(delta, w, s) for w, s in zip(row, sums)]
            slope = self.activations[layer - 1]
            deltas.insert(0, [self.times_slope(slope, s, o) for s, o in zip(sums, outputs[layer])])
        return deltas

    def step(self, batch):
        """sgd or momentum, for a batch of at most 256 samples, whose gradients are one chain."""
        factor = self.round(1.0 / len(batch)) if self.get("training.gradient") == "mean" else 1.0
        gradients = self.zeros()
        for sample in batch:
            outputs = self.forward(self.inputs[sample])
            deltas = self.backward(outputs, self.targets[sample], factor)
            for rows, below, layer_deltas in zip(gradients, outputs, deltas):
                for j, delta in enumerate(layer_deltas):
                    rows[j] = [self.fma(delta, o, g) for o, g in zip(below + [1.0], rows[j])]
        eta, mu = self.round(self.get("training.learning_rate")), self.round(self.get("training.momentum"))
        for rows, v_rows, g_rows in zip(self.layers, self.velocities, gradients):
            for row, v, g in zip(rows, v_rows, g_rows):
                if mu == 0:
                    row[:] = [self.fma(eta, x, w) for x, w in zip(g, row)]
                else:
                    v[:] = [self.fma(mu, y, self.round(eta * x)) for x, y in zip(g, v)]
                    v[:] = [0.0 if abs(y) < 2.0**-100 else y for y in v]
                    row[:] = [self.round(w + y) for y, w in zip(v, row)]

    def train(self, epochs, batch_size):
        size = len(self.inputs) if batch_size == "full" else batch_size
        for epoch in range(1, epochs + 1):
            order = Stream(self.seed, "order", epoch).shuffled(range(len(self.inputs)))
            for start in range(0, len(order), size):
                self.step(order[start : start + size])

    def digest(self):
        """weights_sha256 of Results.md: a layer's weights, unit by unit, then its biases."""
        parts = [[w for row in rows for w in row[:-1]] + [row[-1] for row in rows] for rows in self.layers]
        numbers = sum(parts, [])
        return hashlib.sha256(struct.pack(f"<{len(numbers)}{self.precision.code}", *numbers)).hexdigest()


# What is here, of what Spec.md has.
KNOWN = {
    "network.bias": [True], "network.activation": ["sigmoid", "relu"], "network.output": ["sigmoid", "softmax"],
    "network.initialization.method": ["uniform", "glorot"], "network.initialization.fan": ["average"],
    "network.initialization.distribution": ["uniform"], "network.initialization.biases": ["zeros", "same"],
    "training.optimizer": ["sgd"], "training.shuffle": ["epoch"], "training.nesterov": [False], "training.l2": [0],
    "training.error_margin": [0], "training.batch_size": ["full", *range(2, 257)], "dataset.scale": ["none", "min_max"],
}


def is_retrained(name, settings, recorded):
    """Whether a run of a baseline trains to its recorded weights."""
    parts, classes = XOR if name == "xor" else digits_parts()
    for part, samples in parts.items():
        if part_digest(samples, classes) != recorded["data"][part]:
            sys.exit(f"one_run: the samples of the {part} part are not the recorded ones")
    run = Run(settings, recorded["seed"], parts["train"])
    run.train(settings["training.epochs"], settings["training.batch_size"])
    same = run.digest() == recorded["weights_sha256"]
    print(name, recorded["values"], "seed", recorded["seed"], run.digest(), "as recorded" if same else "DIFFERENT")
    return same


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("baseline", help="a baseline.json of experiments/xor.yaml or experiments/digits.yaml")
    arguments.add_argument("--runs", type=int, nargs="+", default=[0], help="which of its runs, counted from 0")
    options = arguments.parse_args()
    baseline = json.loads(pathlib.Path(options.baseline).read_text())
    runs = [(baseline["runs"][i], {**baseline["fixed"], **baseline["runs"][i]["values"]}) for i in options.runs]
    for key, value in (item for _, settings in runs for item in settings.items()):
        if value not in KNOWN.get(key, [value]):
            arguments.error(f"{key}: {value} is beyond this program")
    sys.exit(not all([is_retrained(baseline["name"], settings, recorded) for recorded, settings in runs]))


if __name__ == "__main__":
    main()
