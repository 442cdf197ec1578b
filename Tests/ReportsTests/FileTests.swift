@testable import Files
import Foundation
import JSON
import Learning
import Testing

@testable import Records
@testable import Reports
@testable import Results

/// The files of `smallOutcome`, byte for byte as they are in `Tests/Golden/small`; `ETALON_ACCEPT=1` replaces these.
@Suite struct FileTests {
  private let summary = ExperimentSummary(smallOutcome)
  private let analysis = ExperimentAnalysis(ExperimentSummary(smallOutcome))

  @Test("runs.csv has one row per run, including runs not trained yet")
  func runs() throws { try expect(summary.runsCSV, toBe: "runs.csv") }

  @Test("curves.csv has one row per run, epoch and metric")
  func curves() throws { try expect(summary.curvesCSV, toBe: "curves.csv") }

  @Test("summary.csv has one row per point")
  func points() throws { try expect(analysis.summaryCSV, toBe: "summary.csv") }

  @Test("results.json contains everything, and is valid JSON")
  func results() throws {
    try expect(analysis.resultsJSON, toBe: "results.json")
    let json = try JSON(parsing: analysis.resultsJSON)
    #expect(json["runs"]?.array?.count == 6 && json["points"]?.array?.count == 3)
  }

  @Test("results.json of many runs names the best point, and is what version 1 says without points and runs")
  func largeResults() throws {
    var outcome = smallOutcome
    let extra = ExperimentAnalysis.mostListedRuns + 1 - outcome.runs.count
    outcome.runs += (0..<extra).map { run in
      ExperimentOutcome.Run(
        key: RunKey(point: outcome.points.count - 1, seed: UInt64(1000 + run), repetition: 0, fold: nil),
        identity: "more\(run)", record: nil)
    }
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    let json = try JSON(parsing: analysis.resultsJSON)
    #expect(json["version"]?.int == 2 && json["runs"] == nil && json["points"] == nil)
    #expect(json["counts"]?["runs"]?.int == ExperimentAnalysis.mostListedRuns + 1)
    #expect(json["best"]?["point"] == json["best_point"] && json["best"]?["metrics"]?.object != nil)
    outcome.runs.removeLast()
    let listed = try JSON(parsing: ExperimentAnalysis(ExperimentSummary(outcome)).resultsJSON)
    #expect(listed["version"]?.int == 1 && listed["runs"]?.array?.count == ExperimentAnalysis.mostListedRuns)
    #expect(listed["best"] == nil && listed["best_point"] == json["best_point"])
  }

  @Test("The table lists the best point and missing runs")
  func table() throws { try expect(Array(SummaryTable(analysis).text().utf8), toBe: "table.txt") }

  @Test("All files are written to the results folder, and no others")
  func files() throws {
    let folder = "/tmp/etalon-reports-\(UInt64.random(in: 0 ... .max))"
    try PosixFolder.create(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try analysis.writeFiles(toResults: folder)
    #expect(try PosixFolder.names(in: folder) == ["curves.csv", "results.json", "runs.csv", "summary.csv"])
    #expect(try PosixFile(folder + "/summary.csv", for: .reading).contents() == analysis.summaryCSV)
  }

  private func expect(
    _ bytes: [UInt8], toBe name: String, file: String = #filePath, at place: SourceLocation = #_sourceLocation
  ) throws {
    let tests = PosixFolder.parent(of: PosixFolder.parent(of: file))
    if ProcessInfo.processInfo.environment["ETALON_ACCEPT"] != nil {
      try AtomicFile.replace("\(tests)/Golden/small/\(name)", with: bytes)
    }
    let golden = try PosixFile("\(tests)/Golden/small/\(name)", for: .reading).contents()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text == String(decoding: golden, as: UTF8.self), sourceLocation: place)
  }
}
