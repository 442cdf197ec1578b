import Arithmetic
import Foundation
import Kernels
import Learning
import Online
import RandomJobs
import Testing
import Tiles

/// The results of networks that are trained online side by side must be bit-identical to those of the
/// reference.
@Suite struct OnlineTrainerTests {
  /// The number of random bundles that are compared; set by `ETALON_RANDOM_JOBS`.
  static let trials = UInt64(ProcessInfo.processInfo.environment["ETALON_RANDOM_JOBS"] ?? "") ?? 300

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `networks side by side make the reference's bits`(share: UInt64) {
    for seed in stride(from: share, to: Self.trials, by: 4) {
      compare(seed &+ 0x4000_0000, of: Float.self)
      compare(seed &+ 0xC000_0000, of: Double.self)
    }
  }

  /// Trains variations of one random job on a few folds side by side, and each by the reference. One to
  /// seven jobs: fewer than the four places of a wide register, four, or more, which replace jobs that have
  /// ended.
  private func compare<Scalar: OnlineScalar>(_ seed: UInt64, of type: Scalar.Type) {
    let random = RandomJob(seed: seed, work: 60_000, isOnline: true)
    var dice = Dice(seed: seed &+ 77)
    let jobs = (0..<dice.pick([1, 2, 3, 4, 5, 7])).map { $0 == 0 ? random.job : random.variation($0) }
    let partitions: [Partition<Scalar>] = (0..<dice.pick([1, 1, 2, 3])).map { random.partition(fold: $0) }
    let partitionOfJob = jobs.map { _ in dice.below(partitions.count) }
    let progress = TrainingProgress()
    let outcomes = OnlineTrainer.train(
      jobs, on: partitions, partitionOfJob: partitionOfJob, progress: progress)!
    #expect(progress.epochs == outcomes.reduce(0) { $0 + $1.epochs } && progress.loss != nil, "\(random)")
    for (n, job) in jobs.enumerated() {
      var reference = ReferenceTrainer<Scalar>(job, on: partitions[partitionOfJob[n]])
      if let difference = outcomes[n].difference(from: reference.train()!) {
        Issue.record(
          "job \(n) of \(jobs.count), \(Scalar.self): \(difference)\n\(random)\nvariation: \(job)")
        return
      }
    }
  }

  @Test func `training stops when it is asked to`() {
    var random = RandomJob(seed: 1, work: 60_000, isOnline: true).job
    random.plan.epochs = 1_000_000
    random.plan.evaluation = .end
    let partition: Partition<Float> = RandomJob(seed: 1, work: 60_000, isOnline: true).partition()
    let jobs = [random, random, random, random]
    let outcomes = OnlineTrainer.train(
      jobs, on: [partition], partitionOfJob: [0, 0, 0, 0], isCancelled: { true })
    #expect(outcomes == nil)
  }

  /// Each call of `isCancelled` in turn is the first that returns true: between samples and during
  /// evaluations.
  @Test(.timeLimit(.minutes(5)))
  func `a cancelled training has no outcome and does not call isCancelled again`() {
    let (job, partition) = RandomJob.long(batchSize: 1)
    func train(cancelledAt last: Int) -> (hasOutcome: Bool, calls: Int) {
      var calls = 0
      let outcomes = OnlineTrainer.train([job], on: [partition], partitionOfJob: [0]) {
        calls += 1
        return calls == last
      }
      return (outcomes != nil, calls)
    }
    let whole = train(cancelledAt: 0)
    #expect(whole.hasOutcome && whole.calls >= 4)
    for last in 1...max(1, whole.calls) {
      let part = train(cancelledAt: last)
      #expect(!part.hasOutcome && part.calls == last)
    }
  }
}
