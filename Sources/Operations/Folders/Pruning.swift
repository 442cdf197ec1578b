import Files
import Records
import Results
import Running

/// Removes the records of runs that an experiment no longer names.
package struct Pruning: Sendable {
  package let folder: String
  /// Records in the journal.
  package let recorded: Int
  /// Of these, the ones that are to go.
  package let unnamed: Int
  private let named: Set<String>

  private init(folder: String, named: Set<String>) throws(FileError) {
    self.folder = folder
    self.named = named
    let identities = Set(try JournalReplay(results: folder).entries.keys)
    recorded = identities.count
    unnamed = identities.subtracting(named).count
  }

  /// Keeps the runs that the last `etalon run` of a results folder named, if that named all that its spec does.
  package init(folder: String) throws {
    let runs = try ResultsFolder.summary(of: folder).outcome.runs
    let values = try Manifest(results: folder)?.overrides ?? []
    guard values.isEmpty else {
      throw OperationError(
        .usage,
        "the last run in \(folder) had values on its command line (\(values.joined(separator: " "))), so it did not "
          + "name all runs of its spec; name the spec, and the values that you mean")
    }
    try self.init(folder: folder, named: Set(runs.map(\.identity)))
  }

  /// Keeps the runs that a spec names; its results folder must be its own.
  package init(of spec: NamedExperiment, folder: String, store: DataStore, host: Host) throws {
    guard let manifest = try Manifest(results: folder) else {
      throw FileError("read", folder, "no results found; etalon run writes them")
    }
    try ResultsFolder.checkOwner(
      of: manifest, folder: folder, specFile: host.absolute(spec.path), host: host)
    let tasks = try PreparedExperiment(spec.experiment, store: store).tasks
    try self.init(folder: folder, named: Set(tasks.map(\.identity)))
  }

  /// Removes the records that are not named; killed at any instant, it loses none of the others.
  package func prune(host: Host) throws(FileError) {
    guard unnamed > 0 else { return }
    try Journal.prune(results: folder, holder: host.lockHolder, isKept: named.contains)
  }
}
