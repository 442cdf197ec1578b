#!/usr/bin/env bash
# Packs dist/stage into dist/etalon-VERSION-linux-MACHINE.tar.gz; the same stage gives the same bytes.
#   usage: Tools/package/tarball.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tools/package/facts.sh

name=etalon-$version-linux-$machine
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
  --transform "s,^\.,$name," -C "$stage" -cf - . | gzip -9n >"$out/$name.tar.gz"
ls -l "$out/$name.tar.gz"
