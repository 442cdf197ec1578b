import Arithmetic
import Learning
import RandomJobs
import Testing

@Suite struct WeightTests {
  private static let inputs = [[0.5, -1], [1, 0.25], [-0.75, 0.5], [0.1, 0.9]]
  private static let labels = [0, 1, 1, 0]

  private func data(_ weights: [Double], repeating counts: [Int] = [1, 1, 1, 1]) -> Samples<Double> {
    let rows = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    return samples(
      rows.map { Self.inputs[$0] }, labels: rows.map { Self.labels[$0] }, outputs: 2, weights: weights)
  }

  private func outcome(
    _ data: Samples<Double>, _ change: (inout TrainingPlan) -> Void = { _ in }
  ) throws -> TrainingOutcome<Double> {
    let job = TrainingJob(
      topology: Topology([2, 3, 2]), initialization: .uniform(0.5),
      plan: TrainingPlan.plain.with {
        $0.epochs = 3
        change(&$0)
      }, seed: 4)
    var trainer = ReferenceTrainer<Double>(job, on: partition(data))
    return try trained(&trainer)
  }

  @Test(arguments: [TrainingPlan.Gradient.mean, .sum])
  func `weights of 1 give the bits of no weights`(gradient: TrainingPlan.Gradient) throws {
    for seed in 0..<200 as Range<UInt64> {
      let random = RandomJob(seed: seed, work: 20_000).with {
        ($0.classWeights, $0.measuresRunningLoss) = (nil, true)
        $0.gradient = $0.isOnline ? .sum : gradient
      }
      let job = random.job
      let own: Partition<Float> = random.partition()
      func partition(_ weight: Double?) -> Partition<Float> {
        func part(_ part: Samples<Float>) -> Samples<Float> {
          Samples(
            count: part.count, inputCount: part.inputCount, outputCount: part.outputCount,
            inputs: part.inputs, targets: part.targets, labels: part.labels,
            weights: weight.map { Array(repeating: $0, count: part.count) } ?? [])
        }
        return Partition(
          task: own.task, train: part(own.train), validation: own.validation.map(part),
          test: own.test.map(part))
      }
      var plain = ReferenceTrainer<Float>(job, on: partition(nil))
      var weighted = ReferenceTrainer<Float>(job, on: partition(1))
      let difference = try trained(&weighted).difference(from: try trained(&plain))
      #expect(difference == nil, "\(random)")
    }
  }

  @Test func `a weight of 2 counts like the sample twice, and 0 like none`() throws {
    for gradient in [TrainingPlan.Gradient.mean, .sum] {
      let change = { (plan: inout TrainingPlan) in plan.gradient = gradient }
      let weighted = try outcome(data([2, 1, 0, 3]), change)
      let repeated = try outcome(data([], repeating: [2, 1, 0, 3]), change)
      for (w, expected) in zip(weighted.network.parameters, repeated.network.parameters) {
        #expect((w - expected).magnitude < 1e-14)
      }
      let task = Task.classification(classes: 2, threshold: 0.5)
      let summary = TargetSummary(of: data([2, 1, 0, 3]), task: task)
      let loss = try #require(weighted.evaluation.train.value(of: .loss, for: summary))
      #expect((loss - repeated.evaluation.train.lossSum / 6).magnitude < 1e-14)
      // Other metrics count each sample once.
      #expect(weighted.evaluation.train.confusion.reduce(0, +) == 4)
    }
  }

  @Test func `balanced weights are N over K times the class's count, and 0 for an absent class`() {
    let weights = TrainingPlan.ClassWeights.balanced.values(training: [0, 0, 0, 2, 2, 0], classes: 3)
    #expect(weights == [0.75, 0, 1.5])
    #expect(TrainingPlan.ClassWeights.listed([2, 1]).values(training: [0, 1], classes: 2) == [2, 1])
  }

  @Test func `class weights multiply the samples' own`() throws {
    let both = try outcome(data([1, 0.5, 2, 1])) { $0.classWeights = .listed([3, 0.25]) }
    let product = try outcome(data([3, 0.125, 0.5, 3]))
    #expect(both.difference(from: product) == nil)
  }

  @Test func `a batch without weight makes no step`() throws {
    // The second batch of every epoch has no weight, so Adam counts one step per epoch.
    let adam = { (plan: inout TrainingPlan) in
      (plan.optimizer, plan.l2, plan.learningRate) = (.adam(.init()), 0.1, 0.05)
      plan.batchSize = .samples(2)
    }
    let masked = try outcome(data([1, 1, 0, 0]), adam)
    let alone = try outcome(data([], repeating: [1, 1, 0, 0]), adam)
    #expect(masked.network == alone.network)
    #expect(masked.network != (try outcome(data([]), adam)).network)
  }

  @Test func `the loss of a part without weight is undefined`() throws {
    let part = data([0, 0, 0, 0])
    let measured = try outcome(part).evaluation.train
    let summary = TargetSummary(of: part, task: .classification(classes: 2, threshold: 0.5))
    #expect(measured.value(of: .loss, for: summary) == nil)
    #expect(measured.value(of: .mse, for: summary) != nil)
  }
}
