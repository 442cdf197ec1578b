/// How a network is trained: everything that determines the weights, except the data, the topology and the
/// seed.
public struct TrainingPlan: Sendable, Hashable {
  /// The number of samples per step.
  public enum BatchSize: Sendable, Hashable {
    /// At least 1; more than the number of samples means all of them.
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

  /// When the order of the samples is drawn: for every epoch, once, or never (the order of the data).
  public enum Shuffle: String, Sendable, Hashable, CaseIterable {
    case epoch, once, never
  }

  /// After which epochs a network is evaluated: `every(n)` means before training, after each nth epoch and
  /// after the last; `end` means only after the last.
  public enum EvaluationFrequency: Sendable, Hashable {
    case every(Int)
    case end
  }

  /// What is minimised.
  public var loss: Loss
  /// The weights of the classes in loss and gradient; nil for none.
  public var classWeights: ClassWeights?
  /// The rule by which the weights are updated.
  public var optimizer: Optimizer
  /// η; with rprop the first step size.
  public var learningRate: Double
  /// How the learning rate changes from epoch to epoch.
  public var schedule: LearningRateSchedule
  /// Epochs before the schedule, over which the learning rate rises.
  public var warmup: Int
  /// The samples per step.
  public var batchSize: BatchSize
  /// Whether a batch's gradient is a mean or a sum.
  public var gradient: Gradient
  /// λ of the penalty ½λΣw² over weights (never biases); 0 for none.
  public var l2: Double
  /// What `l2` is divided by.
  public var l2Basis: PenaltyBasis
  /// λ of the penalty λΣ|w| over weights (never biases); 0 for none.
  public var l1: Double
  /// What `l1` is divided by.
  public var l1Basis: PenaltyBasis
  /// An output error below this counts as zero in δ; 0 for none.
  public var errorMargin: Double
  /// When the order of the samples is drawn.
  public var shuffle: Shuffle
  /// Passes over the training samples; 0 trains nothing.
  public var epochs: Int
  /// After which epochs the network is evaluated.
  public var evaluation: EvaluationFrequency
  /// Whether the mean loss of the batches is measured during an epoch, which costs one loss per sample.
  public var measuresRunningLoss: Bool
  /// When training stops because a metric no longer improves; nil for never.
  public var earlyStopping: EarlyStopping?
  /// The bound that ends a run; checked at evaluations, from epoch 1 on.
  public var stopCondition: Threshold?
  /// The evaluated epoch after which a run pauses, so that it can be compared with others; nil for none. It changes nothing
  /// before.
  public var pause: Int?

  /// Creates a value from its parts.
  public init(
    loss: Loss, classWeights: ClassWeights? = nil, optimizer: Optimizer, learningRate: Double,
    schedule: LearningRateSchedule = .constant,
    warmup: Int = 0,
    batchSize: BatchSize, gradient: Gradient, l2: Double, l2Basis: PenaltyBasis, l1: Double = 0,
    l1Basis: PenaltyBasis = .step, errorMargin: Double, shuffle: Shuffle, epochs: Int,
    evaluation: EvaluationFrequency,
    measuresRunningLoss: Bool = false, earlyStopping: EarlyStopping? = nil,
    stopCondition: Threshold? = nil
  ) {
    self.loss = loss
    self.classWeights = classWeights
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
  /// The epoch after which training ends or pauses, unless it stops early.
  public var lastEpoch: Int { Swift.min(pause ?? epochs, epochs) }

  /// The samples of a full batch, from a training set of `samples`.
  public func batchCount(of samples: Int) -> Int {
    switch batchSize {
    case .samples(let n): Swift.min(n, samples)
    case .full: samples
    }
  }

  /// Whether each sample updates the weights directly, without a summed gradient: w ← w + (η·δ)·O. The
  /// configured batch size decides, not a short last batch.
  public var isOnline: Bool { batchSize == .samples(1) && l2 == 0 && l1 == 0 && ruleKind == .plain }
}
