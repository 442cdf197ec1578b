import Arithmetic
import Kernels
import Learning

/// Networks in training that see the same samples in the same order: the steps of `ReferenceTrainer`, a
/// block of samples at a time.
///
/// Within a step the threads share the samples in the forward and backward passes, and the weights in the
/// update, with two barriers per step. No sum is split.
final class TilesTraining<V: VectorRegister> {
  typealias Scalar = V.Scalar

  /// The samples after which the chains of a gradient restart.
  static var samplesPerBlock: Int { 256 }
  /// The samples evaluated at a time: a multiple of every vector's lanes.
  static var samplesPerEvaluation: Int { 128 }
  /// Connection updates between two calls of `isCancelled`: about a millisecond's work for one thread.
  static var workPerCheck: Int { 8_000_000 }

  let jobs: [TrainingJob]
  let partition: Partition<Scalar>
  /// ω of the samples; nil if the jobs have no weights.
  let weights: PartitionWeights<Scalar>?
  let networks: TileNetworks<V>
  let team: ThreadTeam
  /// What the jobs have in common; the constants of their rules come from `ruleStates`.
  private let plan: TrainingPlan
  private let kind: UpdateRuleKind
  private let hasPenalty: Bool
  private var ruleStates: [UpdateRuleState]
  /// The samples of the step that the rules were made for; 0 if they must be made again.
  private var ruleBatch = 0
  /// Σ loss of each network's samples in the batch, and of its batches in the epoch, penalties included.
  private var batchLosses: [Double]
  private var runningLosses: [Double]
  private var workSinceCheck = 0
  /// Set by worker 0 between two barriers, read by all after the second.
  private(set) var isStopped = false

  /// Jobs that `TilesTrainer.canTrain` together.
  init(_ jobs: [TrainingJob], on partition: Partition<Scalar>, threads: Int) {
    let job = jobs[0]
    precondition(partition.train.inputCount == job.topology.inputCount)
    precondition(partition.train.outputCount == job.topology.outputCount)
    self.jobs = jobs
    self.partition = partition
    team = ThreadTeam(count: threads)
    plan = job.plan
    kind = plan.ruleKind
    hasPenalty = jobs.contains { $0.plan.l2 != 0 || $0.plan.l1 != 0 }
    ruleStates = jobs.map { UpdateRuleState($0.plan, samples: partition.train.count) }
    batchLosses = jobs.map { _ in 0 }
    runningLosses = batchLosses
    weights = PartitionWeights.ifAny(for: plan, on: partition)
    let batch = plan.batchCount(of: partition.train.count)
    let block = min(batch, Self.samplesPerBlock)
    networks = TileNetworks(
      job.topology, count: jobs.count, samplesPerStep: block,
      capacity: max(Self.samplesPerEvaluation, block),
      workers: threads, stateCount: kind.stateCount,
      keepsGradient: batch > Self.samplesPerBlock || kind != .plain || hasPenalty,
      isWeighted: weights != nil)
    guard case .rprop = plan.optimizer else { return }
    for n in jobs.indices { networks.fillStepSizes(with: Scalar(jobs[n].plan.learningRate), in: n) }
  }

  /// Trains all networks to the end, or until they diverge or stop early; nil if `isCancelled` returned
  /// true first.
  func train(progress: TrainingProgress?, isCancelled: () -> Bool) -> [TrainingOutcome<Scalar>]? {
    for n in jobs.indices {
      let job = jobs[n]
      networks.load(Network(job.topology, initialization: job.initialization, seed: job.seed), as: n)
    }
    var order = SampleOrder(count: partition.train.count, shuffle: plan.shuffle, seed: jobs[0].seed)
    var histories = jobs.map { TrainingHistory($0.plan, on: partition, progress: progress) }
    var outcomes: [TrainingOutcome<Scalar>?] = jobs.map { _ in nil }
    var runningCount = jobs.count
    for epoch in 0...plan.epochs {
      if epoch > 0 {
        order.advance(to: epoch)
        for n in jobs.indices { ruleStates[n].start(epoch: epoch) }
        ruleBatch = 0
        pass(through: order.indices, isCancelled: isCancelled)
        if isStopped { return nil }
        progress?.addEpoch(networks: runningCount)
      }
      guard plan.evaluation.includes(epoch: epoch, of: plan.epochs) else { continue }
      // A network that has ended keeps training with the others, but is no longer evaluated.
      let running = jobs.indices.filter { outcomes[$0] == nil }
      let hasLoss = epoch > 0 && plan.measuresRunningLoss
      guard
        let evaluations = evaluate(
          running, epoch: epoch, isCancelled: isCancelled,
          runningLoss: { hasLoss ? self.meanRunningLoss(of: $0) : nil })
      else { return nil }
      for (n, evaluation) in zip(running, evaluations) {
        outcomes[n] = histories[n].add(evaluation, weightsAreFinite: networks.isFinite(n)) {
          networks.network(n)
        }
      }
      let ended = outcomes.compactMap { $0 }
      if ended.count == jobs.count { return ended }
      runningCount = jobs.count - ended.count
    }
    preconditionFailure("the last epoch is evaluated")
  }

  /// The mean loss of the batches of the epoch in network `n`.
  private func meanRunningLoss(of n: Int) -> Double {
    runningLosses[n] / (weights?.train.sum ?? Double(partition.train.count))
  }

  /// One epoch: every training sample once, in batches.
  private func pass(through order: [Int32], isCancelled: () -> Bool) {
    let size = plan.batchCount(of: order.count)
    for n in jobs.indices { runningLosses[n] = 0 }
    SampleRows.with(partition.train) { samples in
      team.run { worker in
        for start in stride(from: 0, to: order.count, by: size) where !isStopped {
          step(
            on: start..<min(start + size, order.count), of: order, samples, worker: worker, isCancelled)
        }
      }
    }
  }

  /// One batch: sums the gradient over its samples, then updates all weights together.
  private func step(
    on batch: Range<Int>, of order: [Int32], _ samples: SampleRows<V>, worker: Int, _ isCancelled: () -> Bool
  ) {
    // Ω, which every worker sums by itself. A batch whose weights are all 0 makes no step.
    let total = weights?.train.total(of: order[batch]) ?? Double(batch.count)
    guard total > 0 else { return }
    if worker == 0 { prepareStep(batch: batch.count, total: total, samples: order.count) }
    let scale: Scalar? = plan.gradient == .mean ? 1 / Scalar(total) : nil
    for start in stride(from: batch.lowerBound, to: batch.upperBound, by: Self.samplesPerBlock) {
      let block = start..<min(start + Self.samplesPerBlock, batch.upperBound)
      let mine = block.count * worker / team.count..<block.count * (worker + 1) / team.count
      networks.place(mine, of: samples, order: order, from: start)
      if let weights { networks.place(mine, weights: weights.train, order: order, from: start) }
      networks.forward(mine, worker: worker)
      if plan.measuresRunningLoss { networks.measureLosses(mine, loss: plan.loss, worker: worker) }
      networks.backward(mine, loss: plan.loss, errorMargin: Scalar(plan.errorMargin), scale: scale)
      networks.pack(mine)
      team.barrier()
      if worker == 0 {
        if plan.measuresRunningLoss { addLosses(rows: block.count) }
        _ = shouldStop(after: block.count, isCancelled)
      }
      networks.computeGradient(
        samples: block.count, kind, stage: stage(of: block, in: batch), hasPenalty: hasPenalty,
        share: worker, of: team.count)
      team.barrier()
      if isStopped { break }
    }
    guard worker == 0 && plan.measuresRunningLoss else { return }
    for n in jobs.indices { runningLosses[n] += batchLosses[n] }
  }

  /// Computes the rules' constants for a step, which the other workers read after the next barrier, and
  /// starts the batch's losses with the penalties. `total` is the batch's Ω.
  private func prepareStep(batch: Int, total: Double, samples: Int) {
    if ruleStates[0].changesByStep || batch != ruleBatch {
      for n in jobs.indices {
        if ruleStates[n].changesByStep { ruleStates[n].advance() }
        unsafe networks.rules[n] = UpdateRule(rounding: ruleStates[n].rule(batch: batch))
      }
      ruleBatch = batch
    }
    guard plan.measuresRunningLoss else { return }
    for n in jobs.indices {
      let penalty = jobs[n].plan.penalty(batch: batch, of: samples)
      batchLosses[n] = total * networks.value(of: penalty, for: n)
    }
  }

  private func addLosses(rows: Int) {
    for n in jobs.indices {
      for row in 0..<rows {
        batchLosses[n] = batchLosses[n].addingProduct(
          networks.weight(ofRow: row), networks.loss(ofRow: row, in: n))
      }
    }
  }

  private func stage(of block: Range<Int>, in batch: Range<Int>) -> TileUpdate<V>.Stage {
    switch (block.lowerBound == batch.lowerBound, block.upperBound == batch.upperBound) {
    case (true, true): .only
    case (true, false): .first
    case (false, false): .middle
    case (false, true): .last
    }
  }

  /// Calls `isCancelled` if enough work was done since the last call, and stores the result in `isStopped`.
  func shouldStop(after samples: Int, _ isCancelled: () -> Bool) -> Bool {
    workSinceCheck += samples * jobs.count * jobs[0].topology.weightCount
    if workSinceCheck >= Self.workPerCheck {
      workSinceCheck = 0
      isStopped = isStopped || isCancelled()
    }
    return isStopped
  }
}
