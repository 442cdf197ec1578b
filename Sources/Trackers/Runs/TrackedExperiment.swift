import JSON
import Learning
import Records
import Reports
import Specs

/// The trained runs of a results folder, as trackers of other programs see them.
package struct TrackedExperiment: Sendable {
  package let name: String
  package let description: String
  /// In the order of the plan.
  package internal(set) var runs: [TrackedRun]
  /// Runs of the plan that have no record.
  package let missing: Int
  /// The metrics of the curves, and the one that ranks points, such as `validation.accuracy`.
  package let mainMetrics: [String]

  /// What a results folder says besides the plan.
  package struct Sources: Sendable {
    package var entries: [RunID: JournalEntry]
    package var manifest: Manifest
    /// SHA-256 of `spec.yaml` in hexadecimal; nil where there is none.
    package var specDigest: String?
    /// The resolved values of each point; nil where the spec or its data cannot be read.
    package var settings: [[AxisValue]]?

    package init(
      entries: [RunID: JournalEntry], manifest: Manifest, specDigest: String?, settings: [[AxisValue]]?
    ) {
      self.entries = entries
      self.manifest = manifest
      self.specDigest = specDigest
      self.settings = settings
    }
  }

  /// - Parameter points: the indices of the points to take; nil: all.
  /// - Returns: nil if nothing says when the runs were trained.
  package init?(_ outcome: ExperimentOutcome, sources: Sources, points: Set<Int>? = nil) {
    name = outcome.name
    description = outcome.description
    var runs: [TrackedRun] = []
    var missing = 0
    var counts: [String: Int] = [:]
    let hasRepeats = outcome.runs.contains { $0.key.repetition > 0 }
    for run in outcome.runs where points?.contains(run.key.point) ?? true {
      guard let entry = sources.entries[run.id] else {
        missing += 1
        continue
      }
      guard let times = RunTimes(of: entry, manifest: sources.manifest) else { return nil }
      counts[run.identity, default: 0] += 1
      runs.append(
        TrackedRun(
          run, entry: entry, times: times, occurrence: counts[run.identity]!,
          values: outcome.points[run.key.point], hasRepeats: hasRepeats, sources: sources))
    }
    self.runs = runs
    self.missing = missing
    let present = Set(runs.flatMap { run in run.points.map(\.metric) })
    let curves = MetricName.all.map(\.description).filter(present.contains)
    let ranking = outcome.ranking.metric.description
    mainMetrics = (curves.contains(ranking) ? [] : [ranking]) + curves
  }
}

extension TrackedRun {
  fileprivate init(
    _ run: ExperimentOutcome.Run, entry: JournalEntry, times: RunTimes, occurrence: Int,
    values: [AxisValue], hasRepeats: Bool, sources: TrackedExperiment.Sources
  ) {
    var axes = values.map { AxisEntry($0.path, $0.value) }
    axes.append(AxisEntry("seed", .unsigned(run.key.seed)))
    if hasRepeats { axes.append(AxisEntry("repeat", .int(run.key.repetition))) }
    if let fold = run.key.fold { axes.append(AxisEntry("fold", .int(fold))) }
    let titles = AxisText.titles(of: axes.map(\.path))
    let names = Set(axes.map(\.path))
    let record = entry.record
    self.init(
      key: occurrence == 1 ? run.identity : "\(run.identity)#\(occurrence)", identity: run.identity,
      name: zip(titles, axes).map { "\($0)=\(AxisText.value($1.value))" }.joined(separator: ","),
      status: record.status, axes: axes,
      settings: (sources.settings?[run.key.point] ?? []).filter { !names.contains($0.path) }
        .map { Entry($0.path, $0.value.parameterText) },
      facts: Self.facts(of: run, entry: entry, times: times, sources: sources),
      points: record.points(times), start: times.start, end: times.end)
  }

  private static func facts(
    of run: ExperimentOutcome.Run, entry: JournalEntry, times: RunTimes, sources: TrackedExperiment.Sources
  ) -> [Entry] {
    let record = entry.record
    var facts = [
      Entry("status", record.status.rawValue), Entry("epochs", String(record.epochs)),
      Entry("version", sources.manifest.toolVersion),
      Entry("arithmetic", String(sources.manifest.arithmeticVersion)), Entry("build", entry.build),
      Entry("times", times.isRecorded ? "recorded" : "start of the experiment"),
    ]
    if let epoch = record.restoredEpoch { facts.append(Entry("restored_epoch", String(epoch))) }
    if let message = record.message { facts.append(Entry("message", message)) }
    if let digest = sources.specDigest { facts.append(Entry("spec_sha256", digest)) }
    facts.append(Entry("weights_sha256", record.weightsDigest))
    facts.append(Entry("curve_sha256", record.curveDigest))
    facts += run.data.map { Entry("data.\($0.part)", $0.digest) }
    // Failed runs have no weights.
    return facts.filter { !$0.text.isEmpty }
  }
}

extension RunRecord {
  /// The curves, then the final values, which are those of the restored epoch where early stopping restored one.
  fileprivate func points(_ times: RunTimes) -> [TrackedRun.Point] {
    let curves = curve.columns.flatMap { column in
      zip(curve.epochs, column.values).map { epoch, value in
        TrackedRun.Point(
          metric: column.name.description, step: epoch, value: value,
          time: times.time(ofEpoch: epoch, of: epochs))
      }
    }
    let finals = metrics.map { metric in
      TrackedRun.Point(
        metric: TrackedRun.finalPrefix + metric.name.description, step: restoredEpoch ?? epochs,
        value: metric.value, time: times.end)
    }
    return curves + finals
  }
}
