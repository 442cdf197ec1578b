import Learning
import Specs
import TestSamples
import Testing
import YAML

/// Checking the parts of points separately must not change anything that a user sees.
@Suite struct SeparatePartsTests {
  /// Seeds of random specs, whose axes conflict with each other and with the rest of the spec.
  private static let seeds = UInt64(0)..<600

  @Test("Separate and joint checks find the same errors, warnings, specs and canonical texts")
  func sameResult() throws {
    var (sound, mistaken, separated) = (0, 0, 0)
    for seed in Self.seeds {
      let text = RandomSweep(seed: seed).text
      let joint = Result(text, separatesParts: false)
      let separate = Result(text, separatesParts: true)
      try #require(joint.messages == separate.messages, "seed \(seed):\n\(text)")
      guard let expected = joint.experiment, let found = separate.experiment else {
        mistaken += 1
        continue
      }
      sound += 1
      var texts = CanonicalTexts(found.points)
      for point in expected.points {
        let spec = found.points[point.index].spec
        try #require(spec == point.spec, "seed \(seed), point \(point.index):\n\(text)")
        let shape = try SpecFiles.context("x.yaml").shape(spec.dataset)
        let topology = spec.network.topology(for: shape)
        let canonical = try texts.bytes(at: point.index) { try Self.topology(of: $0) }
        let wanted = CanonicalValues.of(point.spec, topology: topology).compactBytes
        try #require(
          String(decoding: canonical, as: UTF8.self) == String(decoding: wanted, as: UTF8.self),
          "seed \(seed), point \(point.index):\n\(text)")
      }
      if found.points.indices.contains(where: { found.points.layout(at: $0) != nil }) { separated += 1 }
    }
    // The test says nothing unless there are many of each kind.
    #expect(sound > 100 && mistaken > 100 && separated > 60, "\(sound), \(mistaken), \(separated)")
  }

  private static func topology(of spec: PointSpec) throws -> Topology {
    spec.network.topology(for: try SpecFiles.context("x.yaml").shape(spec.dataset))
  }

  /// What reading a spec gives.
  private struct Result {
    var experiment: Experiment?
    var messages: [String]

    init(_ text: String, separatesParts: Bool) {
      do {
        let experiment = try Experiment(
          reading: Source(name: "x.yaml", text: text), context: SpecFiles.context("x.yaml"),
          separatesParts: separatesParts)
        self.experiment = experiment
        messages = experiment.warnings.map(Self.text)
      } catch {
        messages = error.all.map(Self.text)
      }
    }

    private static func text(_ diagnostic: Diagnostic) -> String {
      let notes = diagnostic.notes.map { "\($0.message) \(String(describing: $0.span?.range))" }
      return
        "\(diagnostic.severity) \(diagnostic.message) \(String(describing: diagnostic.span?.range)) \(notes)"
    }
  }
}

/// A random sweep of up to some hundred points, often with mistakes.
private struct RandomSweep {
  let text: String

  private static let axes: [(path: String, values: [String])] = [
    ("training.learning_rate", ["0.1", "0.01", "1e-50", "0.5", "1e-3"]),
    ("training.optimizer", ["sgd", "adam", "rprop", "irprop", "rmsprop", "adamw"]),
    ("training.momentum", ["0", "0.5", "0.9"]), ("training.nesterov", ["true", "false"]),
    ("training.beta1", ["0.8", "0.9"]), ("training.step_min", ["1e-6", "10", "100"]),
    ("training.step_max", ["1", "50"]), ("training.weight_decay", ["0.1", "0.01"]),
    (
      "training.schedule",
      ["{kind: cosine, minimum: 0.05}", "{kind: step, every: 2, factor: 0.5}", "{warmup: 3}", "{kind: step}"]
    ),
    ("training.schedule.minimum", ["0", "0.05", "0.2"]), ("training.schedule.warmup", ["0", "2", "5"]),
    ("training.schedule.kind", ["constant", "cosine", "exponential"]),
    ("training.epochs", ["1", "2", "5", "8"]), ("training.batch_size", ["1", "16", "full"]),
    ("training.l2", ["0", "0.01"]), ("training.l1", ["0", "0.1"]), ("training.l2_per", ["step", "batch"]),
    ("training.error_margin", ["0", "0.2", "1.5"]), ("training.loss", ["squared_error", "cross_entropy"]),
    ("training.gradient", ["mean", "sum"]), ("training.shuffle", ["epoch", "never"]),
    ("training.early_stopping.patience", ["2", "3"]), ("evaluate.every", ["1", "end"]),
    ("network.hidden", ["[2]", "[3, 4]", "[]"]), ("network.width", ["2", "3"]),
    ("network.activation", ["relu", "tanh", "[relu, tanh]"]),
    ("network.output", ["softmax", "sigmoid", "tanh"]), ("network.precision", ["float32", "float64"]),
    ("network.layers", ["[auto, 3, auto]", "[4, 2, 2]"]),
    ("network.initialization.method", ["glorot", "he", "normal"]), ("network.bias", ["true", "false"]),
    ("dataset.source", ["iris", "sonar"]), ("dataset.task", ["classification", "regression"]),
    ("dataset.scale", ["none", "standard"]), ("dataset.split.validation", ["0.2", "0.9"]),
    ("dataset.split.folds", ["2", "3"]),
    ("dataset.target_values", ["{off: 0.1, on: 0.9}", "{off: 1, on: 0}"]),
  ]

  private static let mild: Set<String> = [
    "training.learning_rate", "training.momentum", "training.schedule.warmup", "training.epochs",
    "training.batch_size", "training.l2", "training.l1", "training.gradient", "training.shuffle",
    "network.hidden", "network.precision", "network.bias", "dataset.scale", "evaluate.every",
  ]

  private static let fixed = [
    "optimizer: adam", "optimizer: rprop", "momentum: 0.9", "nesterov: true", "learning_rate: 0.1",
    "schedule: {kind: cosine, minimum: 0.05}", "schedule: {warmup: 2}", "l2: 0.1", "l2_per: batch",
    "batch_size: 8", "error_margin: 0.3", "loss: squared_error", "beta1: 0.5", "step_min: 1", "epochs: 4",
    "early_stopping: {metric: train.loss, patience: 2}", "step_max: 2",
  ]

  init(seed: UInt64) {
    var dice = SplitMix(state: seed)
    // Half of the sweeps are of fields that seldom conflict.
    let isMild = Bool.random(using: &dice)
    let choice = isMild ? Self.axes.filter { Self.mild.contains($0.path) } : Self.axes
    let axes = choice.shuffled(using: &dice).prefix(Int.random(in: 2...4, using: &dice))
    var keys: Set<String> = Set(
      axes.map { $0.path.split(separator: ".").dropFirst().first.map(String.init) ?? "" })
    var training: [String] = []
    for entry in Self.fixed.shuffled(using: &dice).prefix(isMild ? 0 : Int.random(in: 0...3, using: &dice)) {
      let key = entry.split(separator: ":")[0]
      if keys.insert(String(key)).inserted
        || Bool.random(using: &dice) && !training.contains(where: { $0.hasPrefix(key) })
      {
        training.append(entry)
      }
    }
    let needsNetwork = !axes.contains {
      ["network.hidden", "network.width", "network.layers"].contains($0.path)
    }
    let lines = axes.map { axis in
      let values = axis.values.shuffled(using: &dice).prefix(Int.random(in: 1...4, using: &dice))
      return "    \(axis.path): {values: [\(values.joined(separator: ", "))]}"
    }
    let tail =
      Bool.random(using: &dice) ? "" : "  include: [{training.learning_rate: 0.7}, {training.epochs: 3}]\n"
    text = """
      version: 1
      dataset: {source: iris\(Bool.random(using: &dice) ? ", split: {test: 0.2}" : "")}
      network: {\(needsNetwork ? "hidden: 3" : "")}
      training: {\(training.joined(separator: ", "))}
      sweep:
      \(tail)  parameters:
      \(lines.joined(separator: "\n"))

      """
  }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
