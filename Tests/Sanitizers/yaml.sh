#!/bin/sh
# Checks the boundary to libyaml for memory errors: the YAML tests under the address and leak sanitizers, then
# every rejected text, whole and cut at every byte, under valgrind, which sees into libyaml's own code too.
# Builds the one room as a package of its own in .build-sanitizers, so that nothing else is instrumented.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
room="$root/.build-sanitizers/yaml"
mkdir -p "$room/Sources/examine" "$room/Tests"
ln -sfn "$root/Sources/YAML" "$room/Sources/YAML"
ln -sfn "$root/Sources/CLibYAML" "$room/Sources/CLibYAML"
ln -sfn "$root/Tests/YAMLTests" "$room/Tests/YAMLTests"

cat >"$room/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "yaml-room",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1"),
    .target(name: "YAML", dependencies: ["CLibYAML"]),
    .executableTarget(name: "examine", dependencies: ["YAML"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"], exclude: ["Rejected"]),
  ],
  swiftLanguageModes: [.v6]
)
END

cat >"$room/Sources/examine/main.swift" <<'END'
import Foundation
import YAML

var texts = 0
for path in CommandLine.arguments.dropFirst() {
  let bytes = Array(try Data(contentsOf: URL(filePath: path)).prefix(400))
  for end in 0...bytes.count {
    let document = Document(parsing: Source(name: path, bytes: Array(bytes[..<end])))
    _ = DiagnosticRenderer(isColored: false).render(document.diagnostics)
    texts += 1
  }
}
print("examined \(texts) texts")
END

cd "$room"
swift test --disable-xctest --sanitize=address --scratch-path .build-address --quiet >address.log 2>&1 || {
  cat address.log
  exit 1
}
grep 'Test run with' address.log
echo "address and leak sanitizers: clean"

if ! command -v valgrind >/dev/null; then
  echo "valgrind is not installed: libyaml's own code was not checked" >&2
  exit 1
fi
swift build --quiet --product examine
valgrind --quiet --error-exitcode=9 .build/debug/examine Tests/YAMLTests/Rejected/*.yaml
echo "valgrind: clean"
