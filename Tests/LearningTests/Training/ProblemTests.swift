import Arithmetic
import Learning
import RandomJobs
import Testing

/// The problems that Rumelhart, Hinton & Williams (1986) showed a hidden layer to solve.
@Suite struct ProblemTests {
  private func solved<Scalar: Real>(
    _ data: Samples<Scalar>, hidden: Int, of seeds: Range<UInt64>, plan: TrainingPlan
  ) -> Int {
    seeds.count { seed in
      let job = TrainingJob(
        topology: Topology([data.inputCount, hidden, data.outputCount]), initialization: .uniform(0.5),
        plan: plan, seed: seed)
      var trainer = ReferenceTrainer<Scalar>(job, on: partition(data))
      return trainer.train()?.evaluations.last?.train.correct == data.count
    }
  }

  private let patient = TrainingPlan.plain.with {
    $0.optimizer = .sgd(momentum: 0.9, nesterov: false)
    $0.epochs = 3000
    $0.evaluation = .end
  }

  private let bits3 = (0..<8).map { n in (0..<3).map { Double(n >> $0 & 1) } }

  @Test func `most seeds of a 2-2-1 network learn XOR`() {
    let xor: Samples<Float> = samples(
      [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [0, 1, 1, 0], outputs: 1)
    #expect(solved(xor, hidden: 2, of: 0..<20, plan: patient) >= 12)
  }

  @Test func `no network without a hidden layer learns XOR`() {
    let xor: Samples<Float> = samples(
      [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [0, 1, 1, 0], outputs: 1)
    let job = TrainingJob(topology: Topology([2, 1]), initialization: .uniform(0.5), plan: patient, seed: 0)
    var trainer = ReferenceTrainer<Float>(job, on: partition(xor))
    #expect(trainer.train()!.evaluations.last!.train.correct! < 4)
  }

  @Test func `three hidden units learn the parity of three bits`() {
    let parity: Samples<Double> = samples(
      bits3, labels: (0..<8).map { $0.nonzeroBitCount % 2 }, outputs: 1)
    #expect(solved(parity, hidden: 3, of: 0..<10, plan: patient.with { $0.learningRate = 1 }) >= 5)
  }

  @Test func `three hidden units learn to encode eight patterns`() {
    let patterns = (0..<8).map { n in (0..<8).map { $0 == n ? 1.0 : 0 } }
    let encoder: Samples<Float> = samples(patterns, labels: Array(0..<8), outputs: 8)
    #expect(solved(encoder, hidden: 3, of: 0..<5, plan: patient) >= 4)
  }
}
