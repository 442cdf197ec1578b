import Arithmetic

/// Back-propagation as published, one number at a time: the fast trainers must produce exactly its bits.
///
/// Symbols: O output, net net input, d target, δ = −∂E/∂net, η learning rate, μ momentum. The order of
/// every sum is specified in `docs/Arithmetic.md`.
public struct ReferenceTrainer<Scalar: Real> {
  let job: TrainingJob
  let partition: Partition<Scalar>
  /// ω of the samples; nil if the run has no weights.
  let weights: PartitionWeights<Scalar>?
  /// The network in its current state.
  public var network: Network<Scalar>
  /// What the update rule stores per weight and bias.
  private var first: Network<Scalar>
  private var second: Network<Scalar>
  /// The negative gradient −∂E/∂w of each weight and bias over the current batch.
  private var gradient: Network<Scalar>
  private var blockGradient: Network<Scalar>
  /// O of each layer for the current sample.
  var forwarded: LayerOutputs<Scalar>
  /// δ of each layer after the inputs.
  private var deltas: [[Scalar]]
  private var ruleState: UpdateRuleState
  private let errorMargin: Scalar

  /// A new network, not trained yet.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init(_ job: TrainingJob, on partition: Partition<Scalar>) {
    precondition(partition.train.inputCount == job.topology.inputCount)
    precondition(partition.train.outputCount == job.topology.outputCount)
    self.job = job
    self.partition = partition
    weights = PartitionWeights.ifAny(for: job.plan, on: partition)
    network = Network(job.topology, initialization: job.initialization, seed: job.seed)
    let zeros = Network<Scalar>(zeros: job.topology)
    (first, second, gradient, blockGradient) = (zeros, zeros, zeros, zeros)
    forwarded = LayerOutputs(job.topology)
    deltas = job.topology.sizes.dropFirst().map { Array(repeating: 0, count: $0) }
    ruleState = UpdateRuleState(job.plan, samples: partition.train.count)
    errorMargin = Scalar(job.plan.errorMargin)
    if case .rprop = job.plan.optimizer { second.fill(with: Scalar(job.plan.learningRate)) }
  }

  /// Trains to the end, or until the network diverges or stops early; nil if `isCancelled` returned true
  /// first.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func train(
    progress: TrainingProgress? = nil, isCancelled: () -> Bool = { false }
  ) -> TrainingOutcome<Scalar>? {
    let plan = job.plan
    var order = SampleOrder(count: partition.train.count, shuffle: plan.shuffle, seed: job.seed)
    var history = TrainingHistory(plan, on: partition, progress: progress)
    for epoch in 0...plan.epochs {
      var runningLoss: Double?
      if epoch > 0 {
        order.advance(to: epoch)
        ruleState.start(epoch: epoch)
        guard let loss = pass(through: order.indices, isCancelled: isCancelled) else { return nil }
        runningLoss = plan.measuresRunningLoss ? loss : nil
        progress?.addEpoch()
      }
      guard plan.evaluation.includes(epoch: epoch, of: plan.epochs) else { continue }
      let evaluation = evaluate(epoch: epoch, runningLoss: runningLoss)
      let outcome = history.add(evaluation, weightsAreFinite: network.isFinite) { network }
      if let outcome { return outcome }
    }
    preconditionFailure("the last epoch is evaluated")
  }

  /// One epoch: every training sample once, in batches. The mean loss is 0 unless the plan measures it.
  private mutating func pass(through order: [Int32], isCancelled: () -> Bool) -> Double? {
    let size = job.plan.batchCount(of: order.count)
    var lossSum = 0.0
    for start in stride(from: 0, to: order.count, by: size) {
      if isCancelled() { return nil }
      let batch = order[start..<min(start + size, order.count)]
      lossSum += job.plan.isOnline ? stepOnline(on: Int(batch[start])) : step(on: batch)
    }
    return lossSum / (weights?.train.sum ?? Double(order.count))
  }

  /// One sample, then w ← w + (η·δ)·O, with all δ computed from the weights before the update.
  private mutating func stepOnline(on sample: Int) -> Double {
    forward(sample, of: partition.train)
    let loss = job.plan.measuresRunningLoss ? weight(of: sample) * trainingLoss(of: sample) : 0
    backward(sample, scale: nil)
    let learningRate = Scalar(ruleState.learningRate)
    for l in network.layers.indices {
      for j in 0..<network.layers[l].unitCount {
        let push = learningRate * deltas[l][j]
        for i in 0..<network.layers[l].inputCount {
          let w = j * network.layers[l].inputCount + i
          network.layers[l].weights[w] = network.layers[l].weights[w].addingProduct(
            push, forwarded.units[l][i])
        }
        if job.topology.hasBiases { network.layers[l].biases[j] = network.layers[l].biases[j] + push }
      }
    }
    return loss
  }

  /// ω of a training sample, in float64.
  private func weight(of sample: Int) -> Double {
    weights.map { Double($0.train.values[sample]) } ?? 1
  }

  /// The loss of the training sample that went forward last, in float64.
  private func trainingLoss(of sample: Int) -> Double { Double(sampleLoss(sample, of: partition.train)) }

  /// One batch: the gradient is summed over its samples, then all weights are updated together. Returns Σ
  /// ω·loss, with penalty. A batch whose weights are all 0 makes no step.
  private mutating func step(on batch: ArraySlice<Int32>) -> Double {
    let plan = job.plan
    let total = weights?.train.total(of: batch) ?? Double(batch.count)
    guard total > 0 else { return 0 }
    let penalty = plan.penalty(batch: batch.count, of: partition.train.count)
    var lossSum = 0.0
    if plan.measuresRunningLoss && !penalty.isNone {
      lossSum = total * network.value(of: penalty)
    }
    let scale: Scalar? = plan.gradient == .mean ? 1 / Scalar(total) : nil
    for (position, sample) in batch.enumerated() {
      forward(Int(sample), of: partition.train)
      if plan.measuresRunningLoss {
        lossSum = lossSum.addingProduct(weight(of: Int(sample)), trainingLoss(of: Int(sample)))
      }
      backward(Int(sample), scale: scale)
      addToGradient(at: position, isLast: position == batch.count - 1)
    }
    ruleState.advance()
    update(by: UpdateRule(rounding: ruleState.rule(batch: batch.count)))
    return lossSum
  }

  /// The network's outputs for one sample.
  mutating func forward(_ sample: Int, of part: Samples<Scalar>) {
    for i in 0..<part.inputCount { forwarded.units[0][i] = part.inputs[sample * part.inputCount + i] }
    network.forward(&forwarded)
  }

  /// δ_k = (d_k − O_k)·f′(net_k), or d_k − O_k where the loss is cross-entropy; δ_j = f′(net_j)·Σ_k
  /// δ_k·w_jk.
  ///
  /// Each δ_k is multiplied by the sample's ω, then by `scale`: 1/Ω if the gradient is a mean, where Ω is the
  /// batch's size if the run has no weights.
  private mutating func backward(_ sample: Int, scale: Scalar?) {
    let last = network.layers.count - 1
    let part = partition.train
    for k in 0..<part.outputCount {
      let output = forwarded.units[last + 1][k]
      var error = part.targets[sample * part.outputCount + k] - output
      if errorMargin > 0 && error.magnitude < errorMargin { error = 0 }
      if job.plan.loss == .squaredError {
        error = network.layers[last].activation.timesDerivative(
          error, net: forwarded.nets[last][k], output: output)
      }
      if let weights { error = error * weights.train.values[sample] }
      if let scale { error = error * scale }
      deltas[last][k] = error
    }
    for l in stride(from: last - 1, through: 0, by: -1) {
      let next = network.layers[l + 1]
      for j in 0..<next.inputCount {
        var sum: Scalar = 0
        for k in 0..<next.unitCount {
          sum = sum.addingProduct(deltas[l + 1][k], next.weights[k * next.inputCount + j])
        }
        deltas[l][j] = network.layers[l].activation.timesDerivative(
          sum, net: forwarded.nets[l][j], output: forwarded.units[l + 1][j])
      }
    }
  }

  /// Σ δ_j·O_i over the batch, in blocks of 256 samples that are added in order.
  private mutating func addToGradient(at position: Int, isLast: Bool) {
    let isFirstOfBlock = position % 256 == 0
    let isLastOfBlock = position % 256 == 255 || isLast
    let isFirstBlock = position < 256
    func add(_ delta: Scalar, _ output: Scalar, to block: inout Scalar, of total: inout Scalar) {
      block = (isFirstOfBlock ? 0 : block).addingProduct(delta, output)
      if isLastOfBlock { total = isFirstBlock ? block : total + block }
    }
    for l in network.layers.indices {
      let inputs = network.layers[l].inputCount
      for j in 0..<network.layers[l].unitCount {
        for i in 0..<inputs {
          let w = j * inputs + i
          add(
            deltas[l][j], forwarded.units[l][i], to: &blockGradient.layers[l].weights[w],
            of: &gradient.layers[l].weights[w])
        }
        add(deltas[l][j], 1, to: &blockGradient.layers[l].biases[j], of: &gradient.layers[l].biases[j])
      }
    }
  }

  /// Updates all weights and biases together. Biases are not penalised.
  private mutating func update(by rule: UpdateRule<Scalar>) {
    let kind = job.plan.ruleKind
    for l in network.layers.indices {
      for w in network.layers[l].weights.indices {
        let g = rule.withPenalty(gradient.layers[l].weights[w], at: network.layers[l].weights[w])
        rule.step(
          kind, &network.layers[l].weights[w], gradient: g, &first.layers[l].weights[w],
          &second.layers[l].weights[w])
      }
      guard job.topology.hasBiases else { continue }
      for j in network.layers[l].biases.indices {
        rule.step(
          kind.ofBiases, &network.layers[l].biases[j], gradient: gradient.layers[l].biases[j],
          &first.layers[l].biases[j], &second.layers[l].biases[j])
      }
    }
  }
}
