/// One network to be trained: everything that decides its weights but the samples.
package struct TrainingJob: Sendable, Hashable {
  package var topology: Topology
  package var initialization: Initialization
  package var plan: TrainingPlan
  package var seed: UInt64

  package init(topology: Topology, initialization: Initialization, plan: TrainingPlan, seed: UInt64) {
    self.topology = topology
    self.initialization = initialization
    self.plan = plan
    self.seed = seed
  }
}

/// What became of a network in training.
package struct TrainingOutcome<Scalar: Real>: Sendable {
  package enum Ending: Sendable, Hashable {
    case finished
    /// Before the last epoch, as the plan's stopping asks.
    case stopped
    /// A loss or a weight is NaN or infinite.
    case diverged
  }

  package var ending: Ending
  /// Epochs trained.
  package var epochs: Int
  /// Ascending in their epochs.
  package var evaluations: [Evaluation]
  /// As training left it, or the best, where that was to be restored.
  package var network: Network<Scalar>
  /// Which of the evaluations is the network's.
  package var row: Int

  /// The evaluation of the network.
  package var evaluation: Evaluation { evaluations[row] }
}

/// A network measured on every part there is.
package struct Evaluation: Sendable, Hashable {
  /// 0 is the untrained network.
  package var epoch: Int
  /// The mean loss of the batches during the epoch, each as it was before its step; nil unless it was asked for.
  package var runningLoss: Double?
  package var train: Measurement
  package var validation: Measurement?
  package var test: Measurement?

  package func measurement(of part: Part) -> Measurement? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }

  /// A metric's value; nil where the part or the metric does not exist. `targets` are the part's.
  package func value(of name: MetricName, for targets: TargetSummary) -> Double? {
    if name.metric == .runningLoss { return name.part == .train ? runningLoss : nil }
    // Straight from the part: `measurement(of:)` makes a copy, and a record asks for a dozen metrics.
    return switch name.part {
    case .train: train.value(of: name.metric, for: targets)
    case .validation: validation?.value(of: name.metric, for: targets)
    case .test: test?.value(of: name.metric, for: targets)
    }
  }

  /// A diverged network's evaluation is not finite on some part.
  var isFinite: Bool {
    train.isFinite && (validation?.isFinite ?? true) && (test?.isFinite ?? true)
  }
}

extension TrainingPlan.Evaluation {
  /// Whether the network is evaluated after `epoch` (0: before training) of `epochs`.
  func includes(epoch: Int, of epochs: Int) -> Bool {
    switch self {
    case .every(let n): epoch % n == 0 || epoch == epochs
    case .end: epoch == epochs
    }
  }
}
