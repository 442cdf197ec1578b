import Specs

/// What a check comes to: each metric against the baseline, each entry of `expect:`, and whether the gate
/// opens.
package struct CheckJudgement: Sendable {
  /// Of several checks the greatest decides.
  package enum Gate: String, Sendable, Hashable, CaseIterable, Comparable {
    case passed
    /// Inconclusive, incomparable or missing, or nothing to judge by.
    case undecided
    /// A metric regressed, or an expectation failed.
    case failed
    /// A run with the same identity is not bit-identical.
    case broken

    package static func < (a: Self, b: Self) -> Bool {
      allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
  }

  /// nil: there is no baseline.
  package var matching: RunMatching?
  /// What `matching` numbers: the baseline's runs, and the new ones.
  package var baseline: [BaselineRun]
  package var new: [BaselineRun]
  package var metrics: [MetricJudgement]
  package var expectations: [ExpectationJudgement]
  package var onInconclusive: CheckSettings.Inconclusive

  /// Judges new runs by a baseline, if there is one, and by `expect:`.
  ///
  /// - Parameter fixed: the resolved values of the fields that the new spec does not sweep.
  package init(
    of new: [BaselineRun], fixed: [AxisValue], against baseline: Baseline?, ranking: Ranking,
    settings: CheckSettings, expectations: [ExpectationJudgement]
  ) {
    self.expectations = expectations
    onInconclusive = settings.onInconclusive
    self.new = new
    self.baseline = baseline?.runs ?? []
    guard let baseline else {
      metrics = []
      return
    }
    let matching = RunMatching(baseline: baseline.runs, fixed: baseline.fixed, new: new, fixed: fixed)
    self.matching = matching
    metrics = JudgedMetric.all(settings, ranking: ranking).map {
      MetricJudge($0, settings: settings).judgement(of: matching, baseline: baseline.runs, new: new)
    }
  }
}
