#!/usr/bin/env bash
# Trains recorded runs by the independent program docs/one_run.py: the first xor run of the committed baseline, and a small
# run of the digits, in float32 and float64, that the tool has just trained. A changed digest must be noticed.
set -euo pipefail
cd "$(dirname "$0")/../.."
tool=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 docs/one_run.py results/xor/baseline.json --runs 0

"$tool" run Tests/OneRun/digits.yaml --results "$work" --quiet >"$work/log"
"$tool" accept Tests/OneRun/digits.yaml --results "$work" >"$work/log"
python3 docs/one_run.py "$work/digits/baseline.json" --runs 0 1

sed 's/"weights_sha256":"./"weights_sha256":"x/' "$work/digits/baseline.json" >"$work/changed.json"
if python3 docs/one_run.py "$work/changed.json" --runs 0 >"$work/log"; then
  echo "one_run.py did not notice a changed digest"
  exit 1
fi
