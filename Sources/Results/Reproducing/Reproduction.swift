import Records

/// The result of training recorded runs again.
package struct Reproduction: Sendable {
  package enum Result: String, Sendable, Hashable {
    /// Every run gave its recorded bits.
    case same
    /// Some runs are not bit-identical, or the data differ.
    case different
    /// Some runs could not be trained, and all others are bit-identical; or there was nothing to compare.
    case incomplete
  }

  /// A run that is not bit-identical.
  package struct Failure: Sendable {
    package var run: BaselineRun
    package var difference: RunDifference
  }

  package var plan: ReproductionPlan
  /// In the records' order.
  package var failures: [Failure]

  /// Holds the records of the plan's runs, by the identities of today, against what was recorded.
  ///
  /// - Parameter kept: the recorded runs' full records by their recorded identities, where there are any.
  package init(_ plan: ReproductionPlan, kept: [String: RunRecord], now: [String: RunRecord]) {
    self.plan = plan
    failures = plan.steps.compactMap { step in
      guard let record = now[step.now.identity] else {
        preconditionFailure("every run of the plan was trained")
      }
      let difference = RunDifference(
        of: step.recorded, record: kept[step.recorded.identity], now: record)
      return difference.map { Failure(run: step.recorded, difference: $0) }
    }
  }

  package var result: Result {
    if !failures.isEmpty || !plan.data.isEmpty { return .different }
    return plan.steps.isEmpty || plan.unnamed > 0 ? .incomplete : .same
  }
}
