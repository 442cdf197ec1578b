import Datasets
import Files
import JSON
import Running
import Specs

/// Writes the digests of an experiment's data files into its spec.
package enum Pinning {
  /// Replaces the spec's file by one with the digests; returns how many files there are.
  ///
  /// Throws `OperationError` where there is nothing to pin or the spec has no `dataset.source` of its own, `DatasetError`
  /// and `FileError`.
  package static func write(into named: NamedExperiment) throws -> Int {
    let files = named.experiment.spec.base.dataset.files
    guard named.path != "-" else {
      throw OperationError(.usage, "--pin needs a spec file to write into, not standard input")
    }
    guard !named.experiment.overrides.contains(where: { $0.hasPrefix("dataset") }) else {
      throw OperationError(
        .usage, "--pin writes the digests of the spec's own data: leave out the values for dataset")
    }
    guard !files.isEmpty else { throw OperationError(.usage, "--pin: the data do not come from a file") }
    let folder = named.path.lastIndex(of: "/").map { String(named.path[...$0]) } ?? ""
    let pins = try files.map { file in
      let name = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
      return JSON.Member(name, .string(try DataPins.digest(of: file)))
    }
    guard let text = PinnedSpec.text(of: named.source, pins: pins.count == 1 ? pins[0].value : .object(pins))
    else { throw OperationError(.usage, "--pin: \(named.path) has no dataset.source of its own") }
    try AtomicFile.replace(named.path, with: Array(text.utf8))
    return files.count
  }
}
