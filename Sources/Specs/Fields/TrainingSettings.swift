import JSON
import Learning

/// `training:` as the spec writes it.
struct TrainingSettings: MappingRecord {
  var loss: Loss?
  var classWeight: ClassWeightSettings?
  var optimizer = OptimizerName.sgd
  var optimizerSettings = OptimizerSettings()
  var learningRate: Double?
  var schedule = ScheduleSettings()
  var momentum = 0.0
  var nesterov = false
  var batchSize = TrainingPlan.BatchSize.samples(32)
  var gradient = TrainingPlan.Gradient.mean
  var l2 = 0.0
  var l2Basis = TrainingPlan.PenaltyBasis.step
  var l1: Double?
  var l1Basis: TrainingPlan.PenaltyBasis?
  var errorMargin = 0.0
  var shuffle = TrainingPlan.Shuffle.epoch
  var epochs = 10
  var earlyStopping = EarlyStoppingSettings()
  var stopWhen = StopWhenSettings()

  /// η, set or by default.
  var resolvedLearningRate: Double { learningRate ?? optimizer.defaultLearningRate }

  static let fields: [Field<Self>] =
    lossAndRule + OptimizerSettings.fields.map { $0.lifted(to: \.optimizerSettings) } + course

  private static let lossAndRule: [Field<Self>] = [
    Field(
      "loss", \.loss, .name(Loss.self),
      "The loss that is minimized: squared_error, ½ Σ (d − O)², or cross_entropy, which needs softmax or sigmoid outputs.",
      example: "cross_entropy", defaultText: "cross_entropy for classification, squared_error for regression"),
    Field(
      "class_weight", \.classWeight, .classWeight,
      "What the samples of a class count in loss and gradient: balanced, N/(K·n_c) for n_c of the N samples of the "
        + "training part and K classes, or a number per class, 1 for those that are not named. The metric `loss` is "
        + "weighted too, so a sweep of this key is ranked by another metric.",
      example: "balanced", defaultText: "none"),
    Field(
      "optimizer", \.optimizer, .name(OptimizerName.self),
      "The optimizer: SGD with optional momentum or Nesterov momentum, Rprop−, iRprop−, RMSprop, Adam or AdamW.",
      example: "sgd"),
    Field(
      "learning_rate", \.learningRate, .number(.positive),
      "The learning rate η; with rprop and irprop the initial step size of every weight.", example: 0.1,
      defaultText: "0.1; 0.001 for rmsprop, adam and adamw"
    ).alias("eta", "η").implied { .number($0.resolvedLearningRate) },
    Field(
      "momentum", \.momentum, .number(.unitHalfOpen), "With sgd: μ of v ← μ·v − η·g, w ← w + v.",
      example: 0.9),
    Field(
      "nesterov", \.nesterov, .boolean,
      "With sgd: whether to use Nesterov momentum, w ← w + μ·v − η·g; needs `momentum`.",
      example: true),
  ]

  private static let course: [Field<Self>] = [
    Field(
      "schedule", section: \.schedule, "How the learning rate changes from epoch to epoch.",
      example: ["kind": "cosine", "warmup": 5]
    ).sweptAsWhole.omittedWhenEmpty,
    Field(
      "batch_size", \.batchSize, .batchSize,
      "The number of samples per step, or `full` for all; the mean over a smaller last batch uses its own size.",
      example: 32),
    Field(
      "gradient", \.gradient, .name(TrainingPlan.Gradient.self),
      "Whether a batch's gradient is the mean or the sum over its samples.", example: "mean"),
    Field(
      "l2", \.l2, .number(.nonNegative), "λ of the penalty ½λΣw² on weights, but not biases.", example: 1e-4),
    Field(
      "l2_per", \.l2Basis, .name(TrainingPlan.PenaltyBasis.self),
      "What λ of `l2` is divided by: nothing (`step`), the batch size, or the number of training samples.",
      example: "step"
    ),
    Field(
      "l1", \.l1, .number(.nonNegative), "λ of the penalty λΣ|w| on weights, but not biases.", example: 1e-5,
      defaultText: "0"),
    Field(
      "l1_per", \.l1Basis, .name(TrainingPlan.PenaltyBasis.self),
      "What λ of `l1` is divided by, as for `l2_per`.",
      example: "step", defaultText: "step"),
    Field(
      "error_margin", \.errorMargin, .number(.nonNegative),
      "Output errors smaller than this count as zero in back-propagation, but not in the loss.", example: 0.1),
    Field(
      "shuffle", \.shuffle, .name(TrainingPlan.Shuffle.self),
      "When the samples are shuffled: before every epoch, once, or never.",
      example: "epoch"),
    // The maximum is the number of sample orders that can be drawn from one seed.
    Field(
      "epochs", \.epochs, .integer(1..., upTo: Int(UInt32.max)),
      "The number of passes over the training samples.",
      example: 20),
    Field(
      "early_stopping", section: \.earlyStopping,
      "When a run stops because a metric no longer improves; decided at evaluations, from epoch 1 on.",
      example: ["metric": "validation.loss", "patience": 10, "restore_best": true]
    ).sweptAsWhole.omittedWhenEmpty,
    Field(
      "stop_when", section: \.stopWhen,
      "A bound at which a run stops; decided at evaluations, from epoch 1 on.",
      example: ["metric": "train.accuracy", "at_least": 1]
    ).sweptAsWhole.omittedWhenEmpty,
  ]
}

extension ValueFormat where Value == TrainingPlan.BatchSize {
  static var batchSize: ValueFormat {
    .either(
      ValueFormat<Int>.integer(1...).map(
        to: { .samples($0) },
        from: { size in
          guard case .samples(let count) = size else { preconditionFailure("written as a name") }
          return count
        }),
      .word("full", for: .full), writingFirst: { $0 != .full })
  }
}
