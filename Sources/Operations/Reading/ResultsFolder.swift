import Files
import Records
import Results

/// A folder with one experiment's results.
package enum ResultsFolder {
  /// What a results folder holds, summed up; throws `FileError` where it holds no results.
  ///
  /// A CSV file of another program is read too (`ExternalResults`).
  package static func summary(of folder: String) throws(FileError) -> ExperimentSummary {
    if ExternalResults.isNamed(folder) {
      return ExperimentSummary(try ExternalResults.outcome(reading: folder))
    }
    guard let outcome = try ExperimentOutcome(results: folder) else {
      throw FileError("read", folder, "no results found; etalon run writes them")
    }
    return ExperimentSummary(outcome)
  }

  /// Refuses a folder that holds the results of another spec of the same name.
  ///
  /// - Parameter specFile: from the root.
  static func checkOwner(of manifest: Manifest?, folder: String, specFile: String, host: Host)
    throws(OperationError)
  {
    guard
      let owner = manifest?.owner(
        otherThan: specFile, results: host.absolute(folder), exists: PosixFolder.exists)
    else { return }
    throw OperationError(
      .badInput,
      "\(folder) belongs to another spec with the same name, \(owner); change the name: of one of them, or use "
        + "--results")
  }
}
