import Learning
import YAML

extension Resolver {
  /// The training of the settings; reports contradictions.
  mutating func trainingPlan() -> TrainingPlan {
    let training = settings.training
    let spread = settings.dataset.targetValues.flatMap(\.spread) ?? (isTanhOutput ? 2 : 1)
    if isClassification, spread > 0, training.errorMargin >= spread {
      report(
        "no output error exceeds \(Node.text(of: spread)), so nothing would be learned",
        at: "training.error_margin", hint: "for example error_margin: 0.1",
        follows: ["dataset.target_values", "network.output"])
    }
    if training.l2 == 0, isGiven("training.l2_per"), !isGiven("training.l2") {
      report("'l2_per' needs 'l2'", at: "training.l2_per", hint: "for example l2: 1e-4")
    }
    if training.l1 ?? 0 == 0, isGiven("training.l1_per"), !isGiven("training.l1") {
      report("'l1_per' needs 'l1'", at: "training.l1_per", hint: "for example l1: 1e-4")
    }
    if settings.network.precision == .float32, learningRate > 0, Float(learningRate) == 0 {
      report(
        "the learning rate \(Node.text(of: learningRate)) is 0 in float32, so nothing would be learned",
        at: "training.learning_rate", hint: "write a larger learning rate, or network: {precision: float64}",
        follows: ["network.precision"])
    }
    return TrainingPlan(
      loss: loss, optimizer: optimizer(), learningRate: learningRate, schedule: schedule(), warmup: warmup(),
      batchSize: training.batchSize, gradient: training.gradient, l2: training.l2,
      l2Basis: training.l2Basis, l1: training.l1 ?? 0, l1Basis: training.l1Basis ?? .step,
      errorMargin: training.errorMargin, shuffle: training.shuffle, epochs: training.epochs,
      evaluation: settings.evaluate.every, measuresRunningLoss: curveMetrics.contains(.runningLoss),
      earlyStopping: earlyStopping(), stopCondition: stopCondition())
  }

  private var isTanhOutput: Bool { settings.network.output == .tanh }
}

extension TargetValueSettings {
  /// The difference of the two values; nil if one is missing.
  var spread: Double? {
    guard let off, let on else { return nil }
    return on - off
  }
}
