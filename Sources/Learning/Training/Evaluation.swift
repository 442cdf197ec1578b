/// The measurements of a network on every part that exists.
public struct Evaluation: Sendable, Hashable {
  /// 0 for the untrained network.
  public var epoch: Int
  /// The mean loss of the batches during the epoch, each before its update; nil unless the plan measures
  /// it.
  public var runningLoss: Double?
  /// The measurement of the training samples.
  public var train: Measurement
  /// The measurement of the validation samples, if there are any.
  public var validation: Measurement?
  /// The measurement of the test samples, if there are any.
  public var test: Measurement?

  /// Creates a value from its parts.
  public init(
    epoch: Int, runningLoss: Double?, train: Measurement, validation: Measurement?, test: Measurement?
  ) {
    self.epoch = epoch
    self.runningLoss = runningLoss
    self.train = train
    self.validation = validation
    self.test = test
  }

  /// The measurement of a part; nil if the part does not exist.
  public func measurement(of part: DatasetPart) -> Measurement? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }

  /// A metric's value; nil if the part or the metric does not exist. `targets` are those of the part.
  public func value(of name: MetricName, for targets: TargetSummary) -> Double? {
    if name.metric == .runningLoss { return name.part == .train ? runningLoss : nil }
    // Straight from the part: `measurement(of:)` makes a copy, and a record reads a dozen metrics.
    return switch name.part {
    case .train: train.value(of: name.metric, for: targets)
    case .validation: validation?.value(of: name.metric, for: targets)
    case .test: test?.value(of: name.metric, for: targets)
    }
  }

  /// Whether the loss is finite on every part.
  var isFinite: Bool {
    train.isFinite && (validation?.isFinite ?? true) && (test?.isFinite ?? true)
  }
}

extension TrainingPlan.EvaluationFrequency {
  /// Whether the network is evaluated after `epoch` (0: before training) of `epochs`.
  public func includes(epoch: Int, of epochs: Int) -> Bool {
    switch self {
    case .every(let n): epoch % n == 0 || epoch == epochs
    case .end: epoch == epochs
    }
  }
}
