#!/bin/sh
# Checks the calls of libyaml for memory errors: runs the YAML tests with address and leak sanitizers, then parses every
# rejected text, truncated at every byte, under valgrind, which also checks libyaml itself.
# The target is built as a separate package in .build-sanitizers, so that nothing else is instrumented.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
package="$root/.build-sanitizers/yaml"
mkdir -p "$package/Sources/examine" "$package/Tests"
ln -sfn "$root/Sources/YAML" "$package/Sources/YAML"
ln -sfn "$root/Sources/CLibYAML" "$package/Sources/CLibYAML"
ln -sfn "$root/Tests/YAMLTests" "$package/Tests/YAMLTests"

cat >"$package/Package.swift" <<'END'
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "yaml-sanitizers",
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

cat >"$package/Sources/examine/main.swift" <<'END'
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

cd "$package"
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
