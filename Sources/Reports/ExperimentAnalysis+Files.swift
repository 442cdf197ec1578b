import Files
import Records
import Results

extension ExperimentSummary {
  /// The names of the files that are made from plan and journal.
  package static let fileNames = ["runs.csv", "curves.csv", "summary.csv", "results.json"]
}

extension ExperimentAnalysis {
  /// Puts `runs.csv`, `curves.csv`, `summary.csv` and `results.json` into a results folder, each whole or not at all.
  package func writeFiles(toResults folder: String) throws(FileError) {
    var files = AtomicFiles(in: folder)
    try files.write(folder + "/runs.csv", summary.runsCSV)
    try files.write(folder + "/curves.csv", summary.curvesCSV)
    try files.write(folder + "/summary.csv", summaryCSV)
    try files.write(folder + "/results.json", resultsJSON)
    try files.replace()
  }
}
