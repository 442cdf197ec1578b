import Specs

/// How one thing that a check looked at stands: the only place that decides what opens the gate.
package enum Standing: String, Sendable, Hashable, CaseIterable {
  case passed
  /// It passes, and is worth a look.
  case warned
  /// There was nothing to look at.
  case skipped
  /// Inconclusive, incomparable, missing or unmeasured.
  case undecided
  case failed
  case broken

  /// Whether it opens the gate.
  package var isPassing: Bool { gate == .passed }

  /// What the gate is by this alone.
  package var gate: CheckJudgement.Gate {
    switch self {
    case .passed, .warned, .skipped: .passed
    case .undecided: .undecided
    case .failed: .failed
    case .broken: .broken
    }
  }
}

extension CheckJudgement {
  /// Whether a metric's verdict opens the gate.
  package func passes(_ verdict: Verdict) -> Bool { standing(verdict).isPassing }

  /// A verdict on a metric or a point.
  private func standing(_ verdict: Verdict) -> Standing {
    switch verdict {
    case .identical, .equivalent, .improved, .notWorse, .new: .passed
    case .inconclusive: onInconclusive == .pass ? .warned : .undecided
    case .incomparable, .missing: .undecided
    case .regressed: .failed
    case .broken: .broken
    }
  }

  /// The baseline's runs, and whether there was anything to judge by.
  package var baselineStanding: Standing {
    if matching?.broken.isEmpty == false { return .broken }
    if matching?.missing.isEmpty == false || !isJudged { return .undecided }
    return matching == nil ? .skipped : .passed
  }

  package func standing(of metric: MetricJudgement) -> Standing { standing(metric.verdict) }

  package func standing(of expectation: ExpectationJudgement) -> Standing {
    switch expectation.status {
    case .met: .passed
    case .failed: .failed
    case .unmeasured: .undecided
    }
  }

  /// A point by its verdict on one metric: what only explains an inconclusive pool passes.
  package func standing(of point: MetricJudgement.PointJudgement) -> Standing {
    switch point.verdict {
    case .regressed, .incomparable: standing(point.verdict)
    default: .passed
    }
  }

  /// Whether there was anything to judge by.
  package var isJudged: Bool { !expectations.isEmpty || metrics.contains { $0.verdict != .new } }

  /// The worst of everything that the check looked at.
  package var gate: Gate {
    let all =
      [baselineStanding] + metrics.map { standing(of: $0) } + expectations.map { standing(of: $0) }
    return all.map(\.gate).max() ?? .undecided
  }
}
