#!/usr/bin/env bash
# Runs the shipped experiments afresh and compares each summary with the committed one, byte for byte: this machine
# gives the bits of the machine that made them. An experiment whose data are not on this machine is left out.
#   usage: shipped.sh [TOOL]      ETALON_ACCEPT_SUMMARIES=1 copies the new summaries over the committed ones
set -euo pipefail
cd "$(dirname "$0")/../.."

tool=${1:-.build/debug/etalon}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

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
  "$tool" run "$spec" --results "$work" --quiet >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  if [ -n "${ETALON_ACCEPT_SUMMARIES:-}" ]; then
    mkdir -p "results/$name"
    cp "$work/$name/summary.csv" "results/$name/summary.csv"
  fi
  if cmp "results/$name/summary.csv" "$work/$name/summary.csv"; then
    echo "$name: the committed bits"
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
