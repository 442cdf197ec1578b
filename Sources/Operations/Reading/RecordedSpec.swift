import Files
import Records
import Results
import Running
import Specs
import YAML

/// The spec in a results folder, with the values of the command line that it was run with.
package enum RecordedSpec {
  /// Reads the experiment of a results folder; throws `Diagnostics` or `FileError`.
  ///
  /// Relative paths of data start at the folder of the original spec, whose path is in the manifest.
  package static func experiment(
    in folder: String, only: [String] = [], store: DataStore
  ) throws -> Experiment {
    guard let manifest = try Manifest(results: folder) else {
      throw FileError("read", "\(folder)/manifest.json", "not found; etalon run writes it")
    }
    let path = "\(folder)/spec.yaml"
    let source = try Source(spec: path)
    let context = SpecContext(
      file: manifest.specFile.map { "\(folder)/\($0)" } ?? manifest.name, store: store, hasCommandLine: false)
    return try Experiment(reading: source, context: context, overrides: manifest.overrides, only: only)
  }

  /// The text of a spec's file with those that it extends merged into it; nil if it extends none. Throws `Diagnostics` or
  /// `FileError`.
  static func merged(_ path: String, overrides: [String]) throws -> String? {
    let source = try Source(spec: path)
    guard case .mapping(let entries)? = Document(parsing: source).root?.content,
      entries.contains(where: { $0.key.text == "extends" })
    else { return nil }
    let context = SpecContext(file: path, store: DataStore(threads: 1), hasCommandLine: false)
    return try Experiment(reading: source, context: context, overrides: overrides).mergedText
  }

  /// The best point in a results folder, as the text of a spec; nil if no run has a value of the ranking metric.
  package static func bestPoint(of summary: ExperimentSummary, in folder: String, store: DataStore) throws
    -> String?
  {
    guard let best = summary.best else { return nil }
    let experiment = try experiment(in: folder, store: store)
    let point = experiment.points[best.point]
    let shape = try store.dataset(point.spec.dataset).shape
    return "# The best point of \(folder).\n" + experiment.specText(of: point, shape: shape)
  }
}
