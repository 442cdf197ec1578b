import JSON
import Results
import Specs

extension [ExperimentCheck] {
  /// What was checked and what came of it, for programs: docs/Checks.md has the members.
  package var json: JSON {
    [
      "version": 1, "gate": map(\.judgement.gate).max().map { .string($0.rawValue) } ?? .null,
      "experiments": .array(map(\.json)),
    ]
  }
}

extension ExperimentCheck {
  fileprivate var json: JSON {
    let matching = judgement.matching
    func places(_ runs: [Int]?, of list: [BaselineRun]) -> JSON {
      .array((runs ?? []).map { list[$0].place })
    }
    return [
      "name": .string(name), "spec": .string(file), "gate": .string(judgement.gate.rawValue),
      "has_baseline": .bool(matching != nil),
      "broken_runs": places(matching?.broken.map(\.new), of: judgement.new),
      "missing_runs": places(matching?.missing, of: judgement.baseline),
      "new_runs": places(matching?.new, of: judgement.new),
      "metrics": .array(judgement.metrics.map(\.json)),
      "expectations": .array(judgement.expectations.map(\.json)),
    ]
  }
}

extension BaselineRun {
  fileprivate var place: JSON {
    [
      "parameters": values.json, "seed": .unsigned(seed), "repeat": .int(repetition),
      "fold": fold.map(JSON.int) ?? .null, "run": .string(identity),
    ]
  }
}

extension [AxisValue] {
  fileprivate var json: JSON { .object(map { JSON.Member($0.path, $0.value) }) }
}

extension MetricJudgement {
  fileprivate var json: JSON {
    .object(
      [
        JSON.Member("metric", .string(metric.name)), JSON.Member("goal", .string(metric.goal.rawValue)),
        JSON.Member("verdict", .string(verdict.rawValue)),
        JSON.Member("pooled_verdict", .string(pooledVerdict.rawValue)),
      ]
        + members(evidence, baselineMean, newMean, counts)
        + [
          JSON.Member(
            "points",
            .array(
              points.map { point in
                .object(
                  [
                    JSON.Member("parameters", point.values.json),
                    JSON.Member("verdict", .string(point.verdict.rawValue)),
                  ] + members(point.evidence, point.baselineMean, point.newMean, point.counts))
              }))
        ])
  }

  private func members(
    _ evidence: Evidence?, _ old: Double?, _ new: Double?, _ counts: PairCounts
  ) -> [JSON.Member] {
    [
      JSON.Member("baseline_mean", .optional(old)), JSON.Member("new_mean", .optional(new)),
      JSON.Member("change", .optional(evidence.map { metric.sign * $0.gain })),
      JSON.Member(
        "interval",
        changeInterval(evidence).map { [.number($0.lowerBound), .number($0.upperBound)] } ?? .null),
      JSON.Member("test", evidence.map { .string($0.test.rawValue) } ?? .null),
      JSON.Member("p_drop", .optional(evidence?.dropPValue)),
      JSON.Member("p_gain", .optional(evidence?.gainPValue)),
      JSON.Member("pairs", .int(evidence?.count ?? 0)), JSON.Member("runs", counts.json),
    ]
  }
}

extension MetricJudgement.PairCounts {
  fileprivate var json: JSON {
    [
      "identical": .int(identical), "changed": .int(changed), "diverged": .int(diverged),
      "recovered": .int(recovered), "both_diverged": .int(bothDiverged), "unmeasured": .int(unmeasured),
      "incomparable": .int(incomparable),
    ]
  }
}

extension ExpectationJudgement {
  fileprivate var json: JSON {
    [
      "line": .int(line), "metric": .string("\(expectation.metric)"), "bound": .string(bound),
      "status": .string(status.rawValue), "value": deciding?.value.map(JSON.measurement) ?? .null,
      "point": deciding.map { .int($0.point) } ?? .null,
    ]
  }
}
