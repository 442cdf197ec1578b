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
  private let hasPenalty: Bool
  private var clock: RuleClock
  private let kind: RuleKind
  /// Samples of the step that the rule's numbers are for; 0 where they must be made anew.
  private var ruleBatch = 0
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
    kind = job.plan.ruleKind
    hasPenalty = job.plan.l2 != 0 || job.plan.l1 != 0
    clock = RuleClock(job.plan, samples: partition.train.count)
    network = TileNetwork(
      job.topology, capacity: max(Self.samplesPerEvaluation, min(batch, Self.samplesPerBlock)),
      workers: threads, stateCount: kind.stateCount,
      keepsDescent: batch > Self.samplesPerBlock || kind != .plain || hasPenalty)
    if case .rprop = job.plan.optimizer { network.fillSteps(with: Scalar(job.plan.learningRate)) }
  }

  /// Trains to the end, or until the network diverges or stops early; nil when `isCancelled` says so first.
  func train(isCancelled: () -> Bool) -> TrainingOutcome<Scalar>? {
    let plan = job.plan
    network.load(Network(job.topology, initialization: job.initialization, seed: job.seed))
    var order = SampleOrder(count: partition.train.count, shuffle: plan.shuffle, seed: job.seed)
    var history = TrainingHistory(plan, on: partition)
    for epoch in 0...plan.epochs {
      var runningLoss: Double?
      if epoch > 0 {
        order.advance(to: epoch)
        clock.start(epoch: epoch)
        ruleBatch = 0
        guard let loss = pass(through: order.indices, isCancelled: isCancelled) else { return nil }
        runningLoss = plan.measuresRunningLoss ? loss : nil
      }
      guard plan.evaluation.includes(epoch: epoch, of: plan.epochs) else { continue }
      guard let evaluation = evaluate(epoch: epoch, runningLoss: runningLoss, isCancelled: isCancelled) else {
        return nil
      }
      let outcome = history.add(evaluation, weightsAreFinite: network.isFinite) { network.network }
      if let outcome { return outcome }
    }
    preconditionFailure("the last epoch is evaluated")
  }

  /// One epoch: every training sample once, in batches. The mean loss is 0 unless the plan asks for it.
  private func pass(through order: [Int32], isCancelled: () -> Bool) -> Double? {
    let size = job.plan.batchCount(of: order.count)
    var lossSum = 0.0
    SampleRows.with(partition.train) { samples in
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

  /// One batch: the descent is summed over its samples, then all weights move together. Worker 0 returns Σ loss,
  /// with penalty.
  private func step(
    on batch: Range<Int>, of order: [Int32], _ samples: SampleRows<V>, worker: Int, _ isCancelled: () -> Bool
  ) -> Double {
    let plan = job.plan
    var lossSum = 0.0
    if worker == 0 {
      if clock.changesByStep { clock.advance() }
      if batch.count != ruleBatch || clock.changesByStep {
        // The others read it after the barrier that is to come.
        unsafe network.rule.pointee = UpdateRule(rounding: clock.rule(batch: batch.count))
        ruleBatch = batch.count
      }
      if plan.measuresRunningLoss && hasPenalty {
        let penalty = plan.penalty(batch: batch.count, of: order.count)
        lossSum = Double(batch.count) * network.value(of: penalty)
      }
    }
    let scale: Scalar? = plan.gradient == .mean ? 1 / Scalar(batch.count) : nil
    for start in stride(from: batch.lowerBound, to: batch.upperBound, by: Self.samplesPerBlock) {
      let block = start..<min(start + Self.samplesPerBlock, batch.upperBound)
      let mine = block.count * worker / crew.count..<block.count * (worker + 1) / crew.count
      network.place(mine, of: samples, order: order, from: start)
      network.forward(mine, worker: worker)
      if plan.measuresRunningLoss { network.measureLosses(mine, loss: plan.loss, worker: worker) }
      network.backward(mine, loss: plan.loss, errorMargin: Scalar(plan.errorMargin), scale: scale)
      network.pack(mine)
      crew.barrier()
      if worker == 0 {
        if plan.measuresRunningLoss { for row in 0..<block.count { lossSum += network.loss(ofRow: row) } }
        _ = shouldStop(after: block.count, isCancelled)
      }
      network.descend(
        samples: block.count, kind, stage: stage(of: block, in: batch), hasPenalty: hasPenalty,
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
