import Files
import Records
import Running
import Specs
import YAML

/// An experiment and the spec that it was read from.
package struct NamedExperiment: Sendable {
  /// The path on the command line; `-` for standard input.
  package var path: String
  package var experiment: Experiment
  package var source: Source

  /// Reads a spec, with overriding values and selected points; reports all mistakes at once.
  package init(
    path: String, source: Source, overrides: [String], only: [String] = [], store: DataStore
  ) throws(Diagnostics) {
    let context = SpecContext(
      file: path == "-" ? "standard-input" : path, store: store, hasCommandLine: true)
    self.path = path
    self.source = source
    experiment = try Experiment(reading: source, context: context, overrides: overrides, only: only)
  }

  /// Reads a spec from a file.
  package init(
    file path: String, overrides: [String], only: [String] = [], store: DataStore
  ) throws {
    let source = try Source(spec: path)
    try self.init(path: path, source: source, overrides: overrides, only: only, store: store)
  }

  /// The text that is kept in the results folder, from which the experiment can be read again: the spec's own, or the
  /// merged one if it extends another.
  package var recordedText: [UInt8] { experiment.mergedText.map { Array($0.utf8) } ?? source.bytes }

  package var name: String { experiment.spec.name }
}

extension [NamedExperiment] {
  /// Throws if two specs have the same name, and so the same results folder.
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
