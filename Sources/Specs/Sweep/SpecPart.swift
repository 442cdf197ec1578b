import Learning

/// A part of a point's spec that follows from some fields alone: what a sweep decodes separately for each of its values.
///
/// The values of different parts, and the errors in them, do not depend on each other, unless an axis joins the parts: see
/// `SpecPart.parts(of:)`.
enum SpecPart: Int, CaseIterable, Sendable {
  /// Data, network, and all of training that no other part holds.
  case rest
  case learningRate
  /// The optimizer with its constants.
  case optimizer
  /// The learning rate's schedule with its warm-up.
  case schedule
  case epochs
  case batchSize

  /// The parts whose values or checks a swept field may enter.
  ///
  /// A field that is not listed is assumed to enter all of them, which is always right, but needs every point decoded.
  static func parts(of path: String) -> [SpecPart] {
    switch path {
    case "training.learning_rate": [.learningRate]
    // The default learning rate and the check of the batch size depend on the optimizer; rprop excludes a schedule.
    case "training.optimizer": [.optimizer, .learningRate, .schedule, .batchSize]
    case "training.momentum", "training.nesterov": [.optimizer]
    // The minimum is compared with the learning rate, the warm-up with the epochs; rprop excludes a schedule.
    case _ where path == "training.schedule" || path.hasPrefix("training.schedule."):
      [.schedule, .learningRate, .epochs, .optimizer]
    case "training.epochs": [.epochs]
    case "training.batch_size": [.batchSize]
    // The learning rate must not be 0 in float32.
    case "network.precision": [.rest, .learningRate]
    case _ where restPaths.contains(path): [.rest]
    case _ where optimizerConstants.contains(path): [.optimizer]
    default: allCases
    }
  }

  /// The part that a key of the canonical `training` belongs to.
  static func part(ofTrainingKey key: String) -> SpecPart {
    switch key {
    case "learning_rate": .learningRate
    case "optimizer", "momentum", "nesterov": .optimizer
    case "schedule": .schedule
    case "epochs": .epochs
    case "batch_size": .batchSize
    default: optimizerConstants.contains("training.\(key)") ? .optimizer : .rest
    }
  }

  private static let optimizerConstants = Set(OptimizerSettings.fields.map { "training.\($0.info.name)" })

  /// Fields that enter nothing but `rest`.
  private static let restPaths: Set<String> = [
    "dataset.source", "dataset.size", "dataset.task", "dataset.scale", "dataset.target_scale",
    "dataset.target_values", "dataset.split", "dataset.split.test", "dataset.split.validation",
    "dataset.split.folds", "dataset.split.repeats", "dataset.split.order", "dataset.split.stratified",
    "dataset.split.seed", "network.layers", "network.hidden", "network.width", "network.depth",
    "network.activation", "network.output", "network.bias", "network.initialization",
    "network.initialization.method", "network.initialization.range", "network.initialization.std",
    "network.initialization.distribution", "network.initialization.fan", "network.initialization.gain",
    "network.initialization.biases", "training.loss", "training.gradient", "training.l2", "training.l2_per",
    "training.l1", "training.l1_per", "training.error_margin", "training.shuffle",
  ]
}

extension TrainingPlan {
  /// Takes over a part of another plan; `rest` is what a plan is copied with.
  mutating func take(_ part: SpecPart, of other: TrainingPlan) {
    switch part {
    case .rest: break
    case .learningRate: learningRate = other.learningRate
    case .optimizer: optimizer = other.optimizer
    case .schedule: (schedule, warmup) = (other.schedule, other.warmup)
    case .epochs: epochs = other.epochs
    case .batchSize: batchSize = other.batchSize
    }
  }
}
