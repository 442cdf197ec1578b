#!/usr/bin/env bash
# Runs Etalon beside its peers and writes the tables of docs/Performance.md.
# usage: run.sh [--rounds N] [--only REGEX] [--write]    REGEX is matched against "WORKLOAD program threads"
set -euo pipefail
cd "$(dirname "$0")"
export VENV=${VENV:-$HOME/.cache/etalon-peers/venv} BUILD=${BUILD:-$HOME/.cache/etalon-peers/build}
./setup.sh >&2
exec "$VENV/bin/python" bench.py "$@"
