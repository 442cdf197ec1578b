import Files
import Learning
import Records
import Reports
import Results

/// A folder with the results of one experiment.
package enum ResultsFolder {
  /// What a results folder holds, summed up; throws `FileError` where it holds no results.
  ///
  /// A CSV file of another program is read too (`ExternalResults`).
  ///
  /// - Parameter metrics: metrics that the records should have besides those that the plan names.
  package static func summary(
    of folder: String, metrics: [Metric] = []
  ) throws(FileError) -> ExperimentSummary {
    if ExternalResults.isNamed(folder) {
      return ExperimentSummary(try ExternalResults.outcome(reading: folder))
    }
    guard let outcome = try ExperimentOutcome(results: folder, metrics: metrics) else {
      let other = "results/\(folder)"
      let isName = !folder.contains("/") && PosixFolder.exists(other + "/.")
      throw FileError(
        "read", folder,
        "no results found; " + (isName ? "did you mean \(other)?" : "etalon run writes them"))
    }
    return ExperimentSummary(outcome)
  }

  /// The command that trains the results of a folder again; nil for another program's results, and without a manifest.
  package static func trainingCommand(of folder: String) throws(FileError) -> TrainingCommand? {
    guard !ExternalResults.isNamed(folder), let manifest = try Manifest(results: folder) else { return nil }
    let file = manifest.specFile ?? "spec.yaml"
    let spec = file.hasPrefix("/") ? file : TrainingCommand.withoutSteps(folder + "/" + file)
    return TrainingCommand(
      spec: spec, overrides: manifest.overrides(ofSpec: spec),
      results: TrainingCommand.withoutSteps(folder + "/.."))
  }

  /// Throws if a folder contains the results of another spec with the same name.
  ///
  /// - Parameter specFile: an absolute path.
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
