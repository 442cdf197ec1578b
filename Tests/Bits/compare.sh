#!/usr/bin/env bash
# Builds the tool for x86-64, x86-64-v3 (AVX2), x86-64-v4 (AVX-512) and this machine, runs the same experiments with each
# build that this processor supports, and compares the result files byte by byte. Also checks that the trainers' object
# files call no function of the system's math library except fma.
set -euo pipefail
cd "$(dirname "$0")/../.."

processors=(native)
case "$(uname -m)" in
  x86_64) processors=(native x86-64 x86-64-v3 x86-64-v4) ;;
esac
experiments=(Tests/Bits/bits.yaml Tests/Bits/bits64.yaml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

for processor in "${processors[@]}"; do
  scratch=".build"
  [ "$processor" = native ] || scratch=".build-$processor"
  ETALON_MARCH=$processor swift build --product etalon --scratch-path "$scratch" >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
  objects=$(for target in Arithmetic Learning Kernels Lanes Tiles Online; do
    find "$scratch/debug/$target.build" -name '*.o'
  done)
  # shellcheck disable=SC2086
  called=$(nm -u $objects | awk '{print $2}' | sort -u |
    grep -xE '(exp|exp2|exp10|expm1|log|log2|log10|log1p|pow|sin|cos|tan|sincos|asin|acos|atan|atan2|sinh|cosh|tanh|erf|erfc|tgamma|lgamma|cbrt|hypot|floor|ceil|rint|nearbyint|round|trunc|fmod|remainder|ldexp|scalbn|frexp|modf)(f|l)?' || true)
  if [ -n "$called" ]; then
    echo "$processor: the trainers call the system's math library: $called"
    failed=1
  fi
  for experiment in "${experiments[@]}"; do
    name=$(basename "$experiment" .yaml)
    out="$work/$processor"
    code=0
    "$scratch"/debug/etalon run "$experiment" --results "$out" --quiet --json >/dev/null 2>"$work/log" || code=$?
    if [ "$code" -eq 70 ]; then
      echo "$processor: $(cat "$work/log") (skipped)"
      continue
    elif [ "$code" -ne 0 ]; then
      cat "$work/log"
      exit 1
    fi
    for file in runs.csv curves.csv summary.csv results.json report.html; do
      if [ "$processor" != native ] && ! cmp "$work/native/$name/$file" "$out/$name/$file"; then failed=1; fi
    done
    echo "$processor: $name $(sha256sum "$out/$name/runs.csv" | cut -c1-16)"
  done
done

[ "$failed" -eq 0 ] || { echo "results are not bit-identical"; exit 1; }
echo "${#processors[@]} builds: results are bit-identical"
