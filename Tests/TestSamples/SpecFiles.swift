import Datasets
import Foundation
import Specs
import YAML

/// The specs beside the tests of `Specs`.
package enum SpecFiles {
  package static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  package static let tests = project.appending(path: "Tests/SpecsTests/")

  /// Names, without extension, of the YAML files in a folder of the tests.
  package static func names(in folder: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: tests.appending(path: folder).path())
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  package static func text(_ path: String) throws -> String {
    try String(contentsOf: tests.appending(path: path), encoding: .utf8)
  }

  /// Reads a spec as `etalon run` would, with the arguments that its first line may name: `# arguments: a=1 | --only
  /// b=2`. Paths in what the data say start at the spec's folder, whatever folder the tests run in.
  package static func experiment(_ path: String) throws(Diagnostics) -> Experiment {
    let text = (try? text(path)) ?? ""
    let file = tests.appending(path: path)
    let arguments = arguments(in: text)
    return try Experiment(
      reading: Source(name: file.lastPathComponent, text: text), context: context(file.path()),
      overrides: arguments.overrides, only: arguments.only)
  }

  package static func context(_ file: String) -> SpecContext {
    SpecContext(file: file) { request in try Dataset(request).shape }
  }

  private static func arguments(in text: String) -> (overrides: [String], only: [String]) {
    let mark = "# arguments: "
    guard let line = text.split(separator: "\n").first, line.hasPrefix(mark) else { return ([], []) }
    let all = line.dropFirst(mark.count).components(separatedBy: " | ")
    return (
      all.filter { !$0.hasPrefix("--only ") },
      all.filter { $0.hasPrefix("--only ") }.map { String($0.dropFirst(7)) }
    )
  }
}

/// The experiment that a text declares, with no file around it.
package func experiment(
  _ text: String, overrides: [String] = [], only: [String] = []
) throws(Diagnostics) -> Experiment {
  try Experiment(
    reading: Source(name: "spec.yaml", text: text), context: SpecFiles.context("spec.yaml"),
    overrides: overrides, only: only)
}
