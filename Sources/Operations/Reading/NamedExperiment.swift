import Files
import Records
import Running
import Specs
import YAML

/// An experiment as it was read from a spec that the user named.
package struct NamedExperiment: Sendable {
  /// As the user named it; `-` for standard input.
  package var path: String
  package var experiment: Experiment
  package var source: Source

  /// Reads the spec in a source, with values put over it and a choice of points; throws every mistake at once.
  package init(
    path: String, source: Source, overrides: [String], only: [String] = [], store: DataStore
  ) throws(Diagnostics) {
    let context = SpecContext(file: path == "-" ? "standard-input" : path) { try store.dataset($0).shape }
    self.path = path
    self.source = source
    experiment = try Experiment(reading: source, context: context, overrides: overrides, only: only)
  }

  /// Reads the spec in a file.
  package init(
    file path: String, overrides: [String], only: [String] = [], store: DataStore
  ) throws {
    let source = Source(name: path, bytes: try PosixFile(path, for: .reading).contents())
    try self.init(path: path, source: source, overrides: overrides, only: only, store: store)
  }

  package var name: String { experiment.spec.name }
}

extension [NamedExperiment] {
  /// Refuses two specs of one name: they would have the same results folder.
  package func checkNames() throws(OperationError) {
    var paths: [String: String] = [:]
    for named in self {
      guard let other = paths.updateValue(named.path, forKey: named.name) else { continue }
      throw OperationError(
        .badInput,
        "\(other) and \(named.path) have the same name, \(named.name), and so the same results folder")
    }
  }
}
