/// What a check comes to: each metric against the baseline, each entry of `expect:`, and whether the gate
/// opens.
package struct CheckJudgement: Sendable {
  package enum Gate: Sendable, Hashable {
    case passed
    /// A metric regressed, or an expectation failed.
    case failed
    /// Inconclusive, incomparable or missing, or nothing to judge by.
    case undecided
    /// A run gave other bits than it did before.
    case broken
  }

  /// nil: there is no baseline.
  package var matching: RunMatching?
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

  /// Broken before all; what failed before what is undecided; passed only where something was judged.
  package var gate: Gate {
    let verdicts = Set(metrics.map(\.verdict))
    if verdicts.contains(.broken) || matching?.broken.isEmpty == false { return .broken }
    let statuses = Set(expectations.map(\.status))
    if verdicts.contains(.regressed) || statuses.contains(.failed) { return .failed }
    if statuses.contains(.unmeasured) || matching?.missing.isEmpty == false { return .undecided }
    if !verdicts.isDisjoint(with: [.incomparable, .missing]) { return .undecided }
    if verdicts.contains(.inconclusive), onInconclusive == .fail { return .undecided }
    let isJudged = !verdicts.subtracting([.new]).isEmpty || !expectations.isEmpty
    return isJudged ? .passed : .undecided
  }
}
