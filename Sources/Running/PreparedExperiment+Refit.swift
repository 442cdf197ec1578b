import Datasets
import Learning
import Records
import Specs

extension PreparedExperiment {
  /// A run of a point on more data than its own runs: the point's plan unchanged, ended after `epochs`.
  ///
  /// Its identity covers the point's values, the digests of its parts, and what it is a refit of; no run of the sweep has it.
  ///
  /// - Parameter epochs: an evaluated epoch of the plan; nil: all of them.
  package func refit(
    of task: RunTask, on data: RefitData, epochs: Int?
  ) throws -> RunTask {
    var partition = task.partition
    partition.request = try task.partition.request.refitted(on: data)
    if partition.request.split.folds == nil { partition.fold = nil }
    if partition.request.split.repeats == 1 { partition.repetition = 0 }
    var job = task.job
    job.plan.stopCondition = nil
    job.plan.earlyStopping = epochs.flatMap { job.plan.ending(after: $0) }
    let digests = try store.digests(
      of: partition.request, repetition: partition.repetition, fold: partition.fold)
    let spec = experiment.points[task.key.point].spec
    let identity = RunIdentity.text(
      refitOf: CanonicalValues.of(spec, topology: job.topology).compactBytes, on: data.rawValue,
      epochs: epochs ?? job.plan.epochs, data: digests, seed: job.seed)
    return RunTask(
      key: task.key, identity: identity, job: job, partition: partition, data: digests,
      curveMetrics: task.curveMetrics)
  }
}

extension TrainingPlan {
  /// The rule that ends training at an evaluated epoch whatever is measured; nil for the last one.
  ///
  /// The schedule of the plan, which depends on its epochs, stays as it is. No value is better than the first by an infinite
  /// amount, so patience counts from the first evaluated epoch.
  fileprivate func ending(after epoch: Int) -> EarlyStopping? {
    guard epoch < epochs, case .every(let step) = evaluation else { return nil }
    return EarlyStopping(
      metric: MetricName(.train, .loss), isBetterWhenLarger: false,
      rule: .patience(epoch - step, minDelta: .infinity), restoresBest: false)
  }
}
