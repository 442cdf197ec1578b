import Arithmetic
import Learning
import RandomJobs
import Testing

@Suite struct EvaluationTests {
  private let xor: Samples<Double> = samples(
    [[0, 0], [0, 1], [1, 0], [1, 1]], labels: [0, 1, 1, 0], outputs: 1)

  private func epochs(_ evaluation: TrainingPlan.EvaluationFrequency, of epochs: Int) -> [Int] {
    let plan = TrainingPlan.plain.with {
      $0.epochs = epochs
      $0.evaluation = evaluation
    }
    let job = TrainingJob(topology: Topology([2, 2, 1]), initialization: .uniform(1), plan: plan, seed: 1)
    var trainer = ReferenceTrainer<Double>(job, on: partition(xor))
    return trainer.train()!.evaluations.map(\.epoch)
  }

  @Test func `curves begin with the untrained network and end with the last epoch`() {
    #expect(epochs(.every(1), of: 3) == [0, 1, 2, 3])
    #expect(epochs(.every(2), of: 5) == [0, 2, 4, 5])
    #expect(epochs(.end, of: 5) == [5])
    #expect(epochs(.every(1), of: 0) == [0])
  }

  @Test func `whoever watches hears of every epoch and of the last evaluation`() throws {
    let plan = TrainingPlan.plain.with {
      $0.epochs = 5
      $0.evaluation = .every(2)
    }
    let job = TrainingJob(topology: Topology([2, 2, 1]), initialization: .uniform(1), plan: plan, seed: 1)
    var trainer = ReferenceTrainer<Double>(job, on: partition(xor))
    let progress = TrainingProgress()
    var epochs: [Int] = []
    var losses: [Double?] = []
    let outcome = try #require(
      trainer.train(progress: progress) {
        epochs.append(progress.epochs)
        losses.append(progress.loss?.lowerBound)
        return false
      })
    // It is asked once a batch, here of all samples.
    #expect(epochs == [0, 1, 2, 3, 4])
    let evaluated = outcome.evaluations.map { $0.train.lossSum / 4 }
    #expect(losses == [0, 0, 1, 1, 2].map { evaluated[$0] })
    #expect(progress.epochs == 5 && progress.loss == evaluated[3]...evaluated[3])
  }

  @Test func `of several networks the lowest and the highest loss are known, NaN as infinite`() {
    let progress = TrainingProgress()
    #expect(progress.loss == nil)
    for loss in [0.5, 0.25, 0.75] { progress.addEvaluation(epoch: 0, loss: loss) }
    #expect(progress.loss == 0.25...0.75)
    progress.addEvaluation(epoch: 1, loss: 2)
    #expect(progress.loss == 2...2)
    progress.addEvaluation(epoch: 1, loss: .nan)
    #expect(progress.loss == 2...Double.infinity)
  }

  @Test func `a network of zeros answers one half`() throws {
    let job = TrainingJob(
      topology: Topology([2, 2, 1]), initialization: .uniform(0), plan: .plain.with { $0.l2 = 3 }, seed: 0)
    var trainer = ReferenceTrainer<Double>(job, on: partition(xor))
    let measured = trainer.evaluate(epoch: 0).train
    let targets = TargetSummary(of: xor, task: .classification(classes: 2, threshold: 0.5))
    let expected: [Metric: Double] = [
      .loss: 0.125, .objective: 0.125, .mse: 0.25, .rmse: 0.5, .mae: 0.5, .maxAbsError: 0.5, .r2: 0,
      .accuracy: 0.5, .correct: 2, .errorRate: 0.5, .squaredErrorPercentage: 25, .macroF1: 1.0 / 3,
    ]
    for (metric, value) in expected {
      #expect(measured.value(of: metric, for: targets) == value, "\(metric)")
    }
    #expect(measured.confusion == [2, 0, 2, 0])
    #expect(measured.rightSamples?.bytes == [0b1001])
    #expect(measured.value(of: .runningLoss, for: targets) == nil)
  }

  @Test func `only the last evaluation says which samples were right`() throws {
    let job = TrainingJob(topology: Topology([2, 2, 1]), initialization: .uniform(1), plan: .plain, seed: 1)
    var trainer = ReferenceTrainer<Double>(
      job,
      on: Partition(task: .classification(classes: 2, threshold: 0.5), train: xor, validation: xor, test: xor)
    )
    let evaluations = try trained(&trainer).evaluations
    #expect(evaluations.count > 1)
    for part in DatasetPart.allCases {
      let kept = evaluations.map { $0.measurement(of: part)?.rightSamples }
      #expect(kept.dropLast().allSatisfy { $0 == nil })
      #expect(kept.last??.bytes.reduce(0) { $0 + $1.nonzeroBitCount } == evaluations.last?.train.correct)
    }
  }

  @Test func `the penalty is half λ times the squared weights, without the biases`() {
    let job = TrainingJob(
      topology: Topology([2, 2, 1]), initialization: .uniform(0), plan: .plain.with { $0.l2 = 0.5 }, seed: 0)
    var trainer = ReferenceTrainer<Double>(job, on: partition(xor))
    trainer.network.layers[0].weights = [1, 2, 3, 4]
    trainer.network.layers[0].biases = [9, 9]
    #expect(trainer.evaluate(epoch: 0).train.penalty == 7.5)
  }

  @Test func `equal outputs go to the lower class`() {
    let data: Samples<Double> = samples([[0], [0], [0]], labels: [0, 1, 2], outputs: 3)
    let job = TrainingJob(
      topology: Topology([1, 3], output: .softmax), initialization: .uniform(0),
      plan: .plain.with { $0.loss = .crossEntropy }, seed: 0)
    var trainer = ReferenceTrainer<Double>(job, on: partition(data))
    let measured = trainer.evaluate(epoch: 0).train
    #expect(measured.confusion == [1, 0, 0, 1, 0, 0, 1, 0, 0])
    #expect((measured.lossSum - 3 * 1.0986122886681098).magnitude <= 1e-15)
  }

  @Test func `the running loss is the mean of the batches' losses, each before its step`() throws {
    let plan = TrainingPlan.plain.with {
      $0.measuresRunningLoss = true
      $0.l2 = 0.1
    }
    let job = TrainingJob(topology: Topology([2, 2, 1]), initialization: .uniform(1), plan: plan, seed: 1)
    var trainer = ReferenceTrainer<Double>(job, on: partition(xor))
    let before = trainer.evaluate(epoch: 0).train
    let outcome = try trained(&trainer)
    #expect(outcome.evaluations[0].runningLoss == nil)
    let running = try #require(outcome.evaluations[1].runningLoss)
    #expect((running - (before.lossSum / 4 + before.penalty)).magnitude <= 1e-15)
  }

  @Test func `regression is measured in original units`() {
    let data = Samples<Double>(
      count: 2, inputCount: 1, outputCount: 1, inputs: [0, 0], targets: [-1, 1], labels: [])
    let job = TrainingJob(
      topology: Topology([1, 1], output: .identity), initialization: .uniform(0), plan: .plain, seed: 0)
    let task = Task.regression(units: [10])
    var trainer = ReferenceTrainer<Double>(
      job, on: Partition(task: task, train: data, validation: nil, test: nil))
    let measured = trainer.evaluate(epoch: 0).train
    let targets = TargetSummary(of: data, task: task)
    #expect(measured.value(of: .loss, for: targets) == 0.5)
    #expect(measured.value(of: .rmse, for: targets) == 10)
    #expect(measured.value(of: .r2, for: targets) == 0)
    #expect(measured.value(of: .accuracy, for: targets) == nil)
    #expect(measured.rightSamples == nil)
  }

  @Test func `a loss that overflows ends the run as diverged`() throws {
    let data = Samples<Float>(
      count: 1, inputCount: 1, outputCount: 1, inputs: [3], targets: [1], labels: [])
    let plan = TrainingPlan.plain.with {
      $0.learningRate = 1e10
      $0.epochs = 50
    }
    let job = TrainingJob(
      topology: Topology([1, 1], output: .identity), initialization: .uniform(1), plan: plan, seed: 0)
    var trainer = ReferenceTrainer<Float>(
      job, on: Partition(task: .regression(units: [1]), train: data, validation: nil, test: nil))
    let outcome = try trained(&trainer)
    #expect(outcome.ending == .diverged)
    #expect(outcome.epochs < 50)
    #expect(outcome.evaluations.last?.epoch == outcome.epochs)
  }
}
