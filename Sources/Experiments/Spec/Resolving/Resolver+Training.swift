import Learning
import YAML

extension Resolver {
  /// The training of the settings, with what does not fit together reported.
  mutating func trainingPlan() -> TrainingPlan {
    let training = settings.training
    if training.nesterov, training.momentum == 0 {
      report(
        "'nesterov' needs momentum", at: "training.nesterov", hint: "for example momentum: 0.9",
        follows: ["training.momentum"])
    }
    let spread = settings.dataset.targetValues.flatMap(\.spread) ?? (isTanhOutput ? 2 : 1)
    if isClassification, spread > 0, training.errorMargin >= spread {
      report(
        "no output error is larger than \(Node.text(of: spread)), so nothing would be learnt",
        at: "training.error_margin", hint: "for example error_margin: 0.1",
        follows: ["dataset.target_values", "network.output"])
    }
    if training.l2 == 0, isGiven("training.l2_per"), !isGiven("training.l2") {
      report("'l2_per' needs 'l2'", at: "training.l2_per", hint: "for example l2: 1e-4")
    }
    return TrainingPlan(
      loss: loss, optimizer: .sgd(momentum: training.momentum, nesterov: training.nesterov),
      learningRate: training.learningRate, batchSize: training.batchSize, gradient: training.gradient,
      l2: training.l2, l2Basis: training.l2Basis, errorMargin: training.errorMargin,
      shuffle: training.shuffle, epochs: training.epochs, evaluation: settings.evaluate.every,
      measuresRunningLoss: curveMetrics.contains(.runningLoss))
  }

  private var isTanhOutput: Bool { settings.network.output == .tanh }
}

extension TargetValueSettings {
  /// From the one value to the other; nil where one is missing.
  var spread: Double? {
    guard let off, let on else { return nil }
    return on - off
  }
}
