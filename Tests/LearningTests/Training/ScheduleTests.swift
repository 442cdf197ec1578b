import Arithmetic
import Learning
import RandomJobs
import Testing

/// The learning rate of each epoch, read off the path of a single weight: with an identity unit, input 1, target 1 and weight 0, one
/// step from 0 goes to η.
@Suite struct ScheduleTests {
  /// η in epochs 1 … `count`.
  private func rates(
    _ schedule: TrainingPlan.LearningRateSchedule, warmup: Int = 0, of count: Int, rate: Double = 0.5
  ) throws -> [Double] {
    let data: Samples<Double> = Samples(
      count: 1, inputCount: 1, outputCount: 1, inputs: [1], targets: [1], labels: [])
    let plan = TrainingPlan.plain.with {
      $0.learningRate = rate
      $0.schedule = schedule
      $0.warmup = warmup
      $0.epochs = count
    }
    let job = TrainingJob(
      topology: Topology([1, 1], output: .identity, biases: false), initialization: .uniform(0), plan: plan,
      seed: 0)
    var trainer = ReferenceTrainer<Double>(
      job, on: Partition(task: .regression(units: [1]), train: data, validation: nil, test: nil))
    // The error before an epoch and after it: e′ = e·(1 − η).
    let errors = try trained(&trainer).evaluations.map { $0.train.absoluteErrors[0] }
    return zip(errors, errors.dropFirst()).map { 1 - $1 / $0 }
  }

  private func expectEqual(_ found: [Double], _ wanted: [Double]) {
    #expect(found.count == wanted.count)
    for (a, b) in zip(found, wanted) { #expect((a - b).magnitude <= 1e-12, "\(found), not \(wanted)") }
  }

  @Test func `steps come every so many epochs`() throws {
    expectEqual(try rates(.step(every: 2, factor: 0.5), of: 5), [0.5, 0.5, 0.25, 0.25, 0.125])
  }

  @Test func `exponential rates shrink by a factor an epoch`() throws {
    expectEqual(try rates(.exponential(factor: 0.8), of: 3), [0.5, 0.4, 0.32])
  }

  @Test func `a cosine goes down to its minimum`() throws {
    expectEqual(
      try rates(.cosine(minimum: 0.1), of: 4),
      [0.5, 0.1 + 0.4 * 0.8535533905932737, 0.3, 0.1 + 0.4 * 0.14644660940672624])
  }

  @Test func `inverse scaling counts samples`() throws {
    expectEqual(
      try rates(.inverseScaling(power: 0.5), of: 4), [0.5, 0.5 / 2.squareRoot(), 0.5 / 3.squareRoot(), 0.25])
  }

  @Test func `a warm-up rises evenly, and the schedule begins after it`() throws {
    expectEqual(try rates(.constant, warmup: 3, of: 5), [0.125, 0.25, 0.375, 0.5, 0.5])
    expectEqual(try rates(.exponential(factor: 0.5), warmup: 1, of: 4), [0.25, 0.5, 0.25, 0.125])
  }
}
