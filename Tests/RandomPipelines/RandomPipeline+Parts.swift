import Arithmetic
import Datasets
import Learning
import Networks
import RandomJobs

/// The parts that a random pipeline is made of.
extension RandomPipeline {
  /// Names that are keywords, would end a comment or a string, are equal but for case, or have no ASCII letter.
  static let names = [
    "width", "class", "*/ int x; /*", "\"quoted\"", "back\\slash", "what??/", "température", "Width", "温度",
    "1st",
    "a b", "a_b", "new", "_leading", "line\nfeed", "unix", "tab\there", "%s%n", "/* nested", "trailing\\",
  ]

  static func input(_ dice: inout Dice) -> InputEncoding {
    let fills = dice.chance(0.5)
    let kind = dice.below(5)
    var features: [InputEncoding.Feature] = []
    let columns = (0..<1 + dice.below(12)).map { index in
      let isText = dice.chance(0.2)
      let width = isText ? 2 + dice.below(4) : 1
      for _ in 0..<width {
        features.append(
          InputEncoding.Feature(
            mean: fills && dice.chance(0.9) ? dice.uniform(0, 1) : nil,
            scaling: scaling(kind == 4 ? dice.below(4) : kind, &dice)))
      }
      let first = dice.below(names.count)
      let list = ClassList(labels: (0..<width).map { names[(first + $0) % names.count] })
      return InputEncoding.Column(
        name: names[(index * 7 + 2) % names.count] + (dice.chance(0.3) ? "\(index)" : ""),
        position: index + 1,
        kind: isText ? .text(list) : .number(range: -3...3))
    }
    return InputEncoding(
      columns: columns, features: features, missing: fills ? .mean : .error, targets: [],
      sourceWidth: columns.count + 1,
      hasNames: true)
  }

  private static func scaling(_ kind: Int, _ dice: inout Dice) -> ColumnScaling {
    switch kind {
    case 0: .none
    case 1:
      .affine(offset: dice.uniform(-2, 2), divisor: dice.chance(0.1) ? 0 : dice.uniform(0.1, 5))
    case 2: .logarithmic(offset: dice.uniform(-1, 1), divisor: dice.uniform(0.1, 2))
    default: .range(from: -0.3...dice.pick([1.1, 3, 7]), to: -1...dice.pick([1, 0.9]))
    }
  }

  static func topology(inputs: Int, outputs: Int, last: Activation, _ dice: inout Dice) -> Topology {
    let hidden = (0..<dice.below(4)).map { _ in dice.pick([1, 2, 3, 7, 8, 9, 16, 17, 33]) }
    let choices: [Activation] = [.identity, .sigmoid, .tanh, .relu, .leakyReLU, .softsign, .softplus]
    let common = dice.chance(0.6) ? dice.pick(choices) : nil
    let activations = hidden.map { _ in common ?? dice.pick(choices) }
    return Topology(
      sizes: [inputs] + hidden + [outputs], activations: activations + [last], hasBiases: dice.chance(0.7))
  }

  /// Weights of mean square 1/inputs, or much larger ones, at which activations saturate; sometimes two equal output units.
  static func network<Scalar: Real>(_ topology: Topology, _ dice: inout Dice) -> Network<Scalar> {
    var network = Network<Scalar>(zeros: topology)
    let gain = dice.pick([1.0, 1, 1, 8, 0.01])
    for l in network.layers.indices {
      let layer = network.layers[l]
      let width = gain * (3 / Double(layer.inputCount)).squareRoot()
      network.layers[l].weights = layer.weights.map { _ in Scalar(dice.uniform(-width, width)) }
      if topology.hasBiases {
        network.layers[l].biases = layer.biases.map { _ in Scalar(dice.uniform(-1, 1)) }
      }
    }
    let last = network.layers.count - 1
    if topology.outputCount > 1 && dice.chance(0.3) {
      let n = network.layers[last].inputCount
      for i in 0..<n { network.layers[last].weights[n + i] = network.layers[last].weights[i] }
      network.layers[last].biases[1] = network.layers[last].biases[0]
    }
    return network
  }

  static func provenance(_ seed: UInt64, _ network: TrainedNetwork) -> Provenance {
    Provenance(
      experiment: "random */ \"\(seed)\"", point: [], seed: seed, repetition: 0, fold: nil,
      run: String(repeating: "0", count: 64), epochs: 1, restoredEpoch: nil,
      specDigest: String(repeating: "1", count: 64), data: [], weightsDigest: network.digest,
      arithmeticVersion: ArithmeticVersion.current, toolVersion: "test", metrics: [], estimate: nil)
  }
}

extension Topology {
  /// In half of the draws with other activations than the first seven, one or several, except for softmax.
  func withLaterActivations(_ dice: inout Dice) -> Topology {
    let choices: [Activation] = [
      .elu, .selu, .silu, .gelu, .geluTanh, .gaussian, .sin, .elliot, .linearPiece,
    ]
    guard dice.chance(0.5) else { return self }
    let common = dice.chance(0.6) ? dice.pick(choices) : nil
    let others = activations.map { $0 == .softmax ? $0 : common ?? dice.pick(choices) }
    return Topology(sizes: sizes, activations: others, hasBiases: hasBiases)
  }
}
