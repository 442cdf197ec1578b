import Arithmetic
import Learning
import RandomJobs
import Testing

/// What depends on the seed, and what does not.
@Suite struct StreamTests {
  private let data: Samples<Double> = samples(
    (0..<10).map { [Double($0) / 10, 1 - Double($0) / 7] }, labels: (0..<10).map { $0 % 2 }, outputs: 1)

  private func weights(
    seed: UInt64, hidden: Int = 3, _ change: (inout TrainingPlan) -> Void = { _ in }
  ) -> [Double] {
    let plan = TrainingPlan.plain.with {
      $0.batchSize = .samples(1)
      $0.shuffle = .epoch
      $0.epochs = 2
      $0.evaluation = .end
    }
    let job = TrainingJob(
      topology: Topology([2, hidden, 1]), initialization: .uniform(0.5), plan: plan.with(change), seed: seed)
    var trainer = ReferenceTrainer<Double>(job, on: partition(data))
    return trainer.train()!.network.parameters
  }

  @Test func `a seed gives the same weights again and another seed others`() {
    #expect(weights(seed: 3) == weights(seed: 3))
    #expect(weights(seed: 3) != weights(seed: 4))
  }

  @Test func `the order of samples is new each epoch, drawn once, or the data's`() {
    let each = weights(seed: 3)
    let once = weights(seed: 3) { $0.shuffle = .once }
    let never = weights(seed: 3) { $0.shuffle = .never }
    #expect(each != once && once != never && each != never)
  }

  @Test func `a batch size above the number of samples means all of them`() {
    let all = weights(seed: 3) { $0.batchSize = .full }
    #expect(weights(seed: 3) { $0.batchSize = .samples(99) } == all)
    #expect(weights(seed: 3) { $0.batchSize = .samples(10) } == all)
  }

  @Test func `a float32 network starts from the rounded weights of the float64 one`() {
    let initialization = Initialization(weights: .scaled(.glorot, .normal, .average, gain: 1), biases: .same)
    let topology = Topology([5, 4, 3])
    let wide = Network<Double>(topology, initialization: initialization, seed: 9)
    let narrow = Network<Float>(topology, initialization: initialization, seed: 9)
    #expect(narrow.parameters == wide.parameters.map { Float($0) })
  }

  @Test(arguments: [(1, 1), (7, 1), (3, 5), (64, 4), (257, 3), (300, 7)])
  func `a weight is the draw of its position`(inputs: Int, units: Int) {
    let initialization = Initialization(
      weights: .normal(deviation: 0.7), biases: .spread(.uniform(low: -0.5, high: 1)))
    let seed: UInt64 = 0x5_0000_0003
    let layer = Network<Double>(Topology([inputs, units]), initialization: initialization, seed: seed).layers[
      0]
    let weights = RandomStream(seed: seed, purpose: .weights(layer: 0))
    let biases = RandomStream(seed: seed, purpose: .biases(layer: 0))
    #expect(layer.weights == (0..<UInt64(inputs * units)).map { 0.7 * weights.normal(at: $0) })
    #expect(layer.biases == (0..<UInt64(units)).map { -0.5 + 1.5 * biases.uniform(at: $0) })
  }

  /// A distribution with its specified mean and variance, in a layer of 50 units with 100 inputs.
  private static let spreads: [(Initialization.Spread, Double, Double)] = [
    (.uniform(low: -0.25, high: 0.75), 0.25, 1.0 / 12),
    (.normal(deviation: 0.5), 0, 0.25),
    (.scaled(.glorot, .uniform, .average, gain: 1), 0, 1.0 / 75),
    (.scaled(.he, .normal, .incoming, gain: 1), 0, 2.0 / 100),
    (.scaled(.lecun, .uniform, .outgoing, gain: 2), 0, 4.0 / 50),
  ]

  @Test(arguments: spreads)
  func `new weights have the mean and variance that were asked for`(
    spread: Initialization.Spread, mean: Double, variance: Double
  ) {
    let network = Network<Double>(
      Topology([100, 50], output: .sigmoid), initialization: Initialization(weights: spread, biases: .zeros),
      seed: 1)
    let weights = network.layers[0].weights
    let n = Double(weights.count)
    let found = weights.reduce(0, +) / n
    let spreadFound = weights.reduce(0) { $0 + ($1 - found) * ($1 - found) } / n
    // Five standard deviations of the estimates; the seed fixes the draws.
    #expect((found - mean).magnitude <= 5 * (variance / n).squareRoot())
    #expect((spreadFound - variance).magnitude <= 5 * variance * (2 / n).squareRoot())
    #expect(network.layers[0].biases.allSatisfy { $0 == 0 })
  }
}
