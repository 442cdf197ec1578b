import Arithmetic

/// How a network is trained: everything that decides the weights but the data, the topology and the seed.
public struct TrainingPlan: Sendable, Hashable {
  public enum BatchSize: Sendable, Hashable {
    /// At least 1; above the number of samples it means all of them.
    case samples(Int)
    case full
  }

  /// Whether a batch's gradient is divided by the number of its samples.
  public enum Gradient: String, Sendable, Hashable, CaseIterable {
    case mean, sum
  }

  /// What a penalty's λ is divided by: nothing, the samples of the batch, or those of the training set.
  public enum PenaltyBasis: String, Sendable, Hashable, CaseIterable {
    case step, batch
    case trainSet = "train_set"
  }

  /// When the samples' order is drawn: for every epoch, once, or not at all (the order of the data).
  public enum Shuffle: String, Sendable, Hashable, CaseIterable {
    case epoch, once, never
  }

  /// After which epochs a network is evaluated: with `every(n)` the untrained network, each nth epoch and the last;
  /// with `end` the last alone.
  public enum Evaluation: Sendable, Hashable {
    case every(Int)
    case end
  }

  public var loss: Loss
  public var optimizer: Optimizer
  /// η; with rprop the first step size.
  public var learningRate: Double
  public var schedule: Schedule
  /// Epochs before the schedule, over which the learning rate rises.
  public var warmup: Int
  public var batchSize: BatchSize
  public var gradient: Gradient
  /// λ of the penalty ½λΣw² over weights (never biases); 0 for none.
  public var l2: Double
  public var l2Basis: PenaltyBasis
  /// λ of the penalty λΣ|w| over weights (never biases); 0 for none.
  public var l1: Double
  public var l1Basis: PenaltyBasis
  /// An output error smaller than this counts as zero in δ; 0 for none.
  public var errorMargin: Double
  public var shuffle: Shuffle
  public var epochs: Int
  public var evaluation: Evaluation
  /// Whether the mean loss of the batches is kept during an epoch; it costs a loss a sample.
  public var measuresRunningLoss: Bool
  public var earlyStopping: EarlyStopping?
  /// What ends a run once it is reached; decided at evaluations, from epoch 1 on.
  public var stopCondition: Threshold?

  public init(
    loss: Loss, optimizer: Optimizer, learningRate: Double, schedule: Schedule = .constant, warmup: Int = 0,
    batchSize: BatchSize, gradient: Gradient, l2: Double, l2Basis: PenaltyBasis, l1: Double = 0,
    l1Basis: PenaltyBasis = .step, errorMargin: Double, shuffle: Shuffle, epochs: Int, evaluation: Evaluation,
    measuresRunningLoss: Bool = false, earlyStopping: EarlyStopping? = nil,
    stopCondition: Threshold? = nil
  ) {
    self.loss = loss
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.schedule = schedule
    self.warmup = warmup
    self.batchSize = batchSize
    self.gradient = gradient
    self.l2 = l2
    self.l2Basis = l2Basis
    self.l1 = l1
    self.l1Basis = l1Basis
    self.errorMargin = errorMargin
    self.shuffle = shuffle
    self.epochs = epochs
    self.evaluation = evaluation
    self.measuresRunningLoss = measuresRunningLoss
    self.earlyStopping = earlyStopping
    self.stopCondition = stopCondition
  }
}

extension TrainingPlan {
  /// The samples of a full batch, from a training set of `samples`.
  public func batchCount(of samples: Int) -> Int {
    switch batchSize {
    case .samples(let n): Swift.min(n, samples)
    case .full: samples
    }
  }

  /// Whether every sample moves the weights by itself, without a sum in between: w ← w + (η·δ)·O. It is the
  /// configured size that decides, not a short last batch.
  public var isOnline: Bool { batchSize == .samples(1) && l2 == 0 && l1 == 0 && ruleKind == .plain }
}
