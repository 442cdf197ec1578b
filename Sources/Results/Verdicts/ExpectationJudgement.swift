import Learning
import Specs
import YAML

/// Whether the results are what one entry of `expect:` says.
package struct ExpectationJudgement: Sendable {
  package enum Status: String, Sendable, Hashable {
    case met, failed
    /// Runs are missing or failed, or were not evaluated at that epoch.
    case unmeasured
  }

  /// One point that the entry speaks of.
  package struct PointResult: Sendable, Hashable {
    /// 0-based, in the sweep's order.
    package var point: Int
    package var status: Status
    /// What stands for the point's seeds, or under `seeds: all` the seed that is furthest from the bound. A
    /// run that diverged counts as infinitely bad; nil if unmeasured.
    package var value: Double?
  }

  package var expectation: Expectation
  package var status: Status
  /// Every point that the entry judges, in the sweep's order: under `points: best` the best one alone.
  package var points: [PointResult]
  /// The one that decides: of those that fail, or else of all, the one furthest from the bound under `points:
  /// every`; the nearest under `any`; nil if the entry speaks of no point.
  package var deciding: PointResult?

  /// Where the entry stands in the spec.
  package var span: Span { expectation.span }
}

extension ExpectationJudgement {
  /// Judges results by one entry.
  ///
  /// - `where` chooses points by their axis values; of those, `points: best` is the one that ranks first.
  /// - A seed's value is the mean over its folds and repeats; `seeds` says what is made of the seeds.
  /// - `epoch: final` is the value after the last epoch; a number is that evaluation of the curve.
  package init(of expectation: Expectation, in summary: ExperimentSummary) {
    self.expectation = expectation
    let meant = summary.points.indices.filter { point in
      expectation.condition.allSatisfy { condition in
        summary.outcome.points[point].contains {
          $0.path == condition.path && $0.value.matches(condition.value)
        }
      }
    }
    let judged: [Int] =
      switch expectation.points {
      case .all, .any: meant
      case .best: summary.order.first(where: meant.contains).map { [$0] } ?? []
      }
    let measurement = ExpectationMeasurement(expectation: expectation, outcome: summary.outcome)
    points = judged.map { measurement.result(of: $0, runs: summary.runs(of: $0)) }
    let statuses = points.map(\.status)
    switch expectation.points {
    case _ where statuses.isEmpty: status = .unmeasured
    case .any where statuses.contains(.met): status = .met
    // Another point, not measured yet, could still meet it.
    case .any: status = statuses.contains(.unmeasured) ? .unmeasured : .failed
    case _ where statuses.contains(.failed): status = .failed
    default: status = statuses.contains(.unmeasured) ? .unmeasured : .met
    }
    deciding = Self.deciding(points, status: status, expectation)
  }

  private static func deciding(
    _ points: [PointResult], status: Status, _ expectation: Expectation
  ) -> PointResult? {
    let candidates = points.filter { $0.status == status }
    func shortfall(_ result: PointResult) -> Double {
      result.value.map(expectation.bound.shortfall) ?? .infinity
    }
    return expectation.points == .any
      ? candidates.min { shortfall($0) < shortfall($1) } : candidates.max { shortfall($0) < shortfall($1) }
  }
}

extension Expectation.Bound {
  /// Whether a value is as it should be; never for NaN.
  package func isMet(by value: Double) -> Bool {
    switch self {
    case .atLeast(let limit): value >= limit
    case .atMost(let limit): value <= limit
    case .within(let centre, let tolerance): (value - centre).magnitude <= tolerance
    }
  }

  /// How far a value lies from where it should be; the less the better, below 0 where there is room.
  func shortfall(_ value: Double) -> Double {
    switch self {
    case .atLeast(let limit): limit - value
    case .atMost(let limit): value - limit
    case .within(let centre, let tolerance): (value - centre).magnitude - tolerance
    }
  }

  /// What a run that diverged counts as.
  var worst: Double {
    if case .atLeast = self { -.infinity } else { .infinity }
  }
}
