#!/usr/bin/env python3
"""Runs random networks as ONNX models in onnxruntime, and compares the answers with Etalon's.

`make test-python` installs onnx and onnxruntime into a virtual environment and runs this.

    usage: onnx_models.py SAMPLES-TOOL [--networks N] [--rows N]
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import onnx
import onnxruntime

# The largest difference of an output that docs/Networks-ONNX.md states, relative to the largest output of the data (at least 1).
TOLERANCE = {"float32": 2e-5, "float64": 5e-13}
# sin turns the rounding errors of a large net input, which inputs that are not scaled give, into errors of its output.
SINE_TOLERANCE = {"float32": 2e-3, "float64": 1e-9}
BATCHES = (1, 2, None)


def feeds(model, sample):
    """The inputs of all rows: by name, float64 or texts; missing numbers are NaN, missing texts are empty."""
    def column(index):
        cells = [row[index] for row in sample["rows"]]
        if sample["text"][index]:
            return np.array([cell or "" for cell in cells], dtype=object).reshape(-1, 1)
        return np.array([np.nan if cell is None else cell for cell in cells], dtype=np.float64).reshape(-1, 1)
    columns = [column(index) for index in range(len(sample["text"]))]
    names = [value.name for value in model.get_inputs()]
    return {"inputs": np.hstack(columns)} if names == ["inputs"] else dict(zip(names, columns, strict=True))


def run(model, inputs, size):
    """The outputs by name, computed in batches of a size."""
    count = len(next(iter(inputs.values())))
    size = size or count
    names = [value.name for value in model.get_outputs()]
    parts = []
    for start in range(0, min(count, 40) if size < 40 else count, size):
        parts.append(model.run(names, {name: value[start:start + size] for name, value in inputs.items()}))
    return {name: np.concatenate(values) for name, values in zip(names, zip(*parts))}


def activation(sample):
    """The activation of a network that has one besides identity and softmax; `several` otherwise."""
    names = set(sample["activations"])
    own = names - {"identity", "softmax"} or names - {"identity"} or names
    return own.pop() if len(own) == 1 else "several, sin too" if "sin" in own else "several"


def tolerance(sample):
    """The largest difference that a network may have."""
    return (SINE_TOLERANCE if "sin" in sample["activations"] else TOLERANCE)[sample["precision"]]


class Comparison:
    def __init__(self):
        self.largest = collections.defaultdict(float)
        self.outputs = self.labels = self.changed = self.unanswered = 0
        self.failures = []

    def expect(self, condition, what):
        if not condition:
            self.failures.append(what)

    def differences(self, sample, own, expected, what):
        """Of finite numbers; NaN and infinities must agree."""
        finite = np.isfinite(expected)
        self.expect(np.array_equal(np.isfinite(own), finite), f"{what}: other rows have an answer")
        scale = np.maximum(1, np.abs(np.where(finite, expected, 0)).max(axis=0))
        with np.errstate(invalid="ignore"):
            difference = np.where(finite & np.isfinite(own), np.abs(own - expected) / scale, 0)
        self.expect(difference.max(initial=0) <= tolerance(sample), f"{what}: differs by {difference.max():.3g}")
        key = (sample["precision"], activation(sample))
        self.largest[key] = max(self.largest[key], difference.max(initial=0))
        self.outputs += own.size

    def classes(self, sample, answers, what):
        """The predicted classes; a different one is right only within the tolerance of a tie or of the threshold."""
        outputs = np.array([[np.nan if x is None else x for x in row] for row in sample["outputs"]], dtype=np.float64)
        scores = answers["probabilities" if sample["probabilities"] else "outputs"]
        expected = np.hstack([1 - outputs, outputs]) if sample["probabilities"] and sample["single"] else outputs
        self.differences(sample, scores, expected[:len(scores)], what)
        for row, label in enumerate(answers["class"]):
            truth = sample["predictions"][row]
            self.labels += 1
            if truth is None:
                self.unanswered += 1
                self.expect(label == "", f"{what}: a class for row {row}, which has no prediction")
            elif label != truth:
                self.changed += 1
                if sample["single"]:
                    margin = abs(outputs[row][0] - sample["threshold"])
                else:
                    margin = outputs[row].max() - outputs[row][sample["classes"].index(label)] if label else np.inf
                bound = 2 * tolerance(sample) * max(1, np.nanmax(np.abs(outputs)))
                self.expect(margin <= bound, f"{what}: row {row} is {label!r}, not {truth!r}, by {margin:.3g}")

    def values(self, sample, answers, what):
        width = len(sample["outputs"][0])
        truth = np.array([[np.nan] * width if row is None else row for row in sample["predictions"]], dtype=np.float64)
        own = answers["values"]
        truth = truth[:len(own)]
        self.unanswered += int(np.isnan(truth).all(axis=1).sum())
        self.differences(sample, own, truth, what)

    def compare(self, path, sample):
        model = onnx.load(path)
        onnx.checker.check_model(model, full_check=True)
        versions = {entry.domain: entry.version for entry in model.opset_import}
        self.expect(versions.pop("ai.onnx.ml", 2) == 2 and versions == {"": 13} and model.ir_version == 7, f"{path.name}: versions")
        metadata = {entry.key: entry.value for entry in model.metadata_props}
        self.expect(json.loads(metadata["etalon"])["format"] == "etalon network", f"{path.name}: metadata")
        self.expect(not any(tensor.external_data for tensor in model.graph.initializer), f"{path.name}: weights elsewhere")
        session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
        inputs = feeds(session, sample)
        for size in BATCHES:
            what = f"{path.name}, batch {size or 'whole'}"
            answers = run(session, inputs, size)
            (self.values if sample["classes"] is None else self.classes)(sample, answers, what)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--networks", type=int, default=240)
    parser.add_argument("--rows", type=int, default=1000)
    options = parser.parse_args()
    comparison = Comparison()
    models = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([pathlib.Path(options.tool).resolve(), folder, str(options.networks), str(options.rows)], check=True)
        for path in sorted(pathlib.Path(folder).glob("*.onnx")):
            sample = json.loads(pathlib.Path(folder, path.name.split(".")[0] + ".json").read_text())
            comparison.compare(path, sample)
            models += 1
    for (precision, activation), difference in sorted(comparison.largest.items()):
        print(f"{precision} {activation:16} {difference:.1e}")
    print(f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}: {models} models, {comparison.outputs} outputs, "
          f"{comparison.labels} classes, of which {comparison.changed} differ (ties and thresholds), "
          f"{comparison.unanswered} rows without a prediction")
    for failure in comparison.failures[:20]:
        print(failure, file=sys.stderr)
    print(f"{len(comparison.failures)} failures")
    return 1 if comparison.failures else 0


if __name__ == "__main__":
    sys.exit(main())
