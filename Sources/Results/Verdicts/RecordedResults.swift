import Files
import JSON
import Learning
import Records
import Specs

/// Results as they lie in a results folder or in a baseline's file, in one form.
package struct RecordedResults: Sendable {
  /// What a results folder holds beyond what a baseline does.
  package struct Folder: Sendable {
    package var manifest: Manifest
    package var outcome: ExperimentOutcome
  }

  /// As the user named it.
  package var path: String
  /// Of a folder: the runs that there are records of.
  package var baseline: Baseline
  /// nil for a baseline's file.
  package var folder: Folder?
  /// What another program's file holds; nil for all others.
  package var external: ExperimentOutcome?

  package init(
    path: String, baseline: Baseline, folder: Folder? = nil, external: ExperimentOutcome? = nil
  ) {
    self.path = path
    self.baseline = baseline
    self.folder = folder
    self.external = external
  }

  /// Reads a results folder, a baseline's file, or a CSV file of another program (`ExternalResults`); of a folder without a plan, as git keeps it, its baseline.
  ///
  /// - Parameter metrics: metrics that records should have besides those that a folder's plan names.
  package init(reading path: String, metrics: [Metric] = []) throws(FileError) {
    if ExternalResults.isNamed(path) {
      try self.init(external: path)
      return
    }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if let outcome = try ExperimentOutcome(results: trimmed, metrics: metrics) {
      guard let manifest = try Manifest(results: trimmed) else {
        throw FileError("read", "\(trimmed)/manifest.json", "not found; etalon run writes it")
      }
      self.init(path: trimmed, folder: Folder(manifest: manifest, outcome: outcome))
      return
    }
    let inside = trimmed + "/baseline.json"
    let file = PosixFolder.exists(inside) ? inside : trimmed
    guard PosixFolder.exists(file) else { throw FileError("read", path, "there is nothing") }
    guard file.hasSuffix(".json") else {
      throw FileError("read", path, "it holds no results; etalon run writes them")
    }
    let bytes = try PosixFile(file, for: .reading).contents()
    do {
      self.init(path: file, baseline: try Baseline(parsing: bytes))
    } catch {
      throw FileError("read", file, "\(error)")
    }
  }

  init(path: String, folder: Folder) {
    let (manifest, outcome) = (folder.manifest, folder.outcome)
    self.init(
      path: path,
      baseline: Baseline(
        of: outcome, spec: manifest.spec, fixed: CanonicalValues.inSpec(manifest.spec).leaves(),
        toolVersion: manifest.toolVersion, arithmeticVersion: manifest.arithmeticVersion),
      folder: folder)
  }

  /// The swept paths.
  package var axes: Set<String> { Set(baseline.runs.flatMap { $0.values.map(\.path) }) }

  /// The records of the runs by identity; none of a baseline's file.
  package var records: [String: RunRecord] {
    let runs = folder?.outcome.runs ?? []
    return Dictionary(runs.compactMap { run in run.record.map { (run.identity, $0) } }) { first, _ in first }
  }
}
