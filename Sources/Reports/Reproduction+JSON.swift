import JSON
import Results

extension Reproduction {
  /// The output of `etalon reproduce --json`.
  package var json: JSON {
    [
      "version": 1,
      "result": .string(result.rawValue),
      "runs": .int(plan.steps.count),
      "different": .int(failures.count),
      "unnamed": .int(plan.unnamed),
      "failed_before": .int(plan.failed),
      "data": .array(
        plan.data.map { part in
          [
            "part": .string(part.part), "recorded": part.recorded.map(JSON.string) ?? .null,
            "here": part.now.map(JSON.string) ?? .null, "runs": .int(part.runs),
          ]
        }),
      "arithmetic": [
        "recorded": .int(plan.recordedArithmetic ?? plan.arithmetic), "here": .int(plan.arithmetic),
      ],
      "spec": .array(
        plan.spec.map {
          ["path": .string($0.path), "recorded": $0.reference ?? .null, "here": $0.other ?? .null]
        }),
      "differences": .array(failures.map(\.json)),
    ]
  }
}

extension Reproduction.Failure {
  fileprivate var json: JSON {
    [
      "run": .string(run.identity),
      "parameters": .object(run.values.map { JSON.Member($0.path, $0.value) }),
      "seed": .unsigned(run.seed), "repeat": .int(run.repetition), "fold": run.fold.map(JSON.int) ?? .null,
      "status": [
        "recorded": .string(difference.recordedStatus.rawValue), "here": .string(difference.status.rawValue),
      ],
      "message": difference.message.map(JSON.string) ?? .null,
      "same_curve": .bool(difference.hasSameCurve), "same_weights": .bool(difference.hasSameWeights),
      "first": difference.first?.json ?? .null,
    ]
  }
}

extension RunDifference.Value {
  fileprivate var json: JSON {
    [
      "metric": .string(metric), "epoch": epoch.map(JSON.int) ?? .null,
      "recorded": recorded.map(JSON.measurement) ?? .null, "here": now.map(JSON.measurement) ?? .null,
      "ulps": ulps.map(JSON.unsigned) ?? .null,
    ]
  }
}
