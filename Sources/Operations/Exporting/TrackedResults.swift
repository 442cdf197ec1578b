import Files
import Hashing
import Records
import Results
import Running
import Specs
import Trackers

/// A results folder, read for a tracker of another program.
package struct TrackedResults: Sendable {
  package let folder: String
  package let experiment: TrackedExperiment
  /// Why runs are exported without the settings that are not swept; nil if they have them.
  package let missingSettings: String?
  /// Files that go with `bestRun`: the report, the spec and its trained network, where they exist.
  package let attachments: [Attachment]
  /// The key of the run that files are attached to: the one that `etalon network` takes of the best point.
  package let bestRun: String?
  /// Whether the folder keeps the network of `bestRun`.
  package let keepsNetwork: Bool

  /// A file that describes the whole experiment.
  package struct Attachment: Sendable {
    package var name: String
    package var contentType: String
    package var bytes: [UInt8]
  }

  /// Reads plan, journal, manifest and spec; throws `FileError`, and `Diagnostics` about `only`.
  package init(of folder: String, only: [String], store: DataStore) throws {
    guard !ExternalResults.isNamed(folder) else {
      throw OperationError(.usage, "\(folder) is another program's CSV file; name a results folder")
    }
    let summary = try ResultsFolder.summary(of: folder)
    let outcome = summary.outcome
    guard let manifest = try Manifest(results: folder) else {
      throw FileError("read", "\(folder)/manifest.json", "not found; etalon run writes it")
    }
    let spec = "\(folder)/spec.yaml"
    let settings = try Self.settings(of: outcome, in: folder, only: only, store: store)
    let sources = TrackedExperiment.Sources(
      entries: try JournalReplay(results: folder).entries, manifest: manifest,
      specDigest: PosixFolder.exists(spec)
        ? SHA256.hexDigest(of: try PosixFile(spec, for: .reading).contents()) : nil,
      settings: settings.values)
    guard let experiment = TrackedExperiment(outcome, sources: sources, points: settings.chosen) else {
      throw FileError(
        "read", "\(folder)/manifest.json", "'started' is not a time in UTC such as 2026-11-28T01:42:21Z")
    }
    self.folder = folder
    self.experiment = experiment
    missingSettings = settings.reason
    let best = Self.bestRun(of: summary)
    bestRun = best?.identity
    let network = best.map { KeptNetworks(results: folder).path(of: $0.identity) }.flatMap {
      PosixFolder.exists($0) ? $0 : nil
    }
    keepsNetwork = network != nil
    attachments = try [
      ("report.html", "text/html", "\(folder)/report.html"), ("spec.yaml", "text/plain", spec),
      ("network.safetensors", "application/octet-stream", network ?? ""),
    ].compactMap { name, contentType, path in
      guard PosixFolder.exists(path) else { return nil }
      return Attachment(
        name: name, contentType: contentType, bytes: try PosixFile(path, for: .reading).contents())
    }
  }

  /// The run with the median of the ranking metric; where points of several conditions are not compared, the first measured run
  /// of the point that ranks first.
  private static func bestRun(of summary: ExperimentSummary) -> ExperimentOutcome.Run? {
    if let selection = try? NetworkSelection(.init(), in: summary) { return selection.run }
    return summary.best.flatMap { best in
      summary.runs(of: best.point).first { $0.record?.status.isMeasured ?? false }
    }
  }

  /// SHA-256, in hexadecimal, of all attachments.
  var attachmentsDigest: String {
    var hash = SHA256()
    for file in attachments { hash.update(file.bytes) }
    return hash.hexDigest
  }

  private struct Settings {
    var values: [[AxisValue]]?
    var chosen: Set<Int>?
    var reason: String?
  }

  /// The resolved values of every point. Where the spec or its data cannot be read, there are none, unless points were to be
  /// selected, which needs the spec.
  private static func settings(
    of outcome: ExperimentOutcome, in folder: String, only: [String], store: DataStore
  ) throws -> Settings {
    do {
      let experiment = try RecordedSpec.experiment(in: folder, only: only, store: store)
      guard experiment.points.indices.map(experiment.points.values) == outcome.points else {
        throw FileError("read", "\(folder)/spec.yaml", "its points are not those of plan.json")
      }
      let values = try experiment.points.map { point in
        let shape = try store.dataset(point.spec.dataset).shape
        return CanonicalValues.of(point.spec, topology: point.spec.network.topology(for: shape)).leaves()
      }
      return Settings(values: values, chosen: experiment.chosen)
    } catch  where only.isEmpty {
      return Settings(reason: "\(error)")
    }
  }
}
