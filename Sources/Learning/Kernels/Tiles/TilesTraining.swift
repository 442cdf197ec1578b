/// One network in training: the steps of `ReferenceTrainer`, a block of samples at a time.
///
/// Within a step the threads share the samples on the way forward and back, and the weights when these move: two
/// barriers a step. No sum is ever split.
final class TilesTraining<V: VectorRegister> {
  typealias Scalar = V.Scalar

  /// The chains of a descent restart after so many samples.
  static var samplesPerBlock: Int { 256 }
  /// Samples that are evaluated at a time: a multiple of every vector's lanes.
  static var samplesPerEvaluation: Int { 128 }
  /// Connection updates between two questions whether to go on: about a millisecond's work for one thread.
  static var workPerCheck: Int { 8_000_000 }

  let job: TrainingJob
  let partition: Partition<Scalar>
  let network: TileNetwork<V>
  let crew: Crew
  private let rule: UpdateRule<V>
  private let ruleKind: TileUpdate<V>.Kind
  private var workSinceCheck = 0
  /// Set by worker 0 between two barriers, read by all after the second.
  private(set) var isStopped = false

  init(_ job: TrainingJob, on partition: Partition<Scalar>, threads: Int) {
    precondition(partition.train.inputCount == job.topology.inputCount)
    precondition(partition.train.outputCount == job.topology.outputCount)
    self.job = job
    self.partition = partition
    crew = Crew(count: threads)
    let batch = job.plan.batchCount(of: partition.train.count)
    let momentum: Double
    switch job.plan.optimizer {
    case .sgd(let value, let nesterov):
      momentum = value
      ruleKind = value == 0 ? .plain : nesterov ? .nesterov : .momentum
    }
    rule = UpdateRule(
      learningRate: V(repeating: Scalar(job.plan.learningRate)), momentum: V(repeating: Scalar(momentum)))
    network = TileNetwork(
      job.topology, capacity: max(Self.samplesPerEvaluation, min(batch, Self.samplesPerBlock)),
      workers: threads,
      hasVelocity: momentum != 0, sumsBlocks: batch > Self.samplesPerBlock)
    network.load(Network(job.topology, initialization: job.initialization, seed: job.seed))
  }

  /// Trains to the end, or until the network diverges; nil when `isCancelled` says so first.
  func train(isCancelled: () -> Bool) -> TrainingOutcome<Scalar>? {
    let plan = job.plan
    var order = SampleOrder(count: partition.train.count, shuffle: plan.shuffle, seed: job.seed)
    var evaluations: [Evaluation] = []
    for epoch in 0...plan.epochs {
      var runningLoss: Double?
      if epoch > 0 {
        order.advance(to: epoch)
        guard let loss = pass(through: order.indices, isCancelled: isCancelled) else { return nil }
        runningLoss = plan.measuresRunningLoss ? loss : nil
      }
      guard plan.evaluation.includes(epoch: epoch, of: plan.epochs) else { continue }
      guard let evaluation = evaluate(epoch: epoch, runningLoss: runningLoss, isCancelled: isCancelled) else {
        return nil
      }
      evaluations.append(latest: evaluation)
      guard evaluation.isFinite && network.isFinite else {
        return TrainingOutcome(
          hasDiverged: true, epochs: epoch, evaluations: evaluations, network: network.network)
      }
    }
    return TrainingOutcome(
      hasDiverged: false, epochs: plan.epochs, evaluations: evaluations, network: network.network)
  }

  /// One epoch: every training sample once, in batches. The mean loss is 0 unless the plan asks for it.
  private func pass(through order: [Int32], isCancelled: () -> Bool) -> Double? {
    let size = job.plan.batchCount(of: order.count)
    var lossSum = 0.0
    SampleRows.with(partition.train) { samples in
      if job.plan.isOnline {
        for sample in order where !shouldStop(after: 1, isCancelled) {
          lossSum += stepOnline(on: Int(sample), samples)
        }
        return
      }
      crew.run { worker in
        for start in stride(from: 0, to: order.count, by: size) where !isStopped {
          let batch = start..<min(start + size, order.count)
          let loss = step(on: batch, of: order, samples, worker: worker, isCancelled)
          if worker == 0 { lossSum += loss }
        }
      }
    }
    return isStopped ? nil : lossSum / Double(order.count)
  }

  /// One sample, then w ← w + (η·δ)·O at once, all δ from the weights as they were before.
  private func stepOnline(on sample: Int, _ samples: SampleRows<V>) -> Double {
    network.place(sample, of: samples, inRow: 0)
    network.forward(0..<1, worker: 0)
    var loss = 0.0
    if job.plan.measuresRunningLoss {
      network.measureLosses(0..<1, loss: job.plan.loss, worker: 0)
      loss = network.loss(ofRow: 0)
    }
    network.backward(
      0..<1, loss: job.plan.loss, errorMargin: Scalar(job.plan.errorMargin), scale: nil)
    network.moveOnline(rule, hasBiases: job.topology.hasBiases)
    return loss
  }

  /// One batch: the descent is summed over its samples, then all weights move together. Worker 0 returns Σ loss,
  /// with penalty.
  private func step(
    on batch: Range<Int>, of order: [Int32], _ samples: SampleRows<V>, worker: Int, _ isCancelled: () -> Bool
  ) -> Double {
    let plan = job.plan
    let penalty = plan.penalty(batch: batch.count, of: order.count)
    var lossSum = 0.0
    if plan.measuresRunningLoss && penalty != 0 && worker == 0 {
      lossSum = Double(batch.count) * (penalty / 2 * network.squaredNorm)
    }
    let scale: Scalar? = plan.gradient == .mean ? 1 / Scalar(batch.count) : nil
    for start in stride(from: batch.lowerBound, to: batch.upperBound, by: Self.samplesPerBlock) {
      let block = start..<min(start + Self.samplesPerBlock, batch.upperBound)
      let mine = block.count * worker / crew.count..<block.count * (worker + 1) / crew.count
      for row in mine { network.place(Int(order[start + row]), of: samples, inRow: row) }
      network.forward(mine, worker: worker)
      if plan.measuresRunningLoss { network.measureLosses(mine, loss: plan.loss, worker: worker) }
      network.backward(mine, loss: plan.loss, errorMargin: Scalar(plan.errorMargin), scale: scale)
      crew.barrier()
      if worker == 0 {
        if plan.measuresRunningLoss { for row in 0..<block.count { lossSum += network.loss(ofRow: row) } }
        _ = shouldStop(after: block.count, isCancelled)
      }
      network.descend(
        samples: block.count, rule, ruleKind, stage: stage(of: block, in: batch), decay: -Scalar(penalty),
        share: worker, of: crew.count)
      crew.barrier()
      if isStopped { break }
    }
    return lossSum
  }

  private func stage(of block: Range<Int>, in batch: Range<Int>) -> TileUpdate<V>.Stage {
    switch (block.lowerBound == batch.lowerBound, block.upperBound == batch.upperBound) {
    case (true, true): .only
    case (true, false): .first
    case (false, false): .middle
    case (false, true): .last
    }
  }

  /// Asks `isCancelled` when enough has been done since the last time; remembers the answer in `isStopped`.
  func shouldStop(after samples: Int, _ isCancelled: () -> Bool) -> Bool {
    workSinceCheck += samples * job.topology.weightCount
    if workSinceCheck >= Self.workPerCheck {
      workSinceCheck = 0
      isStopped = isStopped || isCancelled()
    }
    return isStopped
  }
}
