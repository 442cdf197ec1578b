import JSON
import Trackers

/// What an export to MLflow did, and what it did not.
package struct MLflowExportSummary: Sendable {
  package let folder: String
  package let name: String
  /// The MLflow experiment's; nil if it could not be found or created.
  package internal(set) var id: String?
  package private(set) var created = 0
  package private(set) var continued = 0
  package private(set) var unchanged = 0
  /// Runs of the plan without a record, which are not exported.
  package let missing: Int
  /// Metric points that were sent.
  package private(set) var points = 0
  /// Points of all runs that are not sent because they are NaN or infinite.
  package private(set) var nonFinite = 0
  /// Values of all runs that are cut.
  package private(set) var cut = 0
  package internal(set) var artifacts = 0
  /// Whether runs have their swept values only, because the spec could not be read.
  package let lacksSettings: Bool
  package internal(set) var notes: [String] = []
  /// Of runs, by name.
  package private(set) var differences: [(run: String, difference: MLflowChanges.Difference)] = []
  package private(set) var unsent: [(run: String, what: String, reason: String)] = []
  /// The names of runs that the export did not come to.
  package private(set) var unreached: [String] = []
  /// Why the export ended early; nil if it did not.
  package private(set) var end: MLflowServer.Failure?

  init(of results: TrackedResults, as name: String) {
    folder = results.folder
    self.name = name
    missing = results.experiment.missing
    lacksSettings = results.missingSettings != nil
  }

  mutating func add(_ sent: MLflowRunExport) {
    if sent.remote != nil { count(sent.kind) }
    points += sent.points
    nonFinite += sent.run.nonFinite
    cut += sent.cut
    differences += sent.differences.map { (run: sent.run.name, difference: $0) }
    unsent += sent.unsent.map { (run: sent.run.name, what: $0.what, reason: $0.reason) }
    let note = "the server does not take artifacts, so the whole texts of cut values are not sent"
    if sent.lacksLongValues, !notes.contains(note) { notes.append(note) }
  }

  mutating func stop(because failure: MLflowServer.Failure, before runs: [String]) {
    end = failure
    unreached = runs
  }

  /// Whether the server has everything.
  package var isComplete: Bool { end == nil && unsent.isEmpty }

  private mutating func count(_ kind: MLflowRunExport.Kind) {
    switch kind {
    case .created: created += 1
    case .continued: continued += 1
    case .unchanged: unchanged += 1
    }
  }

  package var json: JSON {
    [
      "folder": .string(folder), "experiment": .string(name), "experiment_id": id.map(JSON.string) ?? .null,
      "runs": [
        "created": .int(created), "continued": .int(continued), "unchanged": .int(unchanged),
        "not_trained": .int(missing),
      ],
      "points": .int(points), "non_finite": .int(nonFinite), "cut_values": .int(cut),
      "artifacts": .int(artifacts), "lacks_settings": .bool(lacksSettings),
      "differences": .array(
        differences.map { run, difference in
          [
            "run": .string(run), "item": .string(difference.item), "here": .string(difference.here),
            "there": .string(difference.there),
          ]
        }),
      "not_sent": .array(
        unsent.map { ["run": .string($0.run), "what": .string($0.what), "reason": .string($0.reason)] }),
      "not_reached": .array(unreached.map(JSON.string)),
      "error": end.map { .string($0.message) } ?? .null, "notes": .array(notes.map(JSON.string)),
    ]
  }
}
