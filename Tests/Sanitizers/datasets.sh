#!/bin/sh
# Checks the boundary to zlib for memory errors: the readers' tests under the address and leak sanitizers, then a
# gzip file cut at every byte and with every bit turned, under valgrind, which sees into zlib's own code too.
# Builds the readers as a package of their own in .build-sanitizers, so that nothing else is instrumented.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
room="$root/.build-sanitizers/datasets"
mkdir -p "$room/Sources/Datasets" "$room/Sources/examine" "$room/Tests/DatasetsTests"
for folder in CMachine CZlib Learning; do
  ln -sfn "$root/Sources/$folder" "$room/Sources/$folder"
done
for file in Reading Preparing/LargePages.swift DatasetError.swift DatasetNote.swift DatasetRequest.swift RawDataset.swift \
  TableFormat.swift; do
  ln -sfn "$root/Sources/Datasets/$file" "$room/Sources/Datasets/$(basename "$file")"
done
for file in FuzzTests GzipTests IDXTests TableReaderTests TestData; do
  ln -sfn "$root/Tests/DatasetsTests/$file.swift" "$room/Tests/DatasetsTests/$file.swift"
done

cat >"$room/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "datasets-room",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "CMachine"),
    .target(name: "Learning", dependencies: ["CMachine"]),
    .target(name: "Datasets", dependencies: ["CZlib"]),
    .executableTarget(name: "examine", dependencies: ["Datasets"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "Learning"]),
  ],
  swiftLanguageModes: [.v6]
)
END

cat >"$room/Sources/examine/main.swift" <<'END'
import Foundation

@testable import Datasets

let content = Array(try Data(contentsOf: URL(filePath: CommandLine.arguments[1])))
let cut = (0...content.count).map { Array(content[..<$0]) }
let turned = (0..<8 * content.count).map { bit in
  var copy = content
  copy[bit / 8] ^= 1 << (bit % 8)
  return copy
}
let accepted = (cut + turned).count { (try? Gzip.decompressed($0, limit: 1 << 20)) != nil }
print("examined \(cut.count + turned.count) files, \(accepted) of them whole")
END

cd "$room"
swift test --disable-xctest --sanitize=address --scratch-path .build-address --quiet >address.log 2>&1 || {
  cat address.log
  exit 1
}
echo "address sanitizer: clean"

swift build --scratch-path .build-valgrind --product examine --quiet
head -c 400 "$root/Sources/CBundledData/data/iris.csv" | gzip -9n >iris.gz
valgrind --quiet --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
  --errors-for-leak-kinds=definite .build-valgrind/debug/examine iris.gz
echo "valgrind: clean"
