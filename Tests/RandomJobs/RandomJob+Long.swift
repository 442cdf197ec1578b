import Learning

extension RandomJob {
  /// A job of about ten milliseconds, which checks for cancellation several times.
  package static func long(batchSize: Int) -> (TrainingJob, Partition<Float>) {
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
}
