#!/bin/sh
# Checks the calls of zlib for memory errors: runs the tests of the readers with address and leak sanitizers, then reads a
# gzip file truncated at every byte and with every bit flipped under valgrind, which also checks zlib itself.
# The readers are built as a separate package in .build-sanitizers, so that nothing else is instrumented.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
package="$root/.build-sanitizers/datasets"
mkdir -p "$package/Sources/Datasets" "$package/Sources/examine" "$package/Tests/DatasetsTests"
for folder in CMachine CZlib Files Arithmetic Learning; do
  ln -sfn "$root/Sources/$folder" "$package/Sources/$folder"
done
for folder in FilesTests TestFiles; do
  ln -sfn "$root/Tests/$folder" "$package/Tests/$folder"
done
for file in Reading ClassList.swift DatasetError.swift DatasetNote.swift DatasetRequest.swift RawDataset.swift TableFormat.swift; do
  ln -sfn "$root/Sources/Datasets/$file" "$package/Sources/Datasets/$(basename "$file")"
done
for file in FuzzTests IDXTests TableReaderTests TestData; do
  ln -sfn "$root/Tests/DatasetsTests/$file.swift" "$package/Tests/DatasetsTests/$file.swift"
done

cat >"$package/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "datasets-sanitizers",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .target(name: "CMachine"),
    .target(name: "Arithmetic", dependencies: ["CMachine"]),
    .target(name: "Learning", dependencies: ["Arithmetic"]),
    .target(name: "Files", dependencies: ["CZlib"]),
    .target(name: "Datasets", dependencies: ["Files"]),
    .executableTarget(name: "examine", dependencies: ["Files"]),
    .target(name: "TestFiles", dependencies: ["Files"], path: "Tests/TestFiles"),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestFiles"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "Arithmetic", "Learning"]),
  ],
  swiftLanguageModes: [.v6]
)
END

cat >"$package/Sources/examine/main.swift" <<'END'
import Files
import Foundation

let content = Array(try Data(contentsOf: URL(filePath: CommandLine.arguments[1])))
let truncated = (0...content.count).map { Array(content[..<$0]) }
let flipped = (0..<8 * content.count).map { bit in
  var copy = content
  copy[bit / 8] ^= 1 << (bit % 8)
  return copy
}
let accepted = (truncated + flipped).count { (try? Gzip.decompressed($0, limit: 1 << 20)) != nil }
print("examined \(truncated.count + flipped.count) files, \(accepted) of them valid")
END

cd "$package"
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
