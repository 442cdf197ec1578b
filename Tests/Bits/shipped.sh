#!/usr/bin/env bash
# Trains the shipped experiments once and holds them against what is committed: each summary byte for byte, and each run
# by `etalon check` against results/<name>/baseline.json. So this machine gives the bits of the machine that made them.
# An experiment whose data are not on this machine is left out. Ends with the check's exit code, 70 for other bits.
#   usage: shipped.sh [TOOL]      ETALON_ACCEPT=1 puts the new summaries and baselines over the committed ones
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
    echo "$name: left out, there is no $missing"
    continue
  fi
  specs+=("$spec")
  "$tool" run "$spec" --results "$work" --quiet >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  if [ -n "${ETALON_ACCEPT:-}" ]; then
    # What would make a large file is accepted in part: the summary holds every run anyway.
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
echo "${#specs[@]} summaries, $differing not as committed"
[ "$differing" -eq 0 ]
