#!/usr/bin/env bash
# Installs the peers (Debian and PyPI packages, outside the repository), builds theirs and Etalon's programs, and writes the
# workloads' data. usage: setup.sh; the variables say where.
set -euo pipefail
cd "$(dirname "$0")"
VENV=${VENV:-$HOME/.cache/etalon-peers/venv} BUILD=${BUILD:-$HOME/.cache/etalon-peers/build}

if ! dpkg -s libfann-dev libopenblas-dev g++ >/dev/null 2>&1; then
  apt-get update -q && apt-get install -y -q libfann-dev libopenblas-dev gcc g++
fi
if [ ! -e "$VENV/ok" ]; then
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install -q torch==2.13.0+cpu numpy==2.4.6 'jax[cpu]==0.10.2' scikit-learn==1.9.1
  touch "$VENV/ok"
fi
mkdir -p "$BUILD/workloads"
fast="-O3 -march=native -ffast-math -fno-finite-math-only"
gcc -O2 -march=native peers/hw.c -o "$BUILD/hw" -lpthread
gcc $fast -mprefer-vector-width=512 peers/plain_c.c -o "$BUILD/plain_loops" -lm -lpthread
gcc $fast -DUSE_BLAS peers/plain_c.c -o "$BUILD/plain_openblas" -lopenblas -lm -lpthread
gcc -O2 peers/fann_peer.c -o "$BUILD/fann_debian" -lfloatfann -lm -lpthread
"$VENV/bin/python" peers/common.py "$BUILD/data"
"$VENV/bin/python" etalon_data.py "$BUILD/workloads"
cp specs/*.yaml "$BUILD/workloads"
make -C .. release
