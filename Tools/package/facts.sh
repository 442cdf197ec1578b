# Facts that the packaging scripts share; they source this file from the root of the repository.
# shellcheck shell=bash disable=SC2034

version=$(sed -n 's/.*static let text = "\(.*\)"/\1/p' Sources/etalon/Version.swift)
[ -n "$version" ] || { echo "etalon: the version was not found in Sources/etalon/Version.swift" >&2; exit 1; }

# The same sources make packages with the same dates.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

machine=$(uname -m)
case $machine in
  x86_64) debian_architecture=amd64 portable_march=x86-64-v3 ;;
  aarch64) debian_architecture=arm64 portable_march=armv8-a ;;
  *) echo "etalon: no packages are made for $machine" >&2; exit 1 ;;
esac

for command in python3 strip readelf dpkg-deb; do
  command -v "$command" >/dev/null || { echo "etalon: making packages needs $command, which was not found" >&2; exit 1; }
done

out=dist
stage=$out/stage
