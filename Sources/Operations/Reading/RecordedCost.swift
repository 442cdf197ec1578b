import Files
import Records
import Reports
import Results
import Specs

/// What the runs of a results folder cost by its journal, for a statement on compute.
package struct RecordedCost: Sendable {
  /// Runs with a record.
  package let runs: Int
  /// Runs whose time was recorded.
  package let timed: Int
  /// Seconds of training, all timed runs together: each run's share of its bundle's time, which is processor time where
  /// every thread had a processor of its own.
  package let seconds: Double
  /// Connection updates of all runs; nil if the plan does not hold the counts.
  package let updates: Double?
  /// Builds of the tool with the number of runs that each trained, most runs first.
  package let builds: [(build: String, runs: Int)]
  /// The machine of the last run.
  package let environment: Manifest.Environment?

  /// Throws where the folder holds no results.
  package init(of folder: String) throws(FileError) {
    let outcome = try ResultsFolder.summary(of: folder).outcome
    let entries = try JournalReplay(results: folder).entries
    let own = outcome.runs.compactMap { entries[$0.id] }
    runs = own.count
    let times = own.compactMap(\.seconds)
    timed = times.count
    seconds = times.reduce(0, +)
    let known = outcome.runs.filter { $0.record != nil }.map { outcome.updates(of: $0) }
    updates = known.contains(nil) ? nil : known.reduce(0) { $0 + ($1 ?? 0) }
    builds = Dictionary(grouping: own, by: \.build).map { (build: $0, runs: $1.count) }
      .sorted { ($1.runs, $0.build) < ($0.runs, $1.build) }
    environment = try Manifest(results: folder)?.environment
  }

  /// The lines, without line ends.
  package var lines: [String] {
    var lines = [
      "training: \(Self.text(seconds: seconds)) of training time over \(counted(timed, "run")), "
        + "without reading data and writing results"
    ]
    if timed < runs { lines.append("\(counted(runs - timed, "run")) without a recorded time") }
    if let updates { lines.append("work: \(updates.powerOfTenText) connection updates") }
    if let environment {
      lines.append(
        "machine of the last run: \(environment.processor), \(environment.system) \(environment.architecture)"
      )
    }
    lines += builds.map { "build \($0.build.isEmpty ? "–" : $0.build): \(counted($0.runs, "run"))" }
    return lines
  }

  private static func text(seconds: Double) -> String {
    seconds < 600 ? seconds.secondsText : "\((seconds / 360).rounded() / 10) h"
  }
}
