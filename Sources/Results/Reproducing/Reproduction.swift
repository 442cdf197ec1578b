import Records

/// The result of training recorded runs again.
package struct Reproduction: Sendable {
  package enum Result: String, Sendable, Hashable {
    /// All runs are bit-identical.
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
  /// In the order of the records.
  package var failures: [Failure]

  /// Compares the records of the runs trained again, by their current identities, with the recorded ones.
  ///
  /// - Parameter kept: the full records by recorded identity, for a results folder.
  package init(_ plan: ReproductionPlan, kept: [String: RunRecord], now: [String: RunRecord]) {
    self.plan = plan
    failures = plan.steps.compactMap { step in
      guard let record = now[step.now.identity] else {
        preconditionFailure("a run of the plan has no record")
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
