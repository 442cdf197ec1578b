import Files
import Pages
import Records
import Results

/// `report.html`: the page of a results folder, or of several.
package enum ReportFile {
  /// The name of the page in a results folder.
  package static let name = "report.html"

  /// The page of what lies in results folders; throws `FileError` where one holds no results.
  package static func page(of folders: [String]) throws(FileError) -> ReportPage {
    var results: [(summary: ExperimentSummary, source: ReportSource)] = []
    for folder in folders {
      let summary = try ResultsFolder.summary(of: folder)
      results.append((summary, try source(of: folder, name: summary.outcome.name)))
    }
    return ReportPage(results)
  }

  /// Writes the page of results that were just summed up into their folder.
  package static func write(_ summary: ExperimentSummary, toResults folder: String) throws(FileError) {
    let page = ReportPage([(summary, try source(of: folder, name: summary.outcome.name))])
    try AtomicFile.replace("\(folder)/\(name)", with: page.bytes)
  }

  private static func source(of folder: String, name: String) throws(FileError) -> ReportSource {
    let path = "\(folder)/spec.yaml"
    let spec =
      PosixFolder.exists(path)
      ? String(decoding: try PosixFile(path, for: .reading).contents(), as: UTF8.self) : ""
    return ReportSource(folder: folder, name: name, manifest: try Manifest(results: folder), spec: spec)
  }
}
