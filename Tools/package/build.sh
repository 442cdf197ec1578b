#!/usr/bin/env bash
# Builds the portable tool, with every library linked in, and lays it out with its manual page and shell completions
# under dist/stage, as it is to be installed under a prefix. ETALON_MARCH chooses another processor than the default
# (x86-64-v3; armv8-a on arm64).
#   usage: Tools/package/build.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tools/package/facts.sh

export ETALON_MARCH=${ETALON_MARCH:-$portable_march}
echo "etalon: building $version for $ETALON_MARCH, all libraries linked in (about four minutes on two cores)"
swift build -c release --product etalon --scratch-path .build-package -debug-info-format none \
  -Xswiftc -static-executable -Xswiftc -use-ld=lld

rm -rf "$stage"
install -d "$stage"/bin "$stage"/share/man/man1 "$stage"/share/bash-completion/completions \
  "$stage"/share/zsh/site-functions "$stage"/share/fish/vendor_completions.d "$stage"/share/doc/etalon/experiments
tool=$stage/bin/etalon
install -m 755 .build-package/release/etalon "$tool"
strip --strip-all --remove-section=.comment "$tool"

"$tool" --experimental-dump-help |
  python3 Tools/package/manual.py "$version" "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" >"$stage"/share/man/man1/etalon.1
"$tool" --generate-completion-script bash >"$stage"/share/bash-completion/completions/etalon
"$tool" --generate-completion-script zsh >"$stage"/share/zsh/site-functions/_etalon
"$tool" --generate-completion-script fish >"$stage"/share/fish/vendor_completions.d/etalon.fish

install -m 644 README.md CHANGELOG.md LICENSE Tools/package/copyright "$stage"/share/doc/etalon/
for spec in experiments/*.yaml; do
  # Those that read data files of a machine are left out.
  grep -q ': /' "$spec" || install -m 644 "$spec" "$stage"/share/doc/etalon/experiments/
done
install -D -m 644 -t "$stage"/share/doc/etalon/experiments/data experiments/data/*
find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
echo "etalon: $tool has $(stat -c %s "$tool") bytes"
