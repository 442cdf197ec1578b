import Files
import Records
import Results

extension ExperimentSummary {
  /// The names of the files that are made from plan and journal.
  package static let fileNames = ["runs.csv", "curves.csv", "summary.csv", "results.json"]
}

extension ExperimentAnalysis {
  /// Puts `runs.csv`, `curves.csv`, `summary.csv` and `results.json` into a results folder, each whole or not at all.
  /// Files that have their content already are not replaced.
  package func writeFiles(toResults folder: String) throws(FileError) {
    var files = AtomicFiles(in: folder)
    try files.writeIfChanged(folder + "/runs.csv", summary.writeRunsCSV)
    try files.writeIfChanged(folder + "/curves.csv", summary.writeCurvesCSV)
    try files.writeIfChanged(folder + "/summary.csv", writeSummaryCSV)
    try files.writeIfChanged(folder + "/results.json", writeResultsJSON)
    try files.replace()
  }
}
