import Foundation
import Arithmetic
import Learning
import RandomJobs
import Testing

/// One case of `Traces/backpropagation.json`, which `Tests/Oracles/backpropagation.py` wrote with PyTorch, or of
/// `Traces/fann.json`, which `fann.py` wrote with FANN.
struct Trace: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var activation: String
  var output: String
  var loss: String
  var bias: Bool
  var batch: Int
  var gradient: String
  var learning_rate: Double
  var momentum: Double
  var nesterov: Bool
  var l2: Double
  var l2_per: String
  var l1: Double
  var optimizer: String
  var constants: [Double]
  var schedule: String
  var schedule_constants: [Double]
  var sample_weights: [Double]
  var class_weights: [Double]
  var inputs: [Double]
  var labels: [Int]
  var sizes: [Int]
  var initial: [Double]
  var epochs: [[Double]]

  var testDescription: String { name }

  static let all = read("backpropagation") + read("fann")

  private static func read(_ name: String) -> [Trace] {
    guard let url = Bundle.module.url(forResource: "Traces/\(name)", withExtension: "json"),
      let data = try? Data(contentsOf: url), let traces = try? JSONDecoder().decode([Trace].self, from: data)
    else { return [] }
    return traces
  }

  func plan(epochs: Int) throws -> TrainingPlan {
    TrainingPlan(
      loss: try #require(Loss(rawValue: loss)),
      classWeights: class_weights.isEmpty ? nil : .listed(class_weights), optimizer: rule,
      learningRate: learning_rate,
      schedule: course(over: epochs), batchSize: .samples(batch),
      gradient: try #require(TrainingPlan.Gradient(rawValue: gradient)), l2: l2,
      l2Basis: try #require(TrainingPlan.PenaltyBasis(rawValue: l2_per)), l1: l1, errorMargin: 0,
      shuffle: .never, epochs: epochs, evaluation: .end)
  }

  private var rule: TrainingPlan.Optimizer {
    switch optimizer {
    case "adam": .adam(.init(beta1: constants[0], beta2: constants[1], epsilon: constants[2]))
    case "adamw":
      .adam(
        .init(beta1: constants[0], beta2: constants[1], epsilon: constants[2], weightDecay: constants[3]))
    case "rmsprop": .rmsprop(decay: constants[0], epsilon: constants[1])
    case "rprop", "irprop":
      .rprop(
        .init(
          skipsStepAfterSignChange: optimizer == "irprop", increase: constants[0], decrease: constants[1],
          smallestStep: constants[2], largestStep: constants[3]))
    default: .sgd(momentum: momentum, nesterov: nesterov)
    }
  }

  private func course(over epochs: Int) -> TrainingPlan.LearningRateSchedule {
    switch schedule {
    case "step": .step(every: Int(schedule_constants[0]), factor: schedule_constants[1])
    case "exponential": .exponential(factor: schedule_constants[0])
    case "cosine": .cosine(minimum: schedule_constants[0])
    case "inverse_scaling": .inverseScaling(power: schedule_constants[0])
    default: .constant
    }
  }
}

@Suite struct TraceTests {
  @Test func `there are traces`() {
    #expect(Trace.all.count >= 55)
  }

  @Test(arguments: Trace.all)
  func `training gives the weights of PyTorch and FANN`(in trace: Trace) throws {
    let topology = Topology(
      trace.sizes, hidden: try #require(Activation(rawValue: trace.activation)),
      output: try #require(Activation(rawValue: trace.output)), biases: trace.bias)
    let rows = stride(from: 0, to: trace.inputs.count, by: trace.sizes[0]).map {
      Array(trace.inputs[$0..<$0 + trace.sizes[0]])
    }
    let data: Samples<Double> = samples(
      rows, labels: trace.labels, outputs: trace.sizes.last!, weights: trace.sample_weights)
    for (index, expected) in trace.epochs.enumerated()
    where trace.schedule != "cosine" || index == trace.epochs.count - 1 {
      let job = TrainingJob(
        topology: topology, initialization: .uniform(0), plan: try trace.plan(epochs: index + 1), seed: 0)
      var trainer = ReferenceTrainer<Double>(job, on: partition(data))
      trainer.network.set(trace.initial)
      let weights = try trained(&trainer).network.parameters
      for p in weights.indices {
        #expect((weights[p] - expected[p]).magnitude <= 1e-13, "epoch \(index + 1), parameter \(p)")
      }
    }
  }
}
