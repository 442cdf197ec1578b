import Arithmetic
import Datasets
import Learning
import Networks
import RandomJobs

/// A random pipeline and raw rows for it, all determined by the seed.
///
/// All activations, both precisions, all kinds of scaling, text columns and missing-value rules occur, names that no language
/// takes as they are, equal output units (ties), and single units whose output is the threshold.
package struct RandomPipeline {
  package let pipeline: TrainedPipeline
  /// The loss is not part of the answers, but of the description.
  package var description: String {
    "seed \(seed): \(pipeline.network.topology), \(pipeline.network.precision)"
  }
  private let seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
    var dice = Dice(seed: seed)
    let input = Self.input(&dice)
    let isClassification = dice.chance(0.6)
    let classes = 2 + dice.below(5)
    let isSingle = isClassification && classes == 2 && dice.chance(0.6)
    let outputs = isClassification ? (isSingle ? 1 : classes) : 1 + dice.below(3)
    let last: Activation =
      isClassification && !isSingle && dice.chance(0.5)
      ? .softmax
      : dice.pick([.identity, .identity, .sigmoid, .tanh, .softplus, .softsign, .leakyReLU])
    // From dice of their own, so that the activations that came later do not change what else is drawn.
    var laterDice = Dice(seed: seed ^ 0x6163_7469_7661)
    let topology = Self.topology(inputs: input.features.count, outputs: outputs, last: last, &dice)
      .withLaterActivations(&laterDice)
    let network: TrainedNetwork =
      dice.chance(0.5)
      ? .float32(Self.network(topology, &dice)) : .float64(Self.network(topology, &dice))
    pipeline = TrainedPipeline(
      input: input, network: network,
      output: Self.output(
        isClassification: isClassification, outputs: outputs, classes: classes, last, &dice),
      loss: last == .softmax ? .crossEntropy : .squaredError,
      format: DatasetRequest.TableFormat(missing: input.missing), provenance: Self.provenance(seed, network),
      examples: Self.rows(32, of: input, &dice).flatMap(input.values(of:)))
  }

  /// Raw rows: ordinary ones, then, with `everyColumn`, one with a missing value in each column, and one with an unknown text
  /// in each text column.
  package func rows(_ count: Int) -> [[RawValue]] {
    var dice = Dice(seed: seed ^ 0x5555)
    var rows = Self.rows(count, of: pipeline.input, &dice)
    let sample = rows[0]
    for (index, column) in pipeline.input.columns.enumerated() {
      var row = sample
      row[index] = .missing
      rows.append(row)
      if case .text = column.kind {
        row[index] = .text("no category")
        rows.append(row)
      }
    }
    rows.append(Self.centre(of: pipeline.input))
    return rows
  }

  /// The row whose scaled values are 0, where a network without biases is at its threshold.
  private static func centre(of input: InputEncoding) -> [RawValue] {
    var feature = 0
    return input.columns.map { column in
      defer { feature += column.width }
      if case .text(let list) = column.kind { return .text(list.names[0]) }
      return switch input.features[feature].scaling {
      case .affine(let offset, _): .number(offset)
      case .range(let from, _): .number(from.lowerBound)
      case .none, .logarithmic: .number(0)
      }
    }
  }

  private static func rows(_ count: Int, of input: InputEncoding, _ dice: inout Dice) -> [[RawValue]] {
    let allowsMissing = input.missing == .mean
    return (0..<count).map { _ in
      input.columns.map { column in
        if allowsMissing && dice.chance(0.05) { return .missing }
        switch column.kind {
        case .text(let list): return .text(dice.pick(list.names))
        case .number:
          let magnitude = dice.pick([1.0, 1, 1, 10, 1000, 1e-3])
          return .number(dice.chance(0.2) ? Double(dice.below(10)) : dice.uniform(-3, 3) * magnitude)
        }
      }
    }
  }

  private static func output(
    isClassification: Bool, outputs: Int, classes: Int, _ last: Activation, _ dice: inout Dice
  ) -> OutputDecoding {
    guard isClassification else {
      return OutputDecoding(
        names: (0..<outputs).map { "target \($0)" },
        rule: .values(
          offsets: (0..<outputs).map { _ in dice.uniform(-100, 100) },
          divisors: (0..<outputs).map { _ in dice.pick([1, dice.uniform(0.01, 1000)]) }))
    }
    let names = (0..<classes).map { Self.names[($0 * 5 + 1) % Self.names.count] + "\($0)" }
    let off: Double = last == .tanh ? -1 : 0
    return OutputDecoding(
      names: names, rule: .classes(outputs: outputs, values: DatasetRequest.TargetValues(off: off, on: 1)))
  }
}
