#!/usr/bin/env bash
# Trains the shipped experiments once and compares them with the committed results: each summary byte by byte, and each
# run by `etalon check` with results/<name>/baseline.json. Experiments without data on this machine are skipped. The exit
# code is that of the check: 70 if a run is not bit-identical.
#   usage: shipped.sh [TOOL]      ETALON_ACCEPT=1 replaces the committed summaries and baselines
set -euo pipefail
cd "$(dirname "$0")/../.."

tool=${1:-.build/debug/etalon}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
specs=()
differing=0

for spec in experiments/*.yaml; do
  name=$(basename "$spec" .yaml)
  missing=
  while read -r path; do
    [ -e "$path" ] || missing=$path
  done < <(sed -n 's|.*: \(/[^ ]*\)$|\1|p' "$spec")
  if [ -n "$missing" ]; then
    echo "$name: skipped, $missing not found"
    continue
  fi
  # A search has no baseline: its summary is compared, which holds every point that it chose.
  is_search=$(grep -cE '^  method: (random|sobol|tpe|gp)$' "$spec" || true)
  [ "$is_search" -gt 0 ] || specs+=("$spec")
  "$tool" run "$spec" --results "$work" --quiet >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  if [ -n "${ETALON_ACCEPT:-}" ] && [ "$is_search" -gt 0 ]; then
    mkdir -p "results/$name"
    cp "$work/$name/summary.csv" "results/$name/"
  elif [ -n "${ETALON_ACCEPT:-}" ]; then
    # Large baselines contain part of the runs; the summary covers all of them.
    case $name in
      iris) part=(seeds=2) ;;
      sonar) part=("network.layers=[60,12,2]") ;;
      *) part=() ;;
    esac
    "$tool" accept "$spec" "${part[@]}" --results "$work"
    mkdir -p "results/$name"
    cp "$work/$name/summary.csv" "$work/$name/baseline.json" "results/$name/"
  fi
  cmp "results/$name/summary.csv" "$work/$name/summary.csv" || differing=$((differing + 1))
done

"$tool" check --reuse --results "$work" --baseline results "${specs[@]}"
echo "${#specs[@]} baselines; $differing summaries different from the committed ones"
[ "$differing" -eq 0 ]
