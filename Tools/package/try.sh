#!/usr/bin/env bash
# Tries the packages in dist/ where nothing else is installed: the .deb, the tarball and the wheel in a new minimal Debian
# root, the last stage of the Dockerfile in an empty folder. Each must train an experiment to the committed bits, and the
# .deb and the wheel must leave nothing behind. As root (in a container: a privileged one), on Debian or Ubuntu.
#   usage: Tools/package/try.sh [SUITE]      bookworm
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tools/package/facts.sh

suite=${1:-bookworm}
[ "$(id -u)" -eq 0 ] || { echo "etalon: chroot needs root: sudo $0" >&2; exit 1; }
command -v debootstrap >/dev/null || { apt-get update -q && apt-get install -y -q debootstrap; }
# shellcheck disable=SC2016
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -1)
work=$(mktemp -d)
root=$work/root
trap 'umount "$work"/*/proc 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

say() { printf '== %s\n' "$1"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }

# trains TOOL...: runs the tool inside the root on the XOR experiment, and compares its summary with the committed one.
trains() {
  rm -rf "$root/tmp/try" && mkdir "$root/tmp/try"
  cp experiments/xor.yaml "$root/tmp/try/"
  [ "$(inside "$@" --version)" = "$version" ]
  inside "$@" plan /tmp/try/xor.yaml >/dev/null
  inside "$@" run /tmp/try/xor.yaml --results /tmp/try/results --quiet >/dev/null
  cmp results/xor/summary.csv "$root/tmp/try/results/xor/summary.csv"
  echo "$* $version trains xor.yaml to the committed bits"
}

# What the root's folder /usr holds; caches that programs leave are not the packages'.
listing() { (cd "$root" && find usr opt -not -path '*/__pycache__*' | LC_ALL=C sort); }

say "a minimal Debian $suite"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
# Every Linux system has it, containers too; Swift's run-time reads the tool's own path there.
mount -t proc proc "$root/proc"
listing >"$work/before"

say "the .deb"
cp "$out/etalon_${version}_$debian_architecture.deb" "$root/tmp/etalon.deb"
inside dpkg --install /tmp/etalon.deb >/dev/null
trains etalon
inside bash -c '. /usr/share/bash-completion/completions/etalon && complete -p etalon' >/dev/null
inside dpkg --verify etalon
inside dpkg --purge etalon >/dev/null
listing | diff "$work/before" - && echo "purged, nothing left"

say "the tarball"
tar -xzf "$out/etalon-$version-linux-$machine.tar.gz" -C "$root/opt"
trains "/opt/etalon-$version-linux-$machine/bin/etalon"
rm -r "$root/opt/etalon-$version-linux-$machine"

say "the last stage of the Dockerfile: an empty folder"
debian=$root root=$work/empty
mkdir -p "$root/work" "$root/proc"
mount -t proc proc "$root/proc"
cp "$stage/bin/etalon" "$root/etalon"
cp experiments/xor.yaml "$root/work/"
chroot "$root" /etalon run /work/xor.yaml --results /work/results --quiet >/dev/null
cmp results/xor/summary.csv "$root/work/results/xor/summary.csv"
echo "trains xor.yaml to the committed bits"
root=$debian

say "completions and the manual page, with the programs that read them"
cp /etc/resolv.conf "$root/etc/resolv.conf"
inside apt-get update -q >"$work/log"
inside env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
  zsh fish man-db python3-venv >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
inside dpkg --install /tmp/etalon.deb >/dev/null
inside zsh -n /usr/share/zsh/vendor-completions/_etalon
inside fish --no-execute /usr/share/fish/vendor_completions.d/etalon.fish
inside fish -c 'complete --do-complete "etalon re"' | grep -q '^reproduce'
inside man --warnings etalon 2>&1 >"$work/manual" | tee "$work/warnings"
[ ! -s "$work/warnings" ] && grep -q 'EXIT STATUS' "$work/manual"
inside dpkg --purge etalon >/dev/null
echo "zsh, fish and man read theirs"

say "the wheel, in a new virtual environment"
cp "$out"/etalon-"$version"-py3-none-*"$machine"*.whl "$root/tmp/"
inside python3 -m venv /tmp/environment
inside /tmp/environment/bin/python -m pip install --quiet --no-index --find-links /tmp etalon
trains /tmp/environment/bin/etalon
cmp "$stage/bin/etalon" "$root/tmp/environment/bin/etalon"
inside /tmp/environment/bin/python -m pip uninstall --quiet --yes etalon
[ ! -e "$root/tmp/environment/bin/etalon" ] && echo "uninstalled, nothing left"

say "all packages work"
