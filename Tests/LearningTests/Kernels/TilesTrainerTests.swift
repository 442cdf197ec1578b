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

  private func compare<Scalar: KernelScalar>(_ random: RandomJob, of type: Scalar.Type, threads: Int) {
    let partition = random.partition(of: Scalar.self)
    var reference = ReferenceTrainer(random.job, on: partition)
    let expected = reference.train()
    let outcome = TilesTrainer.train(random.job, on: partition, threads: threads)
    guard let expected, let outcome else {
      Issue.record("nobody cancelled \(random)")
      return
    }
    if let difference = outcome.difference(from: expected) {
      Issue.record("\(difference): \(Scalar.self), \(threads) threads, \(random)")
    }
  }
}
