"""Compares the metrics that the tool writes for trained networks with scikit-learn and SciPy.

    python Tests/Python/metrics.py .build/debug/etalon [--cases 400] [--seed 1]

Each case is a random table and a network without hidden layers, trained in float64 by one full-batch step from weights of
0, which NumPy repeats in a few lines. The table's inputs are small integers or decimals, so that outputs tie; its classes
are uneven, so that the test part may lack some and the network may never predict others.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy
from scipy import stats
from sklearn import metrics
from sklearn.preprocessing import label_binarize

ETA = 0.5
METRICS = {
    "classification": ["balanced_accuracy", "mcc", "precision", "recall", "f1", "roc_auc", "average_precision"],
    "regression": ["medae", "mape", "explained_variance", "pearson"],
}


def defined(function, *arguments, **options):
    """The value of a metric of scikit-learn; None where it warns."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = float(function(*arguments, **options))
    return None if caught or not numpy.isfinite(value) else value


def table(random, kind):
    """Inputs and a target."""
    samples, columns = int(random.integers(12, 60)), int(random.integers(1, 4))
    inputs = random.integers(-2, 3, (samples, columns)) if random.random() < 0.4 else random.normal(0, 1, (samples, columns))
    inputs = numpy.round(inputs.astype(float), 3)
    if kind == "regression":
        target = numpy.round(inputs @ random.normal(0, 1, columns) + random.normal(0, 1, samples), 2)
        return inputs, target + (5 if random.random() < 0.5 else 0)
    classes = int(random.choice([2, 2, 3, 5]))
    weights = random.dirichlet([1.5] * classes)
    target = random.choice(classes, samples, p=weights)
    target[:classes] = numpy.arange(classes)
    return inputs, target


def step(inputs, desired, activation):
    """Weights after one full-batch step of gradient descent from 0; the last one is the bias."""
    extended = numpy.column_stack([inputs, numpy.ones(len(inputs))])
    outputs = activation(numpy.zeros_like(desired))
    # Half the squared error with identity outputs, and cross-entropy with softmax or sigmoid: δ = d − o.
    return ETA * extended.T @ (desired - outputs) / len(inputs)


def forward(inputs, weights, activation):
    return activation(numpy.column_stack([inputs, numpy.ones(len(inputs))]) @ weights)


def softmax(nets):
    e = numpy.exp(nets - nets.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def sigmoid(nets):
    return 1 / (1 + numpy.exp(-nets))


def of_classes(y, outputs, classes):
    """The expected values; None where a metric is undefined."""
    single = outputs.shape[1] == 1
    rows = numpy.column_stack([1 - outputs, outputs]) if single else outputs
    predicted = (rows[:, 1] > 0.5).astype(int) if single else rows.argmax(axis=1)
    every = list(range(classes))
    truth = label_binarize(y, classes=every)
    one_class = len(set(y)) == 1 or len(set(predicted)) == 1
    values = {
        "mcc": None if one_class else float(metrics.matthews_corrcoef(y, predicted)),
        "precision": defined(metrics.precision_score, y, predicted, average="macro"),
        "recall": defined(metrics.recall_score, y, predicted, average="macro"),
        "f1": defined(metrics.f1_score, y, predicted, average="macro"),
        "log_loss": float(metrics.log_loss(y, rows, labels=every)),
    }
    for c, value in enumerate(metrics.recall_score(y, predicted, labels=every, average=None, zero_division=numpy.nan)):
        values[f"recall[{c}]"] = None if numpy.isnan(value) else float(value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        values["balanced_accuracy"] = float(metrics.balanced_accuracy_score(y, predicted))
    if classes == 2:
        values["roc_auc"] = defined(metrics.roc_auc_score, y, rows[:, 1])
        values["average_precision"] = defined(metrics.average_precision_score, y, rows[:, 1])
        values["brier"] = float(metrics.brier_score_loss(y, rows[:, 1], pos_label=1))
    else:
        everywhere = len(set(y)) == classes
        values["roc_auc"] = defined(metrics.roc_auc_score, truth, rows) if everywhere else None
        values["average_precision"] = defined(metrics.average_precision_score, truth, rows)
        values["brier"] = float(metrics.brier_score_loss(y, rows, labels=every, scale_by_half=False))
        # Of equal outputs the first comes first here and the last in scikit-learn: both orders are reversed.
        values["top_2_accuracy"] = float(
            metrics.top_k_accuracy_score(classes - 1 - y, rows[:, ::-1], k=2, labels=every))
    return values


def is_ambiguous(inputs, outputs):
    """Whether outputs are closer than rounding for different inputs, or for different classes of one sample.

    Their order, or the predicted class, is then decided by the last digit, in which NumPy may differ.
    """
    _, first = numpy.unique(inputs, axis=0, return_index=True)
    distinct = outputs[first]
    gaps = [numpy.diff(numpy.sort(column)) for column in distinct.T] + [numpy.diff(numpy.sort(row)) for row in outputs]
    if outputs.shape[1] == 1:
        gaps.append(abs(outputs[:, 0] - 0.5))
    return any(len(gap) > 0 and gap.min() < 1e-9 for gap in gaps)


def of_numbers(y, predicted):
    constant = len(set(y)) == 1
    return {
        "medae": float(metrics.median_absolute_error(y, predicted)),
        "mape": None if (y == 0).any() else float(metrics.mean_absolute_percentage_error(y, predicted)),
        "explained_variance": None if constant else float(metrics.explained_variance_score(y, predicted)),
        # Outputs that are constant in exact arithmetic may differ by NumPy's rounding.
        "pearson": None if len(y) < 3 or constant or numpy.ptp(predicted) < 1e-12
        else defined(lambda a, b: stats.pearsonr(a, b).statistic, y, predicted),
    }


def trained(tool, folder, inputs, target, kind, layout):
    """The test part's metrics by the tool."""
    lines = [",".join([f"x{c}" for c in range(inputs.shape[1])] + ["y"])]
    lines += [",".join([repr(float(x)) for x in row] + [str(t)]) for row, t in zip(inputs, target)]
    (folder / "table.csv").write_text("\n".join(lines) + "\n")
    (folder / "case.yaml").write_text(
        f"""version: 1
dataset: {{source: table.csv, target: y, task: {kind}, {layout['dataset']}split: {{test: {layout['test']}, order: file}}}}
network: {{layers: [auto, {layout['outputs']}], output: {layout['output']}, precision: float64,
  initialization: {{method: uniform, range: 0}}}}
training: {{loss: {layout['loss']}, learning_rate: {ETA}, batch_size: full, epochs: 1}}
metrics: {json.dumps(layout['metrics'])}
""")
    run = subprocess.run(
        [tool, "run", "case.yaml", "--fresh", "--force", "--no-report"], cwd=folder, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"etalon run failed:\n{run.stderr}")
    results = json.loads((folder / "results" / "case" / "results.json").read_text())
    return {name: value for name, value in results["runs"][0]["metrics"].items() if name.startswith("test.")}


def case(random, tool, folder):
    """The expected and the written values; None if rounding decides the order of outputs."""
    kind = "classification" if random.random() < 0.6 else "regression"
    inputs, target = table(random, kind)
    test = int(random.integers(1, len(target) // 2))
    train = len(target) - test
    layout = {"dataset": "", "test": test, "metrics": list(METRICS[kind])}
    if kind == "regression":
        scaled = random.random() < 0.5 and len(set(target[:train])) > 1
        offset, divisor = (target[:train].mean(), target[:train].std()) if scaled else (0, 1)
        layout |= {"outputs": 1, "output": "identity", "loss": "squared_error"}
        layout["dataset"] = "target_scale: standard, " if scaled else ""
        desired = ((target - offset) / divisor)[:, None]
        weights = step(inputs[:train], desired[:train], lambda nets: nets)
        outputs = forward(inputs[train:], weights, lambda nets: nets)[:, 0]
        expected = of_numbers(target[train:], outputs * divisor + offset)
        if test < 3:
            del expected["pearson"]
    else:
        classes = len(set(target))
        single = classes == 2 and random.random() < 0.5
        activation = sigmoid if single else softmax
        desired = target[:, None].astype(float) if single else numpy.eye(classes)[target]
        layout |= {"outputs": desired.shape[1], "output": "sigmoid" if single else "softmax", "loss": "cross_entropy"}
        layout["metrics"] += ["log_loss", "brier"] + [f"recall[{c}]" for c in range(classes)]
        if classes > 2:
            layout["metrics"].append("top_2_accuracy")
        weights = step(inputs[:train], desired[:train], activation)
        outputs = forward(inputs[train:], weights, activation)
        if is_ambiguous(inputs[train:], outputs):
            return None
        # Equal inputs have equal outputs, which NumPy may round differently by their place in a block.
        expected = of_classes(target[train:], numpy.round(outputs, 13), classes)
    return expected, trained(tool, folder, inputs, target, kind, layout)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tool", type=pathlib.Path)
    arguments.add_argument("--cases", type=int, default=400)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    counts, failures = {}, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.cases):
            random = numpy.random.default_rng([given.seed, number])
            values = case(random, given.tool.resolve(), pathlib.Path(folder))
            if values is None:
                continue
            expected, written = values
            for name, value in expected.items():
                own = written[f"test.{name}"]
                agreed, undefined = counts.setdefault(name.split("[")[0] + "[class]" * ("[" in name), [0, 0])
                # NumPy's own rounding of the outputs is in the twelfth digit of the values.
                if value is own or None not in (value, own) and abs(value - own) <= 1e-11 * max(1, abs(value)):
                    counts[name.split("[")[0] + "[class]" * ("[" in name)] = [agreed + 1, undefined + (own is None)]
                else:
                    failures += 1
                    print(f"case {number} of seed {given.seed}: {name} is {own}, expected {value}", file=sys.stderr)
    for name, (agreed, undefined) in sorted(counts.items()):
        print(f"{name}: {agreed} agree, of which {undefined} undefined")
    sys.exit(failures > 0)


main()
