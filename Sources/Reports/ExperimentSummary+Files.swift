import Experiments

extension ExperimentSummary {
  /// The names of the files that are made from plan and journal.
  package static let fileNames = ["runs.csv", "curves.csv", "summary.csv", "results.json"]

  /// Puts `runs.csv`, `curves.csv`, `summary.csv` and `results.json` into a results folder, each whole or not at all.
  package func writeFiles(toResults folder: String) throws(FileError) {
    try AtomicFile.replace(folder + "/runs.csv", with: runsCSV)
    try AtomicFile.replace(folder + "/curves.csv", with: curvesCSV)
    try AtomicFile.replace(folder + "/summary.csv", with: summaryCSV)
    try AtomicFile.replace(folder + "/results.json", with: resultsJSON)
  }
}
