#!/usr/bin/env bash
# Runs Etalon's and Optuna's samplers over the analytic problems and prints the tables of docs/Search.md.
# usage: run.sh [SEEDS] [TRIALS]; OUT and VENV say where. Optuna's Gaussian process takes hours; what OUT holds is not repeated.
set -euo pipefail
cd "$(dirname "$0")"
SEEDS=${1:-30} TRIALS=${2:-200}
OUT=${OUT:-$HOME/.cache/etalon-search/out} VENV=${VENV:-$HOME/.cache/etalon-search/venv}
if [ ! -e "$VENV/ok" ]; then
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install -q optuna==5.0.0 numpy==2.4.6 scipy==1.17.1 torch==2.13.0+cpu
  touch "$VENV/ok"
fi
mkdir -p "$OUT"
swift build --package-path ../.. --product sampler-trials
trials=../../.build/debug/sampler-trials
"$trials" random,sobol,tpe,gp "$SEEDS" "$TRIALS" > "$OUT/etalon.csv"
"$trials" random,sobol,tpe,gp overhead > "$OUT/etalon_overhead.csv"
export OMP_NUM_THREADS=1
"$VENV/bin/python" optuna_overhead.py > "$OUT/optuna_overhead.csv"
for samplers in random,qmc,tpe,tpe-multivariate gp; do
  nice "$VENV/bin/python" optuna_samplers.py "$OUT/optuna_${samplers##*,}.csv" --samplers "$samplers" --seeds "$SEEDS" --trials "$TRIALS"
done
python3 table.py "$OUT/etalon.csv" -- "$OUT"/optuna_gp.csv "$OUT"/optuna_tpe-multivariate.csv -- "$OUT/etalon_overhead.csv" "$OUT/optuna_overhead.csv"
