import Arithmetic
import Foundation
import Kernels
import Lanes
import Learning
import RandomJobs
import Testing

@Suite struct LanesTrainerTests {
  /// The number of random bundles that are compared; set by `ETALON_RANDOM_JOBS`.
  static let trials = UInt64(ProcessInfo.processInfo.environment["ETALON_RANDOM_JOBS"] ?? "") ?? 300

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `lanes make the reference's bits`(share: UInt64) {
    for seed in stride(from: share, to: Self.trials, by: 4) {
      compare(seed, of: Float.self)
      compare(seed ^ 0x8000_0000, of: Double.self)
    }
  }

  /// Trains variations of one random job on a few folds in a bundle, and each by the reference.
  private func compare<Scalar: LanesScalar>(_ seed: UInt64, of type: Scalar.Type) {
    let random = RandomJob(seed: seed, work: 60_000)
    var dice = Dice(seed: seed &+ 77)
    let count = dice.pick([1, 2, 3, 5, 8, 17, 33])
    let jobs = (0..<count).map { $0 == 0 ? random.job : random.variation($0) }
    let partitions: [Partition<Scalar>] = (0..<dice.pick([1, 1, 2, 3])).map { random.partition(fold: $0) }
    let partitionOfJob = jobs.map { _ in dice.below(partitions.count) }
    let progress = TrainingProgress()
    let outcomes = LanesTrainer.train(
      jobs, on: partitions, partitionOfJob: partitionOfJob, progress: progress)!
    #expect(progress.epochs == outcomes.reduce(0) { $0 + $1.epochs } && progress.loss != nil, "\(random)")
    for (n, job) in jobs.enumerated() {
      var reference = ReferenceTrainer<Scalar>(job, on: partitions[partitionOfJob[n]])
      if let difference = outcomes[n].difference(from: reference.train()!) {
        Issue.record("job \(n) of \(count), \(Scalar.self): \(difference)\n\(random)\nvariation: \(job)")
        return
      }
    }
  }
}
