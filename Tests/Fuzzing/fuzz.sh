#!/usr/bin/env bash
# Fuzzes a reader in one process, with libFuzzer and the address sanitizer: fuzz.sh TARGET SECONDS, where TARGET is one of
# yaml, json, gzip, or all. The reader's target and its harness are compiled into .build-fuzz with coverage. Inputs that
# the committed corpus lacks are kept there, too; an input that crashes is written to the current folder.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=$1 seconds=$2

if [ "$target" = all ]; then
  for each in yaml json gzip; do "$0" "$each" "$seconds"; done
  exit 0
fi
case "$target" in
  yaml) module=YAML library=yaml header=yaml.h clang=CLibYAML ;;
  json) module=JSON library='' header='' clang='' ;;
  gzip) module=Files library=z header=zlib.h clang=CZlib ;;
  *) echo "fuzz.sh: unknown target $target" >&2; exit 64 ;;
esac

work=.build-fuzz/$target
mkdir -p "$work/corpus"
flags=(-swift-version 6 -strict-memory-safety -package-name etalon -O -wmo -parse-as-library -sanitize=fuzzer,address -I "$work")
if [ -n "$clang" ]; then
  printf 'module %s { umbrella header "shim.h" link "%s" export * }\n' "$clang" "$library" >"$work/module.modulemap"
  printf '#include <%s>\n' "$header" >"$work/shim.h"
fi
mapfile -t sources < <(find "Sources/$module" -name '*.swift' | sort)
swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$work/$module.swiftmodule" \
  -c -o "$work/$module.o" "${sources[@]}"
swiftc "${flags[@]}" -module-name fuzz "Tests/Fuzzing/$target.swift" "$work/$module.o" ${library:+-l"$library"} \
  -o "$work/fuzz" 2>"$work/log" || { cat "$work/log"; exit 1; }
"$work/fuzz" -max_total_time="$seconds" -max_len=4096 -timeout=10 ${CI:+-seed=1} -print_final_stats=1 \
  "$work/corpus" "Tests/Fuzzing/$target-corpus" 2>"$work/log" || { tail -n 40 "$work/log"; exit 1; }
awk -v target="$target" '/number_of_executed_units/ {print target ": " $2 " inputs, no crash"}' "$work/log"
