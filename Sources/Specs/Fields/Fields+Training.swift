import JSON
import Learning

/// `training:` as the spec says it.
struct TrainingSettings: Record {
  var loss: Loss?
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

  static let fields: [Field<Self>] =
    lossAndRule + OptimizerSettings.fields.map { $0.lifted(to: \.optimizerSettings) } + course

  private static let lossAndRule: [Field<Self>] = [
    Field(
      "loss", \.loss, .name(Loss.self),
      "What training makes small: ½ Σ (d − O)² or the cross entropy, which needs softmax or sigmoid outputs.",
      example: "cross_entropy", otherwise: "cross_entropy for classification, squared_error for regression"),
    Field(
      "optimizer", \.optimizer, .name(OptimizerName.self),
      "The update rule: gradient descent with momentum or Nesterov's variant as options, Rprop−, iRprop−, RMSprop, Adam, or "
        + "AdamW.",
      example: "sgd"),
    Field(
      "learning_rate", \.learningRate, .number(.positive),
      "The step size η; with rprop and irprop the first step size of every weight.", example: 0.1,
      otherwise: "0.1; 0.001 for rmsprop, adam and adamw"
    ).alias("eta", "η"),
    Field(
      "momentum", \.momentum, .number(.share), "With sgd: μ of the velocity v ← μ·v − η·g, w ← w + v.",
      example: 0.9),
    Field(
      "nesterov", \.nesterov, .boolean,
      "With sgd: whether the step looks ahead: w ← w + μ·v − η·g. Needs momentum.",
      example: true),
  ]

  private static let course: [Field<Self>] = [
    Field(
      "schedule", section: \.schedule, "How the learning rate changes from epoch to epoch.",
      example: ["kind": "cosine", "warmup": 5]
    ).sweptAsWhole.leftOutWhenEmpty,
    Field(
      "batch_size", \.batchSize, .batchSize,
      "Samples a step; a short last batch divides by its own size, `full` takes all samples.", example: 32),
    Field(
      "gradient", \.gradient, .name(TrainingPlan.Gradient.self),
      "Whether a batch's gradient is the mean or the sum over its samples.", example: "mean"),
    Field(
      "l2", \.l2, .number(.zeroUp), "λ of the penalty ½λΣw² over weights, never biases.", example: 1e-4),
    Field(
      "l2_per", \.l2Basis, .name(TrainingPlan.PenaltyBasis.self),
      "What λ is divided by: nothing (`step`), the batch's samples, or the training samples.", example: "step"
    ),
    Field(
      "l1", \.l1, .number(.zeroUp), "λ of the penalty λΣ|w| over weights, never biases.", example: 1e-5,
      otherwise: "0"),
    Field(
      "l1_per", \.l1Basis, .name(TrainingPlan.PenaltyBasis.self), "What l1's λ is divided by, like `l2_per`.",
      example: "step", otherwise: "step"),
    Field(
      "error_margin", \.errorMargin, .number(.zeroUp),
      "An output error smaller than this counts as zero in δ, and nowhere else.", example: 0.1),
    Field(
      "shuffle", \.shuffle, .name(TrainingPlan.Shuffle.self),
      "When the samples' order is drawn: for every epoch, once, or never (the order of the data).",
      example: "epoch"),
    // So many orders of the samples can be drawn from a seed.
    Field(
      "epochs", \.epochs, .integer(1..., upTo: Int(UInt32.max)), "Passes over the training samples.",
      example: 20),
    Field(
      "early_stopping", section: \.earlyStopping,
      "When a run stops because a metric gets no better; decided at evaluations, from epoch 1 on.",
      example: ["metric": "validation.loss", "patience": 10, "restore_best": true]
    ).sweptAsWhole.leftOutWhenEmpty,
    Field(
      "stop_when", section: \.stopWhen,
      "What stops a run once it is reached; decided at evaluations, from epoch 1 on.",
      example: ["metric": "train.accuracy", "at_least": 1]
    ).sweptAsWhole.leftOutWhenEmpty,
  ]
}

extension Form where Value == TrainingPlan.BatchSize {
  static var batchSize: Form {
    .either(
      Form<Int>.integer(1...).map(
        to: { .samples($0) },
        from: { size in
          guard case .samples(let count) = size else { preconditionFailure("written as a word") }
          return count
        }),
      .word("full", for: .full), writingFirst: { $0 != .full })
  }
}
