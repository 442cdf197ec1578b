import Files
import Pages
import Results
import Specs

extension TrainingSession {
  /// Removes the page of an earlier run, if there is one.
  package func removeReport() { PosixFolder.remove("\(folder)/\(ReportPage.fileName)") }

  /// Writes the page of results that were just summed up into their folder.
  package func writeReport(_ analysis: ExperimentAnalysis) throws(FileError) {
    let input = try ReportFile.input(
      analysis, folder: folder, expectations: prepared.experiment.spec.expectations)
    try AtomicFile.replace("\(folder)/\(ReportPage.fileName)", with: ReportPage([input]).bytes)
  }
}
