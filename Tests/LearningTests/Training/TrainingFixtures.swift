import Arithmetic
import Learning
import RandomJobs
import Testing

/// A small training set with stated inputs, for which tests can state the expected result.
func samples<Scalar: Real>(
  _ inputs: [[Double]], labels: [Int], outputs: Int, weights: [Double] = [],
  of type: Scalar.Type = Scalar.self
) -> Samples<Scalar> {
  Samples(
    count: inputs.count, inputCount: inputs[0].count, outputCount: outputs,
    inputs: inputs.flatMap { $0.map { Scalar($0) } },
    targets: labels.flatMap { label in
      outputs == 1 ? [Scalar(label)] : (0..<outputs).map { $0 == label ? 1 : 0 }
    },
    labels: labels.map { Int32($0) }, weights: weights)
}

func partition<Scalar: Real>(_ train: Samples<Scalar>) -> Partition<Scalar> {
  Partition(
    task: .classification(classes: max(2, train.outputCount), threshold: 0.5), train: train, validation: nil,
    test: nil)
}

extension TrainingPlan {
  /// Full-batch gradient descent on squared error, which tests modify.
  static var plain: TrainingPlan {
    TrainingPlan(
      loss: .squaredError, optimizer: .sgd(momentum: 0, nesterov: false), learningRate: 0.5, batchSize: .full,
      gradient: .mean, l2: 0, l2Basis: .step, errorMargin: 0, shuffle: .never, epochs: 1,
      evaluation: .every(1))
  }
}

extension Initialization {
  static func uniform(_ reach: Double, biases: Biases = .same) -> Initialization {
    Initialization(weights: .uniform(low: -reach, high: reach), biases: biases)
  }
}

extension Topology {
  init(_ sizes: [Int], hidden: Activation = .sigmoid, output: Activation = .sigmoid, biases: Bool = true) {
    self.init(
      sizes: sizes, activations: Array(repeating: hidden, count: sizes.count - 2) + [output],
      hasBiases: biases)
  }
}

extension Network {
  /// Sets the parameters, in the order of `parameters`.
  mutating func set(_ parameters: [Scalar]) {
    var rest = parameters[...]
    for l in layers.indices {
      layers[l].weights = Array(rest.prefix(layers[l].weights.count))
      rest = rest.dropFirst(layers[l].weights.count)
      guard topology.hasBiases else { continue }
      layers[l].biases = Array(rest.prefix(layers[l].biases.count))
      rest = rest.dropFirst(layers[l].biases.count)
    }
    precondition(rest.isEmpty)
  }
}

/// Trains to the end without cancellation.
func trained<Scalar: Real>(_ trainer: inout ReferenceTrainer<Scalar>) throws -> TrainingOutcome<Scalar> {
  let outcome = trainer.train()
  return try #require(outcome)
}
