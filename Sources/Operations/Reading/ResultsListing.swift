import Files
import Records
import Results

/// The results folders in a folder, each in a row.
package struct ResultsListing: Sendable {
  /// Whether the spec that a folder's results came from is still the same.
  package enum SpecState: String, Sendable {
    case current
    /// The file has changed since the last run.
    case changed
    /// The file is not there any more, or the spec was read from standard input.
    case missing
  }

  /// One results folder.
  package struct Row: Sendable {
    package var folder: String
    package var name: String
    /// nil if there is a baseline alone, or the folder cannot be read.
    package var analysis: ExperimentAnalysis?
    package var spec: SpecState?
    package var hasBaseline: Bool
    /// Why the folder cannot be read; nil otherwise.
    package var error: FileError?
  }

  /// By name.
  package let rows: [Row]

  /// Reads all results folders right below `folder`.
  package init(of folder: String) throws(FileError) {
    guard PosixFolder.exists(folder) else { throw FileError("read", folder, "not found") }
    var rows: [Row] = []
    for name in try PosixFolder.names(in: folder).sorted() where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      let hasBaseline = PosixFolder.exists(path + "/baseline.json")
      guard hasBaseline || PosixFolder.exists(path + "/plan.json") else { continue }
      var row = Row(folder: path, name: name, hasBaseline: hasBaseline)
      do {
        if let outcome = try ExperimentOutcome(results: path) {
          row.analysis = ExperimentAnalysis(ExperimentSummary(outcome))
          row.spec = try Self.specState(of: path)
        }
      } catch {
        row.error = error
      }
      rows.append(row)
    }
    self.rows = rows
  }

  private static func specState(of folder: String) throws(FileError) -> SpecState {
    guard let manifest = try Manifest(results: folder), let file = manifest.specFile else { return .missing }
    let path = "\(folder)/\(file)"
    guard PosixFolder.exists(path) else { return .missing }
    let now = try PosixFile(path, for: .reading).contents()
    let kept = try PosixFile("\(folder)/spec.yaml", for: .reading).contents()
    if now == kept { return .current }
    let merged = try? RecordedSpec.merged(path, overrides: manifest.overrides)
    return merged.map { Array($0.utf8) } == kept ? .current : .changed
  }
}

extension ResultsListing.Row {
  /// What the folder holds in a word: how far the runs are.
  package var state: String {
    if error != nil { return "unreadable" }
    guard let counts = analysis?.summary.counts else { return "baseline only" }
    if counts.missing > 0 { return "incomplete" }
    return counts.failed > 0 ? "failed runs" : "complete"
  }
}
