import Datasets
import Learning
import Networks
import Records

/// A small pipeline that has every kind of column, made from random weights.
enum PipelineSample {
  static let examples: [Double] = [
    5, .nan, 1, 0, 0, -3, 1.5, 0, 1, 0, 0, 0.1, 0, 0, 1, 1e300, 7, .nan, .nan, .nan, 255, -2, 1, 0, 0,
  ]

  /// Columns: a number, a logarithmic one with missing values, a text of three categories.
  static let input = InputEncoding(
    columns: [
      .init(name: "a,\"b\"", position: 1, kind: .number(range: -3...255)),
      .init(name: "β", position: 3, kind: .number(range: -2...7)),
      .init(name: "colour", position: 4, kind: .text(ClassList(labels: ["red", "green", "bläu"]))),
    ],
    features: [
      .init(mean: 0.1, scaling: .affine(offset: 1.0 / 3, divisor: 7.1)),
      .init(mean: -2.5, scaling: .logarithmic(offset: 0.25, divisor: 1.75)),
      .init(mean: 0.5, scaling: .none),
      .init(mean: 0.25, scaling: .range(from: 0...1, to: -1...1)),
      .init(mean: 0.25, scaling: .affine(offset: 1, divisor: 0)),
    ],
    missing: .mean, targets: [.init(name: "kind", position: 2)], sourceWidth: 5, hasNames: true)

  static func network<Scalar>(
    _ sizes: [Int], _ activations: [Activation], bias: Bool, seed: UInt64
  ) -> Network<Scalar> {
    var state = seed
    func next() -> Scalar {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Scalar(Int64(bitPattern: state) >> 40) / Scalar(1 << 22)
    }
    var network = Network<Scalar>(zeros: Topology(sizes: sizes, activations: activations, hasBiases: bias))
    for l in network.layers.indices {
      for w in network.layers[l].weights.indices { network.layers[l].weights[w] = next() }
      if bias { for j in network.layers[l].biases.indices { network.layers[l].biases[j] = next() } }
    }
    // A sign that only exact writing keeps.
    network.layers[0].weights[0] = -0.0
    return network
  }

  static let classes = OutputDecoding(
    names: ["1", "2", "10"], rule: .classes(outputs: 3, values: .init(off: 0, on: 1)))
  static let values = OutputDecoding(
    names: ["x", "y"], rule: .values(offsets: [1.0 / 3, -5], divisors: [0.1, 1]))
  static let binary = OutputDecoding(
    names: ["no", "yes"], rule: .classes(outputs: 1, values: .init(off: 0.1, on: 0.9)))

  static func pipeline(
    _ network: TrainedNetwork, output: OutputDecoding, format: DatasetRequest.TableFormat = .init()
  ) -> TrainedPipeline {
    // One target column of classes, or one for each number.
    let targets =
      output.isClassification
      ? input.targets : zip(output.names, [2, 5]).map { SourceLayout.Column(name: $0, position: $1) }
    return TrainedPipeline(
      input: InputEncoding(
        columns: input.columns, features: input.features, missing: input.missing, targets: targets,
        sourceWidth: input.sourceWidth, hasNames: input.hasNames), network: network, output: output,
      loss: .squaredError, format: format,
      provenance: Provenance(
        experiment: "sample", point: [.init(path: "training.epochs", value: 3)], seed: .max, repetition: 1,
        fold: 2, run: "00", epochs: 3, restoredEpoch: 2, specDigest: "11",
        data: [.init(part: "train", digest: "22")], weightsDigest: network.digest, arithmeticVersion: 1,
        toolVersion: "1", metrics: [.init(name: MetricName(.test, .r2), value: .nan)], estimate: "good"),
      examples: examples)
  }

  /// Both precisions, with and without biases, one output and several.
  static var all: [TrainedPipeline] {
    var format = DatasetRequest.TableFormat()
    format.delimiter = .semicolon
    format.decimal = .comma
    format.missingWords = .columns(["β": ["-999"]])
    return [
      pipeline(
        .float32(network([5, 4, 3], [.relu, .softmax], bias: true, seed: 1)), output: classes),
      pipeline(.float64(network([5, 2], [.identity], bias: false, seed: 2)), output: values, format: format),
      pipeline(
        .float64(network([5, 3, 3, 1], [.tanh, .softplus, .sigmoid], bias: true, seed: 3)), output: binary),
    ]
  }
}
