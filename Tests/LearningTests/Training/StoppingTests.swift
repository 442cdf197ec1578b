import Arithmetic
import Learning
import RandomJobs
import Testing

/// Early stopping, predicted from the curve of the same run without early stopping.
@Suite struct StoppingTests {
  private static let epochs = 40

  /// Noisy two-class data that a network of this size overfits: its validation loss falls, then rises.
  private func partition(seed: UInt64) -> Partition<Double> {
    var dice = Dice(seed: seed)
    func part(_ count: Int) -> Samples<Double> {
      let inputs = (0..<count).map { _ in [dice.uniform(-1, 1), dice.uniform(-1, 1)] }
      let labels = inputs.map { ($0[0] + 0.5 * $0[1] > 0) != dice.chance(0.3) ? 1 : 0 }
      return samples(inputs, labels: labels, outputs: 1)
    }
    return Partition(
      task: .classification(classes: 2, threshold: 0.5), train: part(12), validation: part(10), test: nil)
  }

  private func train(seed: UInt64, _ change: (inout TrainingPlan) -> Void) throws -> TrainingOutcome<Double> {
    let plan = TrainingPlan.plain.with {
      $0.optimizer = .sgd(momentum: 0.9, nesterov: false)
      $0.epochs = Self.epochs
      change(&$0)
    }
    let job = TrainingJob(topology: Topology([2, 8, 1]), initialization: .uniform(1), plan: plan, seed: seed)
    var trainer = ReferenceTrainer<Double>(job, on: partition(seed: seed))
    return try trained(&trainer)
  }

  private func stopping(
    _ rule: TrainingPlan.EarlyStopping.Rule, restoresBest: Bool = false
  ) -> TrainingPlan.EarlyStopping {
    TrainingPlan.EarlyStopping(
      metric: MetricName(.validation, .loss), isBetterWhenLarger: false, rule: rule,
      restoresBest: restoresBest)
  }

  /// The epoch at which patience stops a run with this curve, and the best epoch until then.
  private func stop(_ losses: [Double], patience: Int, minDelta: Double) -> (epoch: Int, best: Int) {
    var best = 1
    for epoch in 2...Self.epochs {
      if losses[epoch] < losses[best] - minDelta { best = epoch }
      if epoch - best >= patience { return (epoch, best) }
    }
    return (Self.epochs, best)
  }

  @Test(arguments: UInt64(0)..<20, [(1, 0.0), (3, 0.0), (3, 0.01), (8, 0.001)])
  func `patience ends when nothing better has come for so many epochs`(
    seed: UInt64, rule: (patience: Int, minDelta: Double)
  ) throws {
    let losses = try train(seed: seed) { _ in }.evaluations.map { $0.validation!.lossSum / 10 }
    let expected = stop(losses, patience: rule.patience, minDelta: rule.minDelta)
    let found = try train(seed: seed) {
      $0.earlyStopping = stopping(.patience(rule.patience, minDelta: rule.minDelta))
    }
    #expect(found.epochs == expected.epoch)
    #expect(found.ending == (expected.epoch < Self.epochs ? .stopped : .finished))
    #expect(found.network == (try train(seed: seed) { $0.epochs = expected.epoch }.network))
    #expect(found.evaluation.epoch == expected.epoch)
  }

  @Test(arguments: UInt64(0)..<20)
  func `the best weights come back with their metrics`(seed: UInt64) throws {
    let losses = try train(seed: seed) { _ in }.evaluations.map { $0.validation!.lossSum / 10 }
    let expected = stop(losses, patience: 5, minDelta: 0)
    let found = try train(seed: seed) {
      $0.earlyStopping = stopping(.patience(5, minDelta: 0), restoresBest: true)
    }
    let best = try train(seed: seed) { $0.epochs = expected.best }
    #expect(found.network == best.network)
    #expect(found.evaluation == best.evaluation)
    #expect(found.epochs == expected.epoch)
    #expect(found.evaluations.map(\.epoch) == Array(0...expected.epoch))
  }

  @Test(arguments: UInt64(0)..<20, [0.5, 5])
  func `the generalization loss is a percentage above the lowest`(seed: UInt64, limit: Double) throws {
    let losses = try train(seed: seed) { _ in }.evaluations.map { $0.validation!.lossSum / 10 }
    let expected =
      (1...Self.epochs).first { epoch in
        100 * (losses[epoch] / losses[1...epoch].min()! - 1) > limit
      } ?? Self.epochs
    let found = try train(seed: seed) { $0.earlyStopping = stopping(.generalizationLoss(above: limit)) }
    #expect(found.epochs == expected)
  }

  @Test(arguments: UInt64(0)..<20)
  func `a run stops once its metric is reached`(seed: UInt64) throws {
    let curve = try train(seed: seed) { _ in }.evaluations.map { Double($0.train.correct!) / 12 }
    let expected = (1...Self.epochs).first { curve[$0] >= 0.75 } ?? Self.epochs
    let found = try train(seed: seed) {
      $0.stopCondition = .init(metric: MetricName(.train, .accuracy), bound: .atLeast(0.75))
    }
    #expect(found.epochs == expected)
  }

  @Test func `stopping is decided at evaluations alone`() throws {
    let found = try train(seed: 1) {
      $0.evaluation = .every(7)
      $0.stopCondition = .init(metric: MetricName(.train, .loss), bound: .atMost(1e9))
    }
    #expect(found.epochs == 7)
    #expect(found.ending == .stopped)
  }

  @Test func `a diverged network is not brought back`() throws {
    let found = try train(seed: 1) {
      $0.optimizer = .sgd(momentum: 0, nesterov: false)
      $0.loss = .crossEntropy
      $0.learningRate = 1e308
      $0.earlyStopping = stopping(.patience(5, minDelta: 0), restoresBest: true)
    }
    #expect(found.ending == .diverged)
  }
}
