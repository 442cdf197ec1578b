import Arithmetic

/// The evaluations of one network so far, and what follows from them: whether it has diverged, whether it
/// stops early, and which weights were best.
public struct TrainingHistory<Scalar: Real> {
  private let plan: TrainingPlan
  private let progress: TrainingProgress?
  private var targets: [DatasetPart: TargetSummary] = [:]
  private var evaluations: [Evaluation] = []
  private var best: Best?

  private struct Best {
    var row: Int
    var value: Double
    /// Includes which samples were classified correctly. Set, like the network, only if the best weights
    /// are to be restored.
    var evaluation: Evaluation?
    var network: Network<Scalar>?
  }

  /// The history of a network that has not been evaluated yet. `progress` hears of every evaluation.
  public init(_ plan: TrainingPlan, on partition: Partition<Scalar>, progress: TrainingProgress? = nil) {
    self.plan = plan
    self.progress = progress
    for part in [plan.earlyStopping?.metric.part, plan.stopCondition?.metric.part].compactMap({ $0 })
    where targets[part] == nil {
      targets[part] = partition[part].map { TargetSummary(of: $0, task: partition.task) }
    }
  }

  /// Adds an evaluation; returns the outcome if it was the network's last.
  ///
  /// - Parameter network: the network that was evaluated.
  public mutating func add(
    _ evaluation: Evaluation, weightsAreFinite: Bool, network: () -> Network<Scalar>
  ) -> TrainingOutcome<Scalar>? {
    evaluations.append(latest: evaluation)
    progress?.addEvaluation(
      epoch: evaluation.epoch, loss: evaluation.train.lossSum / evaluation.train.weightSum)
    guard evaluation.isFinite && weightsAreFinite else { return outcome(.diverged, network()) }
    remember(evaluation, network)
    let stops = evaluation.epoch > 0 && (isSatisfied(evaluation) || isExhausted(evaluation))
    guard evaluation.epoch >= plan.lastEpoch || stops else { return nil }
    let ending: TrainingOutcome<Scalar>.Ending =
      evaluation.epoch == plan.epochs ? .finished : stops ? .stopped : .paused
    guard let best, let restored = best.network, let measured = best.evaluation else {
      return outcome(ending, network())
    }
    evaluations[best.row] = measured
    return outcome(ending, restored, row: best.row)
  }

  private func outcome(
    _ ending: TrainingOutcome<Scalar>.Ending, _ network: Network<Scalar>, row: Int? = nil
  ) -> TrainingOutcome<Scalar> {
    TrainingOutcome(
      ending: ending, epochs: evaluations[evaluations.count - 1].epoch, evaluations: evaluations,
      network: network, row: row ?? evaluations.count - 1)
  }

  private mutating func remember(_ evaluation: Evaluation, _ network: () -> Network<Scalar>) {
    guard evaluation.epoch > 0, let stopping = plan.earlyStopping,
      let value = value(of: stopping.metric, at: evaluation), !value.isNaN
    else { return }
    if let best, !stopping.prefers(value, to: best.value) { return }
    best = Best(row: evaluations.count - 1, value: value)
    if stopping.restoresBest {
      best?.evaluation = evaluation
      best?.network = network()
    }
  }

  private func isSatisfied(_ evaluation: Evaluation) -> Bool {
    guard let condition = plan.stopCondition else { return false }
    return value(of: condition.metric, at: evaluation).map(condition.isMet) ?? false
  }

  private func isExhausted(_ evaluation: Evaluation) -> Bool {
    guard let stopping = plan.earlyStopping else { return false }
    switch stopping.rule {
    case .patience(let epochs, _):
      return evaluation.epoch - (best.map { evaluations[$0.row].epoch } ?? 0) >= epochs
    case .generalizationLoss(let limit):
      guard let best, let value = value(of: stopping.metric, at: evaluation) else { return false }
      return 100 * (value / best.value - 1) > limit
    }
  }

  private func value(of name: MetricName, at evaluation: Evaluation) -> Double? {
    targets[name.part].flatMap { evaluation.value(of: name, for: $0) }
  }
}
