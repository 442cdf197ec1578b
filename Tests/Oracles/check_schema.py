"""Checks docs/experiment.schema.json with another implementation of JSON Schema.

    pip install jsonschema pyyaml
    python3 Tests/Oracles/check_schema.py

The schema is valid draft 2020-12; every accepted and every shipped spec validates; every rejected spec
fails, but for those whose mistake no schema can see, which must be listed here.
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[2]
TESTS = PROJECT / "Tests" / "ExperimentsTests"

# Mistakes between fields, in the data, on the command line, and in the text of the file.
BEYOND_A_SCHEMA = set(
    """
    activations-and-layers auto-in-the-middle bad-cells best-validation-without-validation
    cross-entropy-and-regression cross-entropy-and-tanh depth-without-width error-margin
    exclude-everything exclude-matches-nothing folds-beside-two-parts initialization
    initialization-without-method l2-per-without-l2 layers-and-data layers-and-hidden
    metric-of-a-part-that-is-not-there metric-of-classes-for-numbers missing-data-file
    nesterov-without-momentum no-layers not-finite one-key-twice one-output-for-many-classes only-nothing
    only-what-is-not-swept override-axes override-habits-of-hydra override-makes-a-bad-spec
    override-paths override-values override-yaml published-where-nothing-is ranking-by-epochs
    repeats-of-the-same run-cap size-of-a-fixed-set softmax-and-squared-error softmax-of-one
    solved-without-bound split-leaves-nothing split-of-more-than-there-is stratified-numbers
    sweep-data-that-do-not-fit sweep-hidden-beside-layers sweep-many-values-alike
    sweep-of-one-field-twice sweep-values-that-make-bad-specs table-keys-for-a-bundled-set
    target-scale-of-classes target-values-of-softmax target-values-upside-down unknown-data-set
    yaml-syntax zip-of-different-lengths
    """.split()
)


class CoreSchema(yaml.SafeLoader):
    """Plain scalars by YAML 1.2's core schema; PyYAML's own rules are those of 1.1."""


CoreSchema.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(~|null|Null|NULL|)$", "~nN\0"),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan)$", "-+.0123456789"),
    ("merge", r"^<<$", "<"),
]:
    starts = [c for c in first if c != "\0"] + ([""] if "\0" in first else [])
    CoreSchema.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), starts)


def mistakes(path, validator):
    try:
        document = yaml.load(path.read_text(), CoreSchema)
    except yaml.YAMLError:
        return []
    return [error.message for error in validator.iter_errors(document)]


def main():
    schema = json.loads((PROJECT / "docs" / "experiment.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = []
    good = sorted((TESTS / "Accepted").glob("*.yaml")) + sorted((PROJECT / "experiments").glob("*.yaml"))
    for path in good:
        for mistake in mistakes(path, validator):
            wrong.append(f"{path.name} is valid, but the schema says: {mistake[:200]}")
    bad = sorted((TESTS / "Rejected").glob("*.yaml"))
    for path in bad:
        is_seen = bool(mistakes(path, validator))
        if is_seen == (path.stem in BEYOND_A_SCHEMA):
            wrong.append(f"{path.name} is {'refused' if is_seen else 'let through'} by the schema")
    print("\n".join(wrong) or f"{len(good)} specs validate, and of {len(bad)} bad ones the schema sees "
          f"{len(bad) - len(BEYOND_A_SCHEMA)}")
    return 1 if wrong else 0


sys.exit(main())
