import Foundation

/// What a run of the tool left.
struct ResultsFolder {
  let folder: URL

  /// The files that are the same bytes on all machines, however they came to be.
  static let comparable = ["curves.csv", "report.html", "results.json", "runs.csv", "summary.csv"]

  /// The comparable files by name.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in Self.comparable { files[name] = try Data(contentsOf: folder.appendingPathComponent(name)) }
    return files
  }

  /// The names of comparable files whose bytes are not those of `other`.
  func filesDiffering(from other: [String: Data]) throws -> [String] {
    let files = try files()
    return Self.comparable.filter { files[$0] != other[$0] }
  }

  var journal: URL { folder.appendingPathComponent("journal/runs.jsonl") }

  /// The journal's whole lines; none where there is no journal yet.
  func journalLines() -> [Substring] {
    let bytes = (try? Data(contentsOf: journal)) ?? Data()
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  /// The identities of the runs in the journal, in its order; throws where a line is no JSON object with one.
  func journalledRuns() throws -> [String] {
    try journalLines().map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).run }
  }

  private struct Line: Decodable {
    var run: String
  }

  /// Waits until the journal has so many lines or the process has ended.
  func waitForLines(_ count: Int, of process: RunningTool) async throws {
    while journalLines().count < count, process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
  }

  /// The table of a CSV file without quoted cells: a dictionary a row.
  func rows(of name: String) throws -> [[String: String]] {
    let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }
}
