import Experiments

/// The files that are made from an experiment's plan and records, and from nothing else.
package enum DerivedFiles {
  /// Writes them all into a results folder, each in place of the one there.
  package static func write(_ summary: ExperimentSummary, toResults folder: String) throws(FileError) {
    let files = [
      ("runs.csv", summary.runsCSV), ("curves.csv", summary.curvesCSV), ("summary.csv", summary.summaryCSV),
      ("results.json", summary.resultsJSON),
    ]
    for (name, bytes) in files { try AtomicFile.replace("\(folder)/\(name)", with: bytes) }
  }
}
