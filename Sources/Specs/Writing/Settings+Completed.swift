import Datasets
import Learning

extension Settings {
  /// The same settings with every value that a point's spec has resolved, so that nothing depends on defaults. The source
  /// of the data is unchanged.
  func completed(by point: PointSpec, topology: Topology) -> Settings {
    var settings = self
    settings.version = 1
    settings.complete(point.dataset, outputs: point.network.outputActivation)
    settings.network = NetworkSettings(point.network, topology: topology)
    settings.training = TrainingSettings(point.training)
    settings.training.classWeight = point.classWeights
    settings.evaluate.every = point.training.evaluation
    settings.evaluate.metrics = point.curveMetrics
    return settings
  }

  private mutating func complete(_ request: DatasetRequest, outputs: Activation) {
    dataset.task = request.kind
    dataset.missing = request.format.missing
    dataset.scale = request.scale
    if dataset.split.holdsOut { dataset.split.stratified = request.split.isStratified }
    dataset.targetScale = request.targetScale
    guard request.kind == .classification, outputs != .softmax else {
      dataset.targetValues = nil
      return
    }
    let values = request.targetValues
    dataset.targetValues = TargetValueSettings(
      off: values?.off ?? (outputs == .tanh ? -1 : 0), on: values?.on ?? 1)
  }
}

extension SplitSettings {
  /// Whether there is a part besides the training part.
  fileprivate var holdsOut: Bool { test != nil || validation != nil || folds != nil }
}

extension TargetValueSettings {
  fileprivate init(off: Double, on: Double) {
    self.off = off
    self.on = on
  }
}

extension NetworkSettings {
  fileprivate init(_ network: NetworkSpec, topology: Topology) {
    layers = topology.sizes.map { .units($0) }
    let activations = network.hiddenActivations
    if let first = activations.first, activations.allSatisfy({ $0 == first }) {
      activation = .all(first)
    } else {
      activation = .each(activations)
    }
    output = network.outputActivation
    bias = network.hasBiases
    initialization.weights = SpreadSettings(network.initialization.weights)
    initialization.biases =
      switch network.initialization.biases {
      case .zeros: .zeros
      case .same: .same
      case .spread(let spread): .spread(SpreadSettings(spread))
      }
    precision = network.precision
  }
}

extension SpreadSettings {
  fileprivate init(_ spread: Initialization.Spread) {
    switch spread {
    case .uniform(let low, let high):
      method = .uniform
      range = Interval(low: low, high: high)
    case .normal(let deviation):
      method = .normal
      std = deviation
    case .scaled(let scheme, let shape, let fan, let gain):
      method = Method(rawValue: scheme.rawValue)
      distribution = shape
      self.fan = fan
      self.gain = gain
    }
  }
}

extension TrainingSettings {
  fileprivate init(_ plan: TrainingPlan) {
    loss = plan.loss
    optimizer = OptimizerName(plan.optimizer)
    optimizerSettings = OptimizerSettings(plan.optimizer)
    if case .sgd(let momentum, let nesterov) = plan.optimizer {
      self.momentum = momentum
      self.nesterov = nesterov
    }
    schedule = ScheduleSettings(plan)
    learningRate = plan.learningRate
    batchSize = plan.batchSize
    gradient = plan.gradient
    l2 = plan.l2
    l2Basis = plan.l2Basis
    if plan.l1 != 0 { (l1, l1Basis) = (plan.l1, plan.l1Basis) }
    errorMargin = plan.errorMargin
    shuffle = plan.shuffle
    epochs = plan.epochs
    if let stopping = plan.earlyStopping { earlyStopping = EarlyStoppingSettings(stopping) }
    if let condition = plan.stopCondition { stopWhen = StopWhenSettings(condition) }
  }
}
