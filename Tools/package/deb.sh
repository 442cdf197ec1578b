#!/usr/bin/env bash
# Packs dist/stage into dist/etalon_VERSION_ARCHITECTURE.deb. It depends on no other package.
#   usage: Tools/package/deb.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. Tools/package/facts.sh

root=$out/deb
rm -rf "$root"
install -d "$root"/DEBIAN "$root"/usr
cp -a "$stage"/. "$root"/usr/
# Where Debian's packages keep them.
install -d "$root"/usr/share/zsh/vendor-completions
mv "$root"/usr/share/zsh/site-functions/_etalon "$root"/usr/share/zsh/vendor-completions/
rmdir "$root"/usr/share/zsh/site-functions
gzip -9n "$root"/usr/share/man/man1/etalon.1 "$root"/usr/share/doc/etalon/CHANGELOG.md
mv "$root"/usr/share/doc/etalon/CHANGELOG.md.gz "$root"/usr/share/doc/etalon/changelog.gz
rm "$root"/usr/share/doc/etalon/LICENSE

cat >"$root"/DEBIAN/control <<END
Package: etalon
Version: $version
Architecture: $debian_architecture
Maintainer: ${ETALON_MAINTAINER:-Etalon maintainers <maintainers@etalon.invalid>}
Installed-Size: $(du -sk --apparent-size "$root"/usr | cut -f1)
Section: science
Priority: optional
Description: reproducible sweeps of fully connected neural networks
 A YAML file declares an experiment: data, layer sizes, activation,
 learning rate, epochs, seeds, and the parameters to sweep. Etalon trains a
 network by back-propagation for every point and seed, and writes metrics
 that are the same to the bit on every machine.
 .
 This build needs a processor with the instructions of ${ETALON_MARCH:-$portable_march}.
END
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root"/DEBIAN/md5sums
find "$root" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group --build "$root" "$out/etalon_${version}_$debian_architecture.deb"
rm -rf "$root"
ls -l "$out"/*.deb
