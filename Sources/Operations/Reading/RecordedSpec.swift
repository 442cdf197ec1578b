import Files
import Records
import Results
import Running
import Specs
import YAML

/// The spec that lies in a results folder, with the command line's values of then.
package enum RecordedSpec {
  /// The experiment that a folder's results are of, read again; throws `Diagnostics` or `FileError`.
  ///
  /// Its data are looked for where they were: beside the spec's own file, which the manifest names from the folder.
  package static func experiment(
    in folder: String, only: [String] = [], store: DataStore
  ) throws -> Experiment {
    guard let manifest = try Manifest(results: folder) else {
      throw FileError("read", "\(folder)/manifest.json", "not found; etalon run writes it")
    }
    let path = "\(folder)/spec.yaml"
    let source = Source(name: path, bytes: try PosixFile(path, for: .reading).contents())
    let context = SpecContext(file: manifest.specFile.map { "\(folder)/\($0)" } ?? manifest.name) {
      try store.dataset($0).shape
    }
    return try Experiment(reading: source, context: context, overrides: manifest.overrides, only: only)
  }

  /// The best point of a folder's results as a spec of its own; nil where no run was measured.
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
