import Foundation
import Learning
import Testing

/// Tiles must leave the bits that the reference leaves.
@Suite struct TilesTrainerTests {
  /// Random jobs: some hundreds, or `ETALON_TRIALS`.
  static let trials = UInt64(ProcessInfo.processInfo.environment["ETALON_TRIALS"] ?? "") ?? 150

  @Test func equalsTheReferenceInFloat32() {
    for seed in 0..<Self.trials { compare(RandomJob(seed: seed), of: Float.self, threads: 1) }
  }

  @Test func equalsTheReferenceInFloat64() {
    for seed in 0..<Self.trials { compare(RandomJob(seed: ~seed), of: Double.self, threads: 1) }
  }

  @Test func anyNumberOfThreadsGivesTheSameBits() {
    for seed in 0..<Self.trials / 8 {
      compare(RandomJob(seed: seed << 32), of: Float.self, threads: 2 + Int(seed % 3))
      compare(RandomJob(seed: seed << 33), of: Double.self, threads: 2 + Int(seed % 3))
    }
  }

  /// Networks that see the same samples share their first layers' tiles, and nothing else.
  @Test func siblingsMakeTheirOwnBits() {
    for seed in 0..<Self.trials {
      compareSiblings(RandomJob(seed: seed << 16, work: 100_000), of: Float.self)
      compareSiblings(RandomJob(seed: ~(seed << 16), work: 100_000), of: Double.self)
    }
  }

  /// Every question whether to go on is once the first to be answered by no: on the way through batches, samples and
  /// evaluations.
  @Test(.timeLimit(.minutes(5)), arguments: 1...4)
  func `a cancelled training ends without an outcome, and asks no more`(threads: Int) {
    for batchSize in [1, 2, 64, 300] {
      let (job, partition) = longJob(batchSize: batchSize)
      func train(cancelledAt last: Int) -> (hasOutcome: Bool, questions: Int) {
        var questions = 0
        let outcome = TilesTrainer.train([job], on: partition, threads: threads) {
          questions += 1
          return questions == last
        }
        return (outcome != nil, questions)
      }
      let whole = train(cancelledAt: 0)
      #expect(whole.hasOutcome && whole.questions >= 4)
      for last in 1...max(1, whole.questions) {
        let part = train(cancelledAt: last)
        #expect(!part.hasOutcome && part.questions == last)
      }
    }
  }

  /// Some ten milliseconds' work.
  private func longJob(batchSize: Int) -> (TrainingJob, Partition<Float>) {
    let count = 300
    let plan = TrainingPlan(
      loss: .squaredError, optimizer: .sgd(momentum: 0, nesterov: false), learningRate: 1e-4,
      batchSize: .samples(batchSize), gradient: .mean, l2: 0, l2Basis: .step, errorMargin: 0, shuffle: .epoch,
      epochs: 6, evaluation: .every(1))
    let job = TrainingJob(
      topology: Topology(sizes: [200, 128, 3], activations: [.tanh, .identity], hasBiases: true),
      initialization: Initialization(weights: .uniform(low: -0.1, high: 0.1), biases: .zeros), plan: plan,
      seed: 1)
    var dice = Dice(seed: 1)
    let train = Samples<Float>(
      count: count, inputCount: 200, outputCount: 3,
      inputs: (0..<count * 200).map { _ in Float(dice.uniform(-1, 1)) },
      targets: (0..<count * 3).map { _ in Float(dice.uniform(-1, 1)) }, labels: [])
    return (job, Partition(task: .regression(units: [1, 1, 1]), train: train, validation: nil, test: nil))
  }

  private func compareSiblings<Scalar: KernelScalar>(_ random: RandomJob, of type: Scalar.Type) {
    var dice = Dice(seed: random.seed &+ 5)
    var first = random.job
    (first.plan.earlyStopping, first.plan.stopCondition) = (nil, nil)
    var jobs = [first]
    for number in 1..<dice.pick([2, 3, 4, 6, 10]) {
      var job = random.variation(number)
      (job.seed, job.plan.epochs, job.plan.errorMargin) = (
        first.seed, first.plan.epochs, first.plan.errorMargin
      )
      (job.plan.earlyStopping, job.plan.stopCondition) = (nil, nil)
      jobs.append(job)
    }
    let partition = random.partition(of: Scalar.self)
    let threads = dice.pick([1, 1, 2, 3])
    guard jobs.allSatisfy({ TilesTrainer<Scalar>.canTrain($0, with: first) }),
      let outcomes = TilesTrainer.train(jobs, on: partition, threads: threads), outcomes.count == jobs.count
    else {
      Issue.record("these can be trained together: \(random)")
      return
    }
    for (job, outcome) in zip(jobs, outcomes) {
      var reference = ReferenceTrainer(job, on: partition)
      if let difference = outcome.difference(from: reference.train()!) {
        Issue.record(
          "\(difference): \(Scalar.self), \(jobs.count) siblings, \(threads) threads, \(random), \(job)")
        return
      }
    }
  }

  private func compare<Scalar: KernelScalar>(_ random: RandomJob, of type: Scalar.Type, threads: Int) {
    let partition = random.partition(of: Scalar.self)
    var reference = ReferenceTrainer(random.job, on: partition)
    let expected = reference.train()
    let outcome = TilesTrainer.train([random.job], on: partition, threads: threads)?[0]
    guard let expected, let outcome else {
      Issue.record("nobody cancelled \(random)")
      return
    }
    if let difference = outcome.difference(from: expected) {
      Issue.record("\(difference): \(Scalar.self), \(threads) threads, \(random)")
    }
  }
}
