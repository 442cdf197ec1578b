import Experiments
import JSON
import Learning

extension ExperimentSummary {
  /// `results.json`: the experiment, its points with their summaries, and its runs; a point or run a line.
  package var resultsJSON: [UInt8] {
    var bytes = Array("{\n".utf8)
    for member in header {
      bytes.append(contentsOf: "  ".utf8)
      bytes.append(quoted: member.name)
      bytes.append(contentsOf: ": ".utf8)
      member.value.appendCompact(to: &bytes)
      bytes.append(contentsOf: ",\n".utf8)
    }
    appendLines("points", points.lazy.map(json(of:)), to: &bytes)
    bytes.append(contentsOf: ",\n".utf8)
    appendLines("runs", outcome.runs.lazy.map(json(of:)), to: &bytes)
    bytes.append(contentsOf: "\n}\n".utf8)
    return bytes
  }

  private func appendLines(_ name: String, _ elements: some Sequence<JSON>, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "  \"\(name)\": [".utf8)
    var separator = "\n    "
    for element in elements {
      bytes.append(contentsOf: separator.utf8)
      element.appendCompact(to: &bytes)
      separator = ",\n    "
    }
    bytes.append(contentsOf: "\n  ]".utf8)
  }

  private var header: [JSON.Member] {
    let ranking: JSON = [
      "metric": .string(outcome.ranking.metric.description), "goal": .string(outcome.ranking.goal.rawValue),
      "at": .string(outcome.ranking.moment.rawValue),
      "over_seeds": .string(outcome.ranking.overSeeds.rawValue),
    ]
    return [
      JSON.Member("version", 1),
      JSON.Member("experiment", .string(outcome.name)),
      JSON.Member("description", .string(outcome.description)),
      JSON.Member("ranking", ranking),
      JSON.Member("solved", outcome.solved?.json ?? .null),
      JSON.Member("axes", .array(outcome.axes.map(JSON.string))),
      JSON.Member("classes", .array(outcome.classes.map(JSON.string))),
      JSON.Member("counts", counts.json),
      JSON.Member("best_point", best.map { .int($0.point) } ?? .null),
    ]
  }

  private func json(of point: PointSummary) -> JSON {
    var members = [
      JSON.Member("point", .int(point.point)),
      JSON.Member("rank", point.rank.map(JSON.int) ?? .null),
      JSON.Member("parameters", parameters(of: point.point)),
      JSON.Member("counts", point.counts.json),
      JSON.Member("ranked_value", .optional(point.rankedValue)),
      JSON.Member("ranked", point.ranked?.json ?? .null),
    ]
    if let solving = point.solving { members.append(JSON.Member("solved", solving.json)) }
    let metrics = point.metrics.map { metric in
      JSON.Member(
        metric.name.description, ["over_seeds": metric.overSeeds.json, "over_runs": metric.overRuns.json])
    }
    members.append(JSON.Member("metrics", .object(metrics)))
    members.append(JSON.Member("confusion", .array(point.confusion.map(\.json))))
    return .object(members)
  }

  private func json(of run: ExperimentOutcome.Run) -> JSON {
    let place = run.place
    var members = [
      JSON.Member("point", .int(place.point)), JSON.Member("seed", .unsigned(place.seed)),
      JSON.Member("repeat", .int(place.repetition)), JSON.Member("fold", place.fold.map(JSON.int) ?? .null),
      JSON.Member("run", .string(run.identity)),
      JSON.Member("status", .string(run.record?.status.rawValue ?? "missing")),
    ]
    guard let record = run.record else { return .object(members) }
    members.append(JSON.Member("epochs", .int(record.epochs)))
    members.append(JSON.Member("best_epoch", record.bestEpoch(by: outcome.ranking).map(JSON.int) ?? .null))
    if let solved = outcome.solved {
      members.append(JSON.Member("epochs_to_solve", record.epochsToSolve(solved).map(JSON.int) ?? .null))
    }
    members.append(JSON.Member("ranked_value", .optional(record.rankedValue(by: outcome.ranking))))
    let metrics = record.metrics.map { JSON.Member($0.name.description, .measurement($0.value)) }
    members.append(JSON.Member("metrics", .object(metrics)))
    members.append(JSON.Member("confusion", .array(record.confusion.map(\.json))))
    members.append(JSON.Member("curve_sha256", .string(record.curveDigest)))
    members.append(JSON.Member("weights_sha256", .string(record.weightsDigest)))
    if let message = record.message { members.append(JSON.Member("message", .string(message))) }
    return .object(members)
  }

  private func parameters(of point: Int) -> JSON {
    .object(outcome.points[point].map { JSON.Member($0.path, $0.value) })
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

extension Statistics {
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
    [
      "runs": .int(total), "finished": .int(finished), "stopped": .int(stopped), "diverged": .int(diverged),
      "failed": .int(failed), "missing": .int(missing),
    ]
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
