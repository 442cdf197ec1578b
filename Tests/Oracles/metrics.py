"""Writes Tests/LearningTests/Traces/metrics.json: metrics of random outputs, by scikit-learn and SciPy.

    pip install scikit-learn
    python3 Tests/Oracles/metrics.py > Tests/LearningTests/Traces/metrics.json
    python3 Tests/Oracles/metrics.py --check    # compares the file with the installed scikit-learn

A value is null where Etalon's is undefined: where scikit-learn warns that a metric is ill-defined, and in the few cases
stated below where it does not warn. Among the cases are ties, classes that do not occur, classes that are never
predicted, parts with one class or one sample, and constant targets and outputs.
"""

import json
import pathlib
import sys
import warnings

import numpy
from scipy import stats
from sklearn import metrics
from sklearn.preprocessing import label_binarize

random = numpy.random.default_rng(20261128)
FILE = pathlib.Path(__file__).resolve().parents[1] / "LearningTests" / "Traces" / "metrics.json"


def defined(function, *arguments, **options):
    """The value of a metric of scikit-learn; None where it warns."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        value = float(function(*arguments, **options))
    return None if caught or not numpy.isfinite(value) else value


def probabilities(samples, classes, ties):
    """Rows that add up to 1: eighths, which tie often, or three decimals."""
    steps = 8 if ties else 1000
    concentration = random.choice([0.3, 1, 3])
    rows = random.dirichlet([concentration] * classes, samples)
    parts = numpy.floor(rows * steps).astype(int)
    parts[:, 0] += steps - parts.sum(axis=1)
    return parts / steps


def labels(samples, classes):
    """Uneven classes, of which some may not occur."""
    weights = random.dirichlet([random.choice([0.6, 20, 20])] * classes)
    return random.choice(classes, samples, p=weights)


def of_ranking(y, scores, classes):
    """roc_auc and average_precision, one-vs-rest macro for more than two classes."""
    if classes == 2:
        second = scores[:, -1]
        return defined(metrics.roc_auc_score, y, second), defined(metrics.average_precision_score, y, second)
    truth = label_binarize(y, classes=range(classes))
    everywhere = len(set(y)) == classes
    auc = defined(metrics.roc_auc_score, truth, scores, average="macro") if everywhere else None
    return auc, defined(metrics.average_precision_score, truth, scores, average="macro")


def of_counts(y, predicted, classes):
    """The metrics of the confusion matrix."""
    every = list(range(classes))
    one_class = len(set(y)) == 1 or len(set(predicted)) == 1
    values = {
        "mcc": None if one_class else float(metrics.matthews_corrcoef(y, predicted)),
        "precision": defined(metrics.precision_score, y, predicted, average="macro"),
        "recall": defined(metrics.recall_score, y, predicted, average="macro"),
        "f1": defined(metrics.f1_score, y, predicted, average="macro"),
    }
    with warnings.catch_warnings():
        # It warns of predicted classes that do not occur, and leaves them out as Etalon does.
        warnings.simplefilter("ignore")
        values["balanced_accuracy"] = float(metrics.balanced_accuracy_score(y, predicted))
    for name, function in [
        ("precision", metrics.precision_score), ("recall", metrics.recall_score), ("f1", metrics.f1_score)
    ]:
        of_classes = function(y, predicted, labels=every, average=None, zero_division=numpy.nan)
        for c in every:
            values[f"{name}[{c}]"] = None if numpy.isnan(of_classes[c]) else float(of_classes[c])
    return values


def of_probabilities(y, rows, classes):
    """log_loss and brier."""
    every = list(range(classes))
    brier = (
        metrics.brier_score_loss(y, rows[:, 1], pos_label=1) if classes == 2
        else metrics.brier_score_loss(y, rows, labels=every, scale_by_half=False)
    )
    return float(metrics.log_loss(y, rows, labels=every)), float(brier)


def classification():
    classes = int(random.choice([2, 2, 3, 4, 6]))
    samples = int(random.choice([1, 3, 8, 16, 24, 24]))
    y = labels(samples, classes)
    rows = probabilities(samples, classes, ties=random.random() < 0.5)
    single = classes == 2 and random.random() < 0.5
    # The first of equal outputs; a single output must be above one half.
    predicted = (rows[:, 1] > 0.5).astype(int) if single else rows.argmax(axis=1)
    auc, precision = of_ranking(y, rows, classes)
    log_loss, brier = of_probabilities(y, rows, classes)
    values = {"roc_auc": auc, "average_precision": precision, "log_loss": log_loss, "brier": brier}
    values |= of_counts(y, predicted, classes)
    for k in [2, 3, 5]:
        if k < classes:
            # Of equal outputs the first comes first in Etalon and the last in scikit-learn: both orders are reversed.
            values[f"top_{k}_accuracy"] = float(
                metrics.top_k_accuracy_score(classes - 1 - y, rows[:, ::-1], k=k, labels=range(classes)))
    outputs = rows[:, 1:] if single else rows
    return {
        "classes": classes, "width": outputs.shape[1], "units": [], "labels": y.tolist(),
        "outputs": outputs.ravel().tolist(), "targets": [], "values": values,
    }


def correlation(outputs, targets):
    """The mean over the columns; None where a column is constant."""
    columns = [defined(lambda a, b: stats.pearsonr(a, b).statistic, *pair) for pair in zip(outputs.T, targets.T)]
    return None if None in columns else float(numpy.mean(columns))


def regression():
    width = int(random.choice([1, 1, 2, 3]))
    samples = int(random.choice([2, 3, 5, 8, 16, 24]))
    grid = random.random() < 0.3
    digits = 0 if grid else 3
    targets = numpy.round(random.normal(0.5, 2, (samples, width)), digits) + 0.0
    outputs = numpy.round(targets + random.normal(0, 1, (samples, width)), digits) + 0.0
    if random.random() < 0.1:
        targets[:, 0] = 0.1
    if random.random() < 0.1:
        outputs[:, -1] = 0.3
    units = [float(x) for x in random.choice([1, 0.5, 12.25, 300], width)]
    y, predicted = targets * units, outputs * units
    constant = any(len(set(column)) == 1 for column in targets.T)
    values = {
        "medae": float(metrics.median_absolute_error(y, predicted)),
        # scikit-learn divides by a tiny number where a target is 0, and has values for constant targets.
        "mape": None if (y == 0).any() else float(metrics.mean_absolute_percentage_error(y, predicted)),
        "explained_variance": None if constant else float(metrics.explained_variance_score(y, predicted)),
        "pearson": None if samples < 3 else correlation(outputs, targets),
    }
    if samples < 3:
        del values["pearson"]
    return {
        "classes": 0, "width": width, "units": units, "labels": [], "outputs": outputs.ravel().tolist(),
        "targets": targets.ravel().tolist(), "values": values,
    }


def cases():
    return [classification() for _ in range(500)] + [regression() for _ in range(300)]


def check(written, now):
    """Exits with the differences from the installed scikit-learn beyond 1e-12."""
    differences = 0
    for number, (old, new) in enumerate(zip(written, now, strict=True)):
        for name, value in new["values"].items():
            other = old["values"][name]
            same = value is other if None in (value, other) else abs(value - other) <= 1e-12 * max(1, abs(value))
            if not same:
                differences += 1
                print(f"case {number}: {name} is {other}, and {value} by the installed scikit-learn")
    counts = sum(len(case["values"]) for case in now)
    print(f"{counts} values of {len(now)} cases, {differences} differences")
    sys.exit(differences > 0)


if "--check" in sys.argv:
    check(json.loads(FILE.read_text()), cases())
print("[" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases()) + "]")
