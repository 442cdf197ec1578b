import ArgumentParser
import Experiments
import Files
import YAML

/// The spec that lies in a results folder, with the command line's values of then.
enum RecordedSpec {
  /// The experiment that a folder's results are of, read again; throws `Diagnostics` or `FileError`.
  ///
  /// Its data are looked for where they were: beside the spec's own file, which the manifest names from the folder.
  static func experiment(
    in folder: String, manifest: Manifest, only: [String] = [], store: DataStore
  ) throws -> Experiment {
    let path = "\(folder)/spec.yaml"
    let source = Source(name: path, bytes: try PosixFile(path, for: .reading).contents())
    let context = SpecContext(file: manifest.specFile.map { "\(folder)/\($0)" } ?? manifest.name) {
      try store.dataset($0).shape
    }
    return try Experiment(reading: source, context: context, overrides: manifest.overrides, only: only)
  }
}
