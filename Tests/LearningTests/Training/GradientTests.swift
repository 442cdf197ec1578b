import Arithmetic
import Learning
import RandomJobs
import Testing

/// A network, its loss and its data for a gradient check.
struct GradientCase: Sendable, CustomTestStringConvertible {
  var activation: Activation
  var output: Activation
  var loss: Loss
  var hasBiases: Bool
  var depth: Int
  var l2: Double

  var testDescription: String {
    "\(depth)×\(activation.rawValue) → \(output.rawValue), \(loss.rawValue), biases \(hasBiases), l2 \(l2)"
  }

  static let all: [GradientCase] = {
    // The derivative of linear_piece is not its slope where it is limited.
    let unitwise = Activation.allCases.filter { $0 != .softmax && $0 != .linearPiece }
    let ends: [(Activation, Loss)] =
      unitwise.map { ($0, .squaredError) } + [(.softmax, .crossEntropy), (.sigmoid, .crossEntropy)]
    return unitwise.flatMap { activation in
      ends.flatMap { output, loss in
        [true, false].flatMap { hasBiases in
          (0...3).map { depth in
            GradientCase(
              activation: activation, output: output, loss: loss, hasBiases: hasBiases, depth: depth,
              l2: depth == 2 ? 0.1 : 0)
          }
        }
      }
    }
  }()
}

@Suite struct GradientTests {
  /// With η = 1, one full batch and a mean gradient, a weight changes by −∂(objective)/∂w.
  @Test(arguments: GradientCase.all)
  func `a step is the slope that central differences find`(of c: GradientCase) throws {
    let topology = Topology(
      [3] + Array(repeating: 4, count: c.depth) + [2], hidden: c.activation, output: c.output,
      biases: c.hasBiases)
    let plan = TrainingPlan.plain.with {
      $0.loss = c.loss
      $0.learningRate = 1
      $0.l2 = c.l2
    }
    let job = TrainingJob(
      topology: topology, initialization: Initialization(weights: .normal(deviation: 0.8), biases: .same),
      plan: plan, seed: 7)
    let data: Samples<Double> = samples(
      [[0.3, -0.7, 0.9], [-0.4, 0.2, 0.6], [0.8, 0.5, -0.1], [-0.9, -0.3, 0.4], [0.1, 0.6, -0.8]],
      labels: [0, 1, 1, 0, 1], outputs: 2)
    var trainer = ReferenceTrainer<Double>(job, on: partition(data))
    let before = trainer.network.parameters

    func objective(_ parameters: [Double]) -> Double {
      trainer.network.set(parameters)
      let measured = trainer.evaluate(epoch: 0).train
      return measured.lossSum / Double(data.count) + measured.penalty
    }
    let slopes = before.indices.map { p in
      var (up, down) = (before, before)
      up[p] += 1e-5
      down[p] -= 1e-5
      return (objective(up) - objective(down)) / (up[p] - down[p])
    }
    trainer.network.set(before)
    let after = try trained(&trainer).network.parameters
    for p in before.indices {
      let moved = after[p] - before[p]
      #expect((moved + slopes[p]).magnitude <= 1e-8 * max(1, slopes[p].magnitude), "parameter \(p)")
    }
  }
}
