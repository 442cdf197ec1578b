import JSON
import Learning

/// `training:` as the spec says it.
struct TrainingSettings: Record {
  enum Optimizer: String, CaseIterable {
    case sgd
  }

  var loss: Loss?
  var optimizer = Optimizer.sgd
  var learningRate = 0.1
  var momentum = 0.0
  var nesterov = false
  var batchSize = TrainingPlan.BatchSize.samples(32)
  var gradient = TrainingPlan.Gradient.mean
  var l2 = 0.0
  var l2Basis = TrainingPlan.PenaltyBasis.step
  var errorMargin = 0.0
  var shuffle = TrainingPlan.Shuffle.epoch
  var epochs = 10

  static let fields: [Field<Self>] = [
    Field(
      "loss", \.loss, .name(Loss.self),
      "What training makes small: ½ Σ (d − O)² or the cross entropy, which needs softmax or sigmoid outputs.",
      example: "cross_entropy", otherwise: "cross_entropy for classification, squared_error for regression"),
    Field(
      "optimizer", \.optimizer, .name(Optimizer.self),
      "The update rule: stochastic gradient descent, with momentum and Nesterov's variant as options.",
      example: "sgd"),
    Field(
      "learning_rate", \.learningRate, .number(.positive), "The step size η.", example: 0.1
    ).alias("eta", "η"),
    Field(
      "momentum", \.momentum, .number(.share), "μ of the velocity v ← μ·v − η·g, w ← w + v.", example: 0.9),
    Field(
      "nesterov", \.nesterov, .boolean, "Whether the step looks ahead: w ← w + μ·v − η·g. Needs momentum.",
      example: true),
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
      "error_margin", \.errorMargin, .number(.zeroUp),
      "An output error smaller than this counts as zero in δ, and nowhere else.", example: 0.1),
    Field(
      "shuffle", \.shuffle, .name(TrainingPlan.Shuffle.self),
      "When the samples' order is drawn: for every epoch, once, or never (the order of the data).",
      example: "epoch"),
    Field("epochs", \.epochs, .integer(1...), "Passes over the training samples.", example: 20),
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
