import Files
import JSON
import Learning
import Records
import Results
import Statistics

extension ExperimentAnalysis {
  private var outcome: ExperimentOutcome { summary.outcome }

  /// The maximum number of runs of which `results.json` lists points and runs.
  package static let mostListedRuns = 100_000

  /// Whether `results.json` has the points and runs.
  private var listsRuns: Bool { outcome.runs.count <= Self.mostListedRuns }

  /// `results.json`: the experiment, its points with their summaries, and its runs; a point or run a line.
  ///
  /// Of more than `mostListedRuns` runs it has neither, but the best point: they are in `summary.csv` and `runs.csv`.
  package var resultsJSON: [UInt8] { FilePieces.joined(writeResultsJSON) }

  /// Writes `results.json` in pieces.
  package func writeResultsJSON(_ write: FilePieces.Writing) throws(FileError) {
    var bytes = Array("{\n".utf8)
    for (index, member) in header.enumerated() {
      bytes.append(contentsOf: (index == 0 ? "  " : ",\n  ").utf8)
      bytes.append(quoted: member.name)
      bytes.append(contentsOf: ": ".utf8)
      member.value.appendCompact(to: &bytes)
    }
    var writer = JSONWriter(after: bytes)
    if listsRuns {
      writer.raw(",\n  \"points\": [")
      try writer.lines(summary.points, writePoint, write)
      writer.raw("\n  ],\n  \"runs\": [")
      try writer.lines(outcome.runs, writeRun, write)
      writer.raw("\n  ]\n}\n")
    } else {
      writer.raw(",\n  \"best\": ")
      if let best { writePoint(summary.points[best.point], to: &writer) } else { writer.raw("null") }
      writer.raw("\n}\n")
    }
    try write(writer.bytes)
  }

  private var header: [JSON.Member] {
    let ranking: JSON = [
      "metric": .string(outcome.ranking.metric.description), "goal": .string(outcome.ranking.goal.rawValue),
      "at": .string(outcome.ranking.moment.rawValue),
      "over_seeds": .string(outcome.ranking.overSeeds.rawValue),
    ]
    return [
      JSON.Member("version", listsRuns ? 1 : 2),
      JSON.Member("experiment", .string(outcome.name)),
      JSON.Member("description", .string(outcome.description)),
      JSON.Member("ranking", ranking),
      JSON.Member("solved", outcome.solved?.json ?? .null),
      JSON.Member("axes", .array(outcome.axes.map(JSON.string))),
      JSON.Member("classes", .array(outcome.classes.map(JSON.string))),
      JSON.Member("counts", summary.counts.json),
      JSON.Member("best_point", best.map { .int($0.point) } ?? .null),
      JSON.Member("alpha", .number(Self.alpha)),
      JSON.Member("conditions", .array(conditions.map(\.json))),
      JSON.Member(
        "mean_ranks",
        .array(
          settings.map {
            ["points": .array($0.points.map(JSON.int)), "mean_rank": .number($0.meanRank)]
          })),
      JSON.Member("untouched", selection.untouched.map { .string($0.description) } ?? .null),
      JSON.Member("pareto_front", .array(front.map(JSON.int))),
      JSON.Member("importance", importance?.json ?? .null),
    ] + searchMembers + (outcome.race.map { [JSON.Member("race", $0.json)] } ?? [])
      + (outcome.rungs.map { [JSON.Member("rungs", $0.json)] } ?? [])
  }

  /// Of a search, and the trials that were better than all before them; nothing for a grid.
  private var searchMembers: [JSON.Member] {
    guard let search = outcome.search else { return [] }
    let improvements = summary.improvements.map { improvement -> JSON in
      ["trial": .int(improvement.trial), "value": .number(improvement.value)]
    }
    return [
      JSON.Member("search", search.json), JSON.Member("improvements", .array(improvements)),
    ]
  }

  private func writePoint(_ point: PointSummary, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("point", point.point)
      writer.member("rank", point.rank)
      writer.member("parameters", parameters(of: point.point))
      writer.member("counts", point.counts.json)
      writer.member("ranked_value", point.rankedValue)
      writer.member("ranked", point.ranked?.json ?? .null)
      if outcome.rungs != nil {
        writer.member("stopped_after_epochs", point.rung?.epoch)
        writer.member("value_then", point.rung.map { .measurement($0.value) } ?? .null)
      }
      if outcome.race != nil { writer.member("stopped_after_seeds", point.stoppedAfter) }
      let own = points[point.point]
      if !conditionAxes.isEmpty { writer.member("rank_in_condition", own.rank) }
      writer.member("comparison", own.comparison?.json ?? .null)
      writer.member("intervals", .array([own.overSeeds, own.overSamples].compactMap { $0?.json }))
      writer.member("weights", own.weights)
      writer.member("updates", own.updates)
      if let solving = point.solving { writer.member("solved", solving.json) }
      let metrics = point.metrics.map { metric in
        JSON.Member(
          metric.name.description, ["over_seeds": metric.overSeeds.json, "over_runs": metric.overRuns.json])
      }
      writer.member("metrics", .object(metrics))
      writer.member("confusion", point.confusion)
    }
  }

  private func writeRun(_ run: ExperimentOutcome.Run, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("point", run.key.point)
      writer.member("seed", .unsigned(run.key.seed))
      writer.member("repeat", run.key.repetition)
      writer.member("fold", run.key.fold)
      writer.member("run", run.id)
      writer.member("status", run.record?.status.rawValue ?? "missing")
      if let record = run.record { writeMembers(of: record, run, to: &writer) }
    }
  }

  private func writeMembers(of record: RunRecord, _ run: ExperimentOutcome.Run, to writer: inout JSONWriter) {
    writer.member("epochs", record.epochs)
    writer.member("best_epoch", record.bestEpoch(by: outcome.ranking))
    if let solved = outcome.solved { writer.member("epochs_to_solve", record.epochsToSolve(solved)) }
    writer.member("ranked_value", record.rankedValue(by: outcome.ranking))
    writer.member("updates", outcome.updates(of: run))
    writer.member("metrics", record.metrics)
    writer.member("confusion", record.confusion)
    writer.member("curve_sha256", record.digests.curve)
    writer.member("weights_sha256", record.digests.weights)
    if let message = record.message { writer.member("message", message) }
  }

  private func parameters(of point: Int) -> JSON {
    .object(outcome.points[point].map { JSON.Member($0.path, $0.value) })
  }
}

extension JSONWriter {
  /// Elements, one per line; passes what was written to `piece` when that is much.
  fileprivate mutating func lines<Element>(
    _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void, _ piece: FilePieces.Writing
  ) throws(FileError) {
    for (index, element) in elements.enumerated() {
      raw(index == 0 ? "\n    " : ",\n    ")
      write(element, &self)
      guard bytes.count >= 1 << 20 else { continue }
      try piece(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}

extension JSON {
  static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
}

extension Threshold {
  fileprivate var json: JSON {
    switch bound {
    case .atLeast(let limit): ["metric": .string(metric.description), "at_least": .number(limit)]
    case .atMost(let limit): ["metric": .string(metric.description), "at_most": .number(limit)]
    }
  }
}

extension SampleStatistics {
  fileprivate var json: JSON {
    [
      "n": .int(count), "mean": .number(mean), "sd": .optional(deviation), "median": .number(median),
      "min": .number(minimum), "max": .number(maximum),
      "ci95": interval.map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null,
    ]
  }
}

extension PointSummary.Counts {
  fileprivate var json: JSON {
    let counts = [
      ("runs", total), ("finished", finished), ("stopped", stopped), ("diverged", diverged),
      ("failed", failed),
      ("missing", missing),
    ]
    return .object(
      (counts + (paused == 0 ? [] : [("paused", paused)])).map { JSON.Member($0.0, .int($0.1)) })
  }
}

extension PointSummary.Solving {
  fileprivate var json: JSON {
    [
      "trained": .int(trained), "solved": .int(solved), "fraction": .optional(fraction),
      "epochs": epochs.map { epochs in
        ["median": .number(epochs.median), "min": .number(epochs.minimum), "max": .number(epochs.maximum)]
      } ?? .null,
    ]
  }
}
