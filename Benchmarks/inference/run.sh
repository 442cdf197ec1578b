#!/usr/bin/env bash
# Installs FANN and onnxruntime where they are missing, builds the tool, and times single predictions: run.sh [ROUNDS]
set -euo pipefail
cd "$(dirname "$0")/../.."

work=.build/inference
[ -e /usr/include/floatfann.h ] || { apt-get update -q && apt-get install -y -q libfann-dev; }
[ -x "$work/python/bin/python" ] || python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet numpy onnxruntime
swift build --product etalon
"$work/python/bin/python" Benchmarks/inference/bench.py .build/debug/etalon "$work" "${1:-9}"
