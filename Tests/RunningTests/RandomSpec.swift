import SeededNumbers

/// A random experiment of some tens of small runs; everything follows from the seed.
struct RandomSpec: CustomStringConvertible {
  let seed: UInt64
  let text: String

  var description: String { "seed \(seed):\n\(text)" }

  init(seed: UInt64) {
    self.seed = seed
    var dice = SplitMix64(seed: seed)
    let data = DataChoice.all.randomElement(using: &dice) ?? DataChoice.all[0]
    let isSoftmax = !data.isRegression && dice.chance(0.4)
    let every = dice.pick(["1", "2", "end"])
    var training = Self.training(isSoftmax: isSoftmax, mayStop: every == "1", &dice)
    // From dice of their own, so that weights do not change what else is drawn.
    var weightDice = SplitMix64(seed: seed ^ 0x7765_6967_6874)
    let classWeights = Self.classWeights(data, &weightDice)
    let axis = classWeights != nil && weightDice.chance(0.5) ? Self.classWeightAxis(data) : nil
    if classWeights != nil || data.isWeighted {
      training = training.replacing("batch_size: 1, gradient: mean", with: "batch_size: 1, gradient: sum")
    }
    text = """
      version: 1
      name: random
      dataset: {source: \(data.source), \(Self.grouping(data, seed: seed))\(Self.scaling(data, &dice)), split: \(Self.split(data, &dice))}
      network: {\(Self.network(isSoftmax: isSoftmax, &dice))}
      training: {\(training)\(axis == nil ? classWeights ?? "" : "")}
      evaluate: {every: \(every)}
      metrics: \(Self.metrics(data, isSoftmax: isSoftmax, &dice))
      seeds: \(dice.pick([1, 2]))
      sweep:
        parameters:
          training.learning_rate: {values: \(dice.pick(["[0.05, 0.3]", "[0.01, 0.1, 1e30]", "[0.2]"]))}
          \(Self.axis(&dice))
          \(axis ?? "")

      """
  }

  /// A bundled data set that is small, or has `size`.
  private struct DataChoice {
    var source: String
    var isRegression = false
    /// Whether there are enough samples of each class for parts and folds.
    var isSplit = true
    var hasTwoClasses = true
    /// A class.
    var className = "0"
    var isWeighted = false
    /// A column that is no input, by which samples may be grouped.
    var groupColumn: String?

    static let all = [
      DataChoice(source: "iris", hasTwoClasses: false, className: "setosa"),
      DataChoice(source: "sonar", className: "R"),
      DataChoice(source: "xor", isSplit: false),
      DataChoice(source: "parity, size: 4", isSplit: false),
      DataChoice(source: "encoder, size: 8", isSplit: false, hasTwoClasses: false, className: "3"),
      DataChoice(source: "two_spirals, size: 40"),
      DataChoice(
        source: "'\(folder)/Data/weighted.csv', target: kind, weight: w", className: "b", isWeighted: true,
        groupColumn: "site"),
    ]

    private static var folder: String {
      let file = #filePath
      return String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    }
  }

  /// Groups of samples, followed by a comma, from dice of their own as well.
  private static func grouping(_ data: DataChoice, seed: UInt64) -> String {
    guard let column = data.groupColumn else { return "" }
    var dice = SplitMix64(seed: seed ^ 0x6772_6F75_7073)
    return dice.chance(0.6) ? "group: \(column), " : "ignore: [\(column)], "
  }

  /// Metrics that need the outputs, some that follow from the confusion matrix, or none.
  private static func metrics(
    _ data: DataChoice, isSoftmax: Bool, _ dice: inout SplitMix64
  ) -> String {
    var metrics = ["roc_auc", "average_precision", "mcc", "f1"]
    if isSoftmax { metrics += ["log_loss", "brier"] }
    if !data.hasTwoClasses { metrics.append("top_2_accuracy") }
    return "[\(metrics.filter { _ in dice.chance(0.4) }.joined(separator: ", "))]"
  }

  private static func scaling(_ data: DataChoice, _ dice: inout SplitMix64) -> String {
    "scale: \(dice.pick(data.isSplit ? ["none", "min_max", "standard"] : ["none", "min_max"]))"
  }

  private static func split(_ data: DataChoice, _ dice: inout SplitMix64) -> String {
    guard data.isSplit else { return "{}" }
    let seed = dice.pick([0, 1, 7])
    return dice.pick([
      "{test: 0.2, validation: 0.2, seed: \(seed)}", "{test: 0.3, seed: \(seed)}",
      "{folds: 2, seed: \(seed)}", "{test: 0.2, folds: 2, repeats: 2, seed: \(seed)}",
    ])
  }

  private static func network(isSoftmax: Bool, _ dice: inout SplitMix64) -> String {
    let hidden = dice.pick(["[]", "[1]", "[3]", "[8]", "[17]", "[5, 4]", "[33, 2]", "[40]"])
    return "hidden: \(hidden), activation: \(dice.pick(["sigmoid", "tanh", "relu", "softplus"])), "
      + "output: \(isSoftmax ? "softmax" : "sigmoid"), bias: \(dice.pick(["true", "true", "false"])), "
      + "precision: \(dice.pick(["float32", "float32", "float64"]))"
  }

  private static func training(
    isSoftmax: Bool, mayStop: Bool, _ dice: inout SplitMix64
  ) -> String {
    let loss = isSoftmax ? "cross_entropy" : dice.pick(["cross_entropy", "squared_error"])
    return "loss: \(loss), \(optimizer(&dice)), \(mayStop ? ending(&dice) : "")"
      + "batch_size: \(dice.pick(["1", "2", "7", "16", "33", "full"])), "
      + "gradient: \(dice.pick(["mean", "sum"])), l2: \(dice.pick(["0", "1e-4", "0.01"])), "
      + "l2_per: \(dice.pick(["step", "batch", "train_set"])), l1: \(dice.pick(["0", "0", "1e-3"])), "
      + "shuffle: \(dice.pick(["epoch", "once", "never"])), epochs: \(dice.pick([2, 2, 3]))"
  }

  /// Class weights as a further member of the training; nil for none.
  private static func classWeights(_ data: DataChoice, _ dice: inout SplitMix64) -> String? {
    guard !data.isRegression, dice.chance(0.4) else { return nil }
    let weights = dice.pick(["balanced", "{\(data.className): 3}", "{\(data.className): 0}"])
    return ", class_weight: \(weights)"
  }

  /// Runs with other class weights and with none in one sweep.
  private static func classWeightAxis(_ data: DataChoice) -> String {
    "training.class_weight: {values: [none, balanced, {\(data.className): 0.5}]}"
  }

  private static func optimizer(_ dice: inout SplitMix64) -> String {
    let optimizer = dice.pick([
      "optimizer: sgd", "optimizer: sgd", "momentum: 0.9", "momentum: 0.5, nesterov: true",
      "optimizer: rprop",
      "optimizer: irprop", "optimizer: rmsprop", "optimizer: adam", "optimizer: adamw",
    ])
    guard !optimizer.hasSuffix("prop") || optimizer.hasSuffix("rmsprop") else { return optimizer }
    return optimizer
      + dice.pick([
        "", "", ", schedule: {kind: step, every: 1, factor: 0.5}", ", schedule: {kind: cosine, warmup: 1}",
      ])
  }

  /// What may end a run before its last epoch, followed by a comma.
  private static func ending(_ dice: inout SplitMix64) -> String {
    dice.pick([
      "", "", "", "stop_when: {metric: train.accuracy, at_least: 0.8}, ",
      "early_stopping: {metric: train.loss, patience: 1, restore_best: true}, ",
      "early_stopping: {metric: train.balanced_accuracy, patience: 1, restore_best: true}, ",
      "early_stopping: {metric: train.loss, rule: generalization_loss, threshold: 1}, ",
    ])
  }

  private static func axis(_ dice: inout SplitMix64) -> String {
    dice.pick([
      "training.l2: {values: [0, 0.01]}", "network.hidden: {values: [[2], [6, 3]]}",
      "training.epochs: {values: [2, 3]}", "network.activation: {values: [relu, tanh]}",
    ])
  }
}

extension SplitMix64 {
  mutating func chance(_ p: Double) -> Bool { Double.random(in: 0..<1, using: &self) < p }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &self)]
  }
}
