import Arithmetic

/// One network to be trained: everything that decides its weights but the samples.
public struct TrainingJob: Sendable, Hashable {
  public var topology: Topology
  public var initialization: Initialization
  public var plan: TrainingPlan
  public var seed: UInt64

  public init(topology: Topology, initialization: Initialization, plan: TrainingPlan, seed: UInt64) {
    self.topology = topology
    self.initialization = initialization
    self.plan = plan
    self.seed = seed
  }
}

/// What became of a network in training.
public struct TrainingOutcome<Scalar: Real>: Sendable {
  public enum Ending: Sendable, Hashable {
    case finished
    /// Before the last epoch, as the plan's stopping asks.
    case stopped
    /// A loss or a weight is NaN or infinite.
    case diverged
  }

  public var ending: Ending
  /// Epochs trained.
  public var epochs: Int
  /// Ascending in their epochs.
  public var evaluations: [Evaluation]
  /// As training left it, or the best, where that was to be restored.
  public var network: Network<Scalar>
  /// Which of the evaluations is the network's.
  public var row: Int

  public init(
    ending: Ending, epochs: Int, evaluations: [Evaluation], network: Network<Scalar>, row: Int
  ) {
    self.ending = ending
    self.epochs = epochs
    self.evaluations = evaluations
    self.network = network
    self.row = row
  }

  /// The evaluation of the network.
  public var evaluation: Evaluation { evaluations[row] }
}

/// A network measured on every part there is.
public struct Evaluation: Sendable, Hashable {
  /// 0 is the untrained network.
  public var epoch: Int
  /// The mean loss of the batches during the epoch, each as it was before its step; nil unless it was asked for.
  public var runningLoss: Double?
  public var train: Measurement
  public var validation: Measurement?
  public var test: Measurement?

  public init(
    epoch: Int, runningLoss: Double?, train: Measurement, validation: Measurement?, test: Measurement?
  ) {
    self.epoch = epoch
    self.runningLoss = runningLoss
    self.train = train
    self.validation = validation
    self.test = test
  }

  public func measurement(of part: Part) -> Measurement? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }

  /// A metric's value; nil where the part or the metric does not exist. `targets` are the part's.
  public func value(of name: MetricName, for targets: TargetSummary) -> Double? {
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
  public func includes(epoch: Int, of epochs: Int) -> Bool {
    switch self {
    case .every(let n): epoch % n == 0 || epoch == epochs
    case .end: epoch == epochs
    }
  }
}
