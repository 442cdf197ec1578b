import Arithmetic
import Learning
import SeededNumbers

/// A random training job with its data, for which a fast trainer and the reference must produce the same
/// bits.
///
/// Everything is determined by the seed. Sizes that do not fit vectors and tiles are over-represented, some
/// layers are wider than one piece of a kernel, and some jobs diverge, underflow or start from NaN.
package struct RandomJob {
  package let seed: UInt64
  package private(set) var job: TrainingJob
  package let trainCount: Int
  package let validationCount: Int
  package let testCount: Int
  private let parts: [DatasetPart]
  private let isClassification: Bool
  private let dataScale: Double
  private let hasSampleWeights: Bool

  /// `work` bounds weights × samples × epochs; an online job has batches of one, plain gradient descent and no penalty.
  package init(seed: UInt64, work: Int = 400_000, isOnline: Bool = false) {
    self.seed = seed
    var dice = Dice(seed: seed)
    isClassification = dice.chance(0.6)
    dataScale = dice.chance(0.05) ? dice.pick([1e-38, 1e-20, 1e10, 1e30]) : 1

    let isWide = dice.chance(0.08)
    let topology = RandomJob.topology(isClassification: isClassification, isWide: isWide, &dice)
    var plan = RandomJob.plan(for: topology, &dice)
    if isOnline {
      plan = plan.with {
        ($0.batchSize, $0.l2, $0.l1, $0.optimizer) = (.samples(1), 0, 0, .sgd(momentum: 0, nesterov: false))
      }
    }
    // Wide layers are split into pieces only if there are more samples than a tile has rows.
    let budget = max(isWide ? 26 : 1, work / topology.weightCount)
    let wanted =
      dice.chance(0.2)
      ? dice.pick([255, 256, 257, 300, 511, 512, 513, 600])
      : dice.pick([1, 2, 3, 4, 5, 7, 15, 16, 17, 33, 60, 100])
    trainCount = min(wanted, budget)
    plan.epochs = min(plan.epochs, max(1, budget / trainCount))
    validationCount = dice.chance(0.3) ? dice.pick([1, 5, 16, 19]) : 0
    testCount = dice.chance(0.3) ? dice.pick([1, 3, 17, 32]) : 0
    parts = [.train] + (validationCount > 0 ? [.validation] : []) + (testCount > 0 ? [.test] : [])
    if dice.chance(0.3) { RandomJob.addStopping(to: &plan, parts: parts, &dice) }
    job = TrainingJob(
      topology: topology, initialization: RandomJob.initialization(&dice), plan: plan, seed: dice.next())
    // From dice of their own, so that weights do not change what else is drawn.
    var weightDice = Dice(seed: seed ^ 0x7765_6967_6874)
    hasSampleWeights = weightDice.chance(0.35)
    if isClassification, weightDice.chance(0.35) {
      job.plan.classWeights = RandomJob.classWeights(max(2, topology.outputCount), &weightDice)
    }
    RandomJob.addPause(to: &job.plan, seed: seed)
    let isWeighted = hasSampleWeights || job.plan.classWeights != nil
    if isWeighted, plan.isOnline { job.plan.gradient = .sum }
  }

  /// The same job and data with changes to the plan.
  package func with(_ change: (inout TrainingPlan) -> Void) -> RandomJob {
    var other = self
    change(&other.job.plan)
    return other
  }

  /// The same job with another seed, learning rate, momentum, penalty, margin and number of epochs: what may differ
  /// between networks that are trained side by side.
  package func variation(_ number: Int) -> TrainingJob {
    var dice = Dice(seed: seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    var other = job
    if dice.chance(0.7) { other.seed = UInt64(dice.below(4)) }
    if dice.chance(0.8) { other.plan.learningRate = RandomJob.learningRate(&dice) }
    other.plan.optimizer = RandomJob.variation(of: job.plan.optimizer, &dice)
    if dice.chance(0.3) { (other.plan.schedule, other.plan.warmup) = RandomJob.schedule(&dice) }
    if dice.chance(0.3) { RandomJob.addStopping(to: &other.plan, parts: parts, &dice) }
    if job.plan.l2 != 0 { other.plan.l2 = dice.pick([1e-5, 1e-2, 0.5]) }
    if job.plan.l1 != 0 { other.plan.l1 = dice.pick([1e-5, 1e-2, 0.5]) }
    if dice.chance(0.3) { other.plan.errorMargin = dice.pick([0, 0.1, 0.5]) }
    if dice.chance(0.3) { other.plan.epochs = 1 + dice.below(job.plan.epochs) }
    if dice.chance(0.2) { other.initialization = RandomJob.initialization(&dice) }
    RandomJob.addPause(to: &other.plan, seed: seed &+ UInt64(number))
    if job.plan.classWeights != nil, dice.chance(0.5) {
      other.plan.classWeights = RandomJob.classWeights(max(2, job.topology.outputCount), &dice)
    }
    return other
  }

  /// The samples of fold `number`; all folds have the same size. If samples have weights, some folds' have none.
  package func partition<Scalar: Real>(fold number: Int = 0, of type: Scalar.Type = Scalar.self) -> Partition<
    Scalar
  > {
    var dice = Dice(seed: ~seed &+ UInt64(number))
    var weightDice = Dice(seed: dice.next() ^ 0x7765_6967_6874)
    dice = Dice(seed: ~seed &+ UInt64(number))
    let isWeighted = hasSampleWeights && (number == 0 || weightDice.chance(0.7))
    func samples(_ count: Int) -> Samples<Scalar> {
      let weights = isWeighted ? RandomJob.sampleWeights(count, &weightDice) : []
      return self.samples(count, weights: weights, &dice)
    }
    let outputs = job.topology.outputCount
    let task: Task =
      isClassification
      ? .classification(classes: max(2, outputs), threshold: 0.5)
      : .regression(units: (0..<outputs).map { _ in dice.pick([1, 0.1, 3.7, 1e4]) })
    return Partition(
      task: task, train: samples(trainCount),
      validation: validationCount == 0 ? nil : samples(validationCount),
      test: testCount == 0 ? nil : samples(testCount))
  }

  private func samples<Scalar: Real>(
    _ count: Int, weights: [Double], _ dice: inout Dice
  ) -> Samples<Scalar> {
    let outputs = job.topology.outputCount
    let labels = (0..<count).map { _ in isClassification ? Int32(dice.below(max(2, outputs))) : 0 }
    let inputs = (0..<count * job.topology.inputCount).map { _ in
      dice.chance(0.1) ? dice.pick([0, -0.0, 1, -1]) : Scalar(dataScale * dice.uniform(-1, 1))
    }
    let targets: [Scalar] = (0..<count * outputs).map { place in
      guard isClassification else { return Scalar(dataScale * dice.uniform(-1, 1)) }
      let label = Int(labels[place / outputs])
      return outputs == 1 ? Scalar(label) : label == place % outputs ? 1 : 0
    }
    return Samples(
      count: count, inputCount: job.topology.inputCount, outputCount: outputs, inputs: inputs,
      targets: targets, labels: isClassification ? labels : [], weights: weights)
  }

  private static func topology(isClassification: Bool, isWide: Bool, _ dice: inout Dice) -> Topology {
    func width(_ most: Int) -> Int {
      let awkward = [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65].filter { $0 <= most }
      return dice.chance(0.6) ? dice.pick(awkward) : 1 + dice.below(most)
    }
    let most = dice.chance(0.5) ? 12 : 70
    let hidden = dice.pick([0, 1, 1, 1, 2, 2, 3, 4])
    var sizes = [width(most)] + (0..<hidden).map { _ in width(most) } + [width(min(most, 40))]
    if isWide { sizes[dice.below(hidden + 1)] = dice.pick([97, 193, 200, 257, 400]) }
    let activations = (0..<hidden).map { _ in dice.pick(Activation.allCases.filter { $0 != .softmax }) }
    let output =
      isClassification && dice.chance(0.7)
      ? dice.pick([.softmax, .sigmoid]) : dice.pick(Activation.allCases)
    return Topology(sizes: sizes, activations: activations + [output], hasBiases: dice.chance(0.8))
  }

  private static func plan(for topology: Topology, _ dice: inout Dice) -> TrainingPlan {
    let loss: Loss
    switch topology.activations[topology.activations.count - 1] {
    case .softmax: loss = .crossEntropy
    case .sigmoid: loss = dice.pick([.crossEntropy, .squaredError])
    default: loss = .squaredError
    }
    let evaluation: TrainingPlan.EvaluationFrequency = dice.chance(0.5) ? .end : .every(1 + dice.below(3))
    let (schedule, warmup) = dice.chance(0.7) ? (.constant, 0) : schedule(&dice)
    return TrainingPlan(
      loss: loss, optimizer: optimizer(&dice), learningRate: learningRate(&dice), schedule: schedule,
      warmup: warmup,
      batchSize: dice.pick(
        [.full] + [1, 1, 1, 1, 2, 3, 5, 8, 16, 31, 32, 33, 100, 257, 300].map { .samples($0) }),
      gradient: dice.pick([.mean, .sum]), l2: dice.chance(0.7) ? 0 : dice.pick([1e-4, 0.1]),
      l2Basis: dice.pick(TrainingPlan.PenaltyBasis.allCases),
      l1: dice.chance(0.8) ? 0 : dice.pick([1e-4, 0.1]),
      l1Basis: dice.pick(TrainingPlan.PenaltyBasis.allCases), errorMargin: dice.chance(0.8) ? 0 : 0.2,
      shuffle: dice.pick(TrainingPlan.Shuffle.allCases), epochs: 1 + dice.below(6), evaluation: evaluation,
      measuresRunningLoss: dice.chance(0.25))
  }

  private static func optimizer(_ dice: inout Dice) -> TrainingPlan.Optimizer {
    switch dice.below(10) {
    case 0..<4: .sgd(momentum: 0, nesterov: false)
    case 4..<6: .sgd(momentum: dice.pick([0.1, 0.9]), nesterov: dice.chance(0.5))
    case 6: .rprop(.init(skipsStepAfterSignChange: dice.chance(0.5)))
    case 7: .rmsprop(decay: 0.9, epsilon: 1e-8)
    default: .adam(.init(weightDecay: dice.chance(0.5) ? 0.1 : nil))
    }
  }

  /// Another optimizer that can be trained side by side: the same rule with other constants.
  private static func variation(
    of optimizer: TrainingPlan.Optimizer, _ dice: inout Dice
  ) -> TrainingPlan.Optimizer {
    switch optimizer {
    case .sgd(momentum: 0, nesterov: _): optimizer
    case .sgd(_, let nesterov): .sgd(momentum: dice.pick([0.1, 0.5, 0.9, 0.99]), nesterov: nesterov)
    case .rprop(let rprop):
      .rprop(
        .init(
          skipsStepAfterSignChange: rprop.skipsStepAfterSignChange, increase: dice.pick([1, 1.2, 2]),
          decrease: dice.pick([0.1, 0.5]), smallestStep: dice.pick([0, 1e-6, 1e-2]),
          largestStep: dice.pick([0.1, 50])))
    case .rmsprop: .rmsprop(decay: dice.pick([0, 0.5, 0.9, 0.99]), epsilon: dice.pick([1e-8, 1e-3]))
    case .adam(let adam):
      .adam(
        .init(
          beta1: dice.pick([0, 0.5, 0.9]), beta2: dice.pick([0, 0.9, 0.999]),
          epsilon: dice.pick([1e-8, 1e-3]),
          weightDecay: adam.weightDecay == nil ? nil : dice.pick([0, 0.01, 1])))
    }
  }

  private static func schedule(_ dice: inout Dice) -> (TrainingPlan.LearningRateSchedule, Int) {
    let schedules: [TrainingPlan.LearningRateSchedule] = [
      .constant, .step(every: 1 + dice.below(3), factor: 0.5), .exponential(factor: 0.9),
      .cosine(minimum: 1e-3),
      .inverseScaling(power: 0.5),
    ]
    return (dice.pick(schedules), dice.pick([0, 0, 1, 2]))
  }

  private static func addStopping(to plan: inout TrainingPlan, parts: [DatasetPart], _ dice: inout Dice) {
    let metric = MetricName(dice.pick(parts), dice.pick([.loss, .mse, .objective]))
    if dice.chance(0.7) {
      plan.earlyStopping = TrainingPlan.EarlyStopping(
        metric: metric, isBetterWhenLarger: dice.chance(0.3),
        rule: dice.chance(0.7)
          ? .patience(1 + dice.below(2), minDelta: dice.pick([0, 0.01]))
          : .generalizationLoss(above: dice.pick([0, 5])),
        restoresBest: dice.chance(0.5))
    }
    if dice.chance(0.5) {
      let bound = dice.uniform(0, 1)
      plan.stopCondition = Threshold(
        metric: metric, bound: dice.chance(0.5) ? .atLeast(bound) : .atMost(bound))
    }
  }

  /// From dice of its own, so that pauses do not change what else is drawn.
  private static func addPause(to plan: inout TrainingPlan, seed: UInt64) {
    var dice = Dice(seed: seed ^ 0x7061_7573_6500)
    guard dice.chance(0.2), case .every(let step) = plan.evaluation, plan.epochs > step else {
      plan.pause = nil
      return
    }
    plan.pause = step * (1 + dice.below((plan.epochs - 1) / step))
  }

  private static func learningRate(_ dice: inout Dice) -> Double {
    dice.chance(0.15) ? dice.pick([1e-38, 1e-30, 100, 1e10, 1e38]) : dice.pick([0.01, 0.1, 0.5, 2])
  }

  private static func initialization(_ dice: inout Dice) -> Initialization {
    let reach = dice.chance(0.1) ? dice.pick([0, 1e-30, 100, 1e38]) : dice.pick([0.1, 0.5, 1])
    return Initialization(
      weights: dice.chance(0.7)
        ? .uniform(low: -reach, high: reach)
        : .scaled(.glorot, dice.pick(Initialization.Shape.allCases), .average, gain: 1),
      biases: dice.pick([.zeros, .same]))
  }
}

/// Random choices for tests, from a seed that a failure can print.
package struct Dice {
  private var numbers: SplitMix64

  package init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  package mutating func next() -> UInt64 { numbers.next() }

  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  package mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * (Double(next() >> 11) * 0x1p-53)
  }
  package mutating func chance(_ p: Double) -> Bool { uniform(0, 1) < p }
  package mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
