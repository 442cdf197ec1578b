import Arithmetic
import Foundation
import Kernels
import Learning
import RandomJobs
import Testing
import Tiles

/// The results of tiles must be bit-identical to those of the reference.
@Suite struct TilesTrainerTests {
  /// The number of random jobs; set by `ETALON_RANDOM_JOBS`.
  static let trials = UInt64(ProcessInfo.processInfo.environment["ETALON_RANDOM_JOBS"] ?? "") ?? 150

  /// A random job that is not online: an online job gets batches of two samples.
  private func job(seed: UInt64, work: Int = 400_000) -> RandomJob {
    let random = RandomJob(seed: seed, work: work)
    guard random.job.plan.isOnline else { return random }
    return random.with { $0.batchSize = .samples(2) }
  }

  @Test func equalsTheReferenceInFloat32() {
    for seed in 0..<Self.trials { compare(job(seed: seed), of: Float.self, threads: 1) }
  }

  @Test func equalsTheReferenceInFloat64() {
    for seed in 0..<Self.trials { compare(job(seed: ~seed), of: Double.self, threads: 1) }
  }

  @Test func anyNumberOfThreadsGivesTheSameBits() {
    for seed in 0..<Self.trials / 8 {
      compare(job(seed: seed << 32), of: Float.self, threads: 2 + Int(seed % 3))
      compare(job(seed: seed << 33), of: Double.self, threads: 2 + Int(seed % 3))
    }
  }

  /// Networks that use the same samples share the tiles of their first layers, and nothing else.
  @Test func siblingsMakeTheirOwnBits() {
    for seed in 0..<Self.trials {
      compareSiblings(job(seed: seed << 16, work: 100_000), of: Float.self)
      compareSiblings(job(seed: ~(seed << 16), work: 100_000), of: Double.self)
    }
  }

  /// Each call of `isCancelled` in turn is the first that returns true: during batches and evaluations.
  @Test(.timeLimit(.minutes(5)), arguments: 1...4)
  func `a cancelled training ends without an outcome, and asks no more`(threads: Int) {
    for batchSize in [2, 64, 300] {
      let (job, partition) = RandomJob.long(batchSize: batchSize)
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

  private func compareSiblings<Scalar: TilesScalar>(_ random: RandomJob, of type: Scalar.Type) {
    var dice = Dice(seed: random.seed &+ 5)
    var first = random.job
    (first.plan.earlyStopping, first.plan.stopCondition) = (nil, nil)
    var jobs = [first]
    for number in 1..<dice.pick([2, 3, 4, 6, 10]) {
      var job = random.variation(number)
      job.plan.classWeights = first.plan.classWeights
      (job.seed, job.plan.epochs, job.plan.errorMargin) = (
        first.seed, first.plan.epochs, first.plan.errorMargin
      )
      (job.plan.earlyStopping, job.plan.stopCondition) = (nil, nil)
      job.plan.pause = first.plan.pause
      jobs.append(job)
    }
    let partition = random.partition(of: Scalar.self)
    let threads = dice.pick([1, 1, 2, 3])
    let progress = TrainingProgress()
    guard jobs.allSatisfy({ TilesTrainer<Scalar>.canTrain($0, with: first) }),
      let outcomes = TilesTrainer.train(jobs, on: partition, threads: threads, progress: progress),
      outcomes.count == jobs.count
    else {
      Issue.record("these can be trained together: \(random)")
      return
    }
    #expect(progress.epochs == outcomes.reduce(0) { $0 + $1.epochs } && progress.loss != nil, "\(random)")
    for (job, outcome) in zip(jobs, outcomes) {
      var reference = ReferenceTrainer(job, on: partition)
      if let difference = outcome.difference(from: reference.train()!) {
        Issue.record(
          "\(difference): \(Scalar.self), \(jobs.count) siblings, \(threads) threads, \(random), \(job)")
        return
      }
    }
  }

  private func compare<Scalar: TilesScalar>(_ random: RandomJob, of type: Scalar.Type, threads: Int) {
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
