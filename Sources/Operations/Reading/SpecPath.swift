import Files

/// Paths that are given where a spec is expected.
package enum SpecPath {
  /// Throws, with what to type instead, if a path is a table of data or a folder.
  package static func check(_ path: String) throws {
    if path.lowercased().hasSuffix(".csv"), PosixFolder.exists(path) {
      throw OperationError(
        .badInput, "\(path) is a table of data, not a spec; to write a spec: etalon init --data \(path)")
    }
    guard PosixFolder.exists(path + "/.") else { return }
    let spec = try? ResultsFolder.trainingCommand(of: path)?.spec
    let hint = spec.map { "its results were trained from \($0)" } ?? "name the spec's YAML file"
    throw OperationError(.badInput, "\(path) is a folder, not a spec; \(hint)")
  }
}
