import Files
import Records
import Results
import Running

/// Removes the records of runs that an experiment no longer contains.
package struct Pruning: Sendable {
  package let folder: String
  /// The number of records in the journal.
  package let recorded: Int
  /// How many of them will be removed.
  package let unnamed: Int
  private let named: Set<RunID>

  private init(folder: String, named: Set<RunID>) throws {
    self.folder = folder
    let named = try named.union(RefitList.identities(results: folder).map { RunID($0) })
    self.named = named
    let identities = Set(try JournalReplay(results: folder).entries.keys)
    recorded = identities.count
    unnamed = identities.subtracting(named).count
  }

  /// Keeps the runs of the last `etalon run` in a results folder; throws if values on its command line overrode the spec.
  package init(folder: String) throws {
    let runs = try ResultsFolder.summary(of: folder).outcome.runs
    let values = try Manifest(results: folder)?.overrides ?? []
    guard values.isEmpty else {
      throw OperationError(
        .usage,
        "the last run in \(folder) had values on its command line (\(values.joined(separator: " "))), so its runs may "
          + "not be all runs of the spec; name the spec, with the same values if they should apply")
    }
    try self.init(folder: folder, named: Set(runs.map(\.id)))
  }

  /// Keeps the runs of a spec; throws if the results folder belongs to another spec.
  package init(of spec: NamedExperiment, folder: String, store: DataStore, host: Host) throws {
    guard let manifest = try Manifest(results: folder) else {
      throw FileError("read", folder, "no results found; etalon run writes them")
    }
    try ResultsFolder.checkOwner(
      of: manifest, folder: folder, specFile: host.absolute(spec.path), host: host)
    let identities = try PreparedExperiment(spec.experiment, store: store).identities
    try self.init(folder: folder, named: Set(identities.map(RunID.init)))
  }

  /// Removes the records. A process killed at any time loses none of the others.
  package func prune(host: Host) throws(FileError) {
    try KeptNetworks(results: folder).prune(isKept: { named.contains(RunID($0)) })
    try KeptPredictions(results: folder).prune(isKept: { run, _ in named.contains(RunID(run)) })
    guard unnamed > 0 else { return }
    try Journal.prune(
      results: folder, holder: host.lockHolder, boot: host.boot, isKept: { named.contains(RunID($0)) })
  }
}
