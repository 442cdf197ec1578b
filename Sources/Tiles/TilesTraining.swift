import Arithmetic
import Kernels
import Learning

/// Networks in training that see the same samples in the same order: the steps of `ReferenceTrainer`, a block of samples at
/// a time.
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

  let jobs: [TrainingJob]
  let partition: Partition<Scalar>
  let networks: TileNetworks<V>
  let crew: Crew
  /// What the jobs have in common; their rules' numbers are asked of `clocks`.
  private let plan: TrainingPlan
  private let kind: RuleKind
  private let hasPenalty: Bool
  private var clocks: [RuleClock]
  /// Samples of the step that the rules' numbers are for; 0 where they must be made anew.
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
    crew = Crew(count: threads)
    plan = job.plan
    kind = plan.ruleKind
    hasPenalty = jobs.contains { $0.plan.l2 != 0 || $0.plan.l1 != 0 }
    clocks = jobs.map { RuleClock($0.plan, samples: partition.train.count) }
    batchLosses = jobs.map { _ in 0 }
    runningLosses = batchLosses
    let batch = plan.batchCount(of: partition.train.count)
    let block = min(batch, Self.samplesPerBlock)
    networks = TileNetworks(
      job.topology, count: jobs.count, samplesPerStep: block,
      capacity: max(Self.samplesPerEvaluation, block),
      workers: threads, stateCount: kind.stateCount,
      keepsDescent: batch > Self.samplesPerBlock || kind != .plain || hasPenalty)
    guard case .rprop = plan.optimizer else { return }
    for n in jobs.indices { networks.fillSteps(with: Scalar(jobs[n].plan.learningRate), in: n) }
  }

  /// Trains all to their ends, or until they diverge or stop early; nil when `isCancelled` says so first.
  func train(isCancelled: () -> Bool) -> [TrainingOutcome<Scalar>]? {
    for n in jobs.indices {
      let job = jobs[n]
      networks.load(Network(job.topology, initialization: job.initialization, seed: job.seed), as: n)
    }
    var order = SampleOrder(count: partition.train.count, shuffle: plan.shuffle, seed: jobs[0].seed)
    var histories = jobs.map { TrainingHistory($0.plan, on: partition) }
    var outcomes: [TrainingOutcome<Scalar>?] = jobs.map { _ in nil }
    for epoch in 0...plan.epochs {
      if epoch > 0 {
        order.advance(to: epoch)
        for n in jobs.indices { clocks[n].start(epoch: epoch) }
        ruleBatch = 0
        pass(through: order.indices, isCancelled: isCancelled)
        if isStopped { return nil }
      }
      guard plan.evaluation.includes(epoch: epoch, of: plan.epochs) else { continue }
      // One that has ended goes on beside the others, and nobody looks.
      let running = jobs.indices.filter { outcomes[$0] == nil }
      let hasLoss = epoch > 0 && plan.measuresRunningLoss
      guard
        let evaluations = evaluate(
          running, epoch: epoch, isCancelled: isCancelled,
          runningLoss: { hasLoss ? self.runningLosses[$0] / Double(order.indices.count) : nil })
      else { return nil }
      for (n, evaluation) in zip(running, evaluations) {
        outcomes[n] = histories[n].add(evaluation, weightsAreFinite: networks.isFinite(n)) {
          networks.network(n)
        }
      }
      let ended = outcomes.compactMap(\.self)
      if ended.count == jobs.count { return ended }
    }
    preconditionFailure("the last epoch is evaluated")
  }

  /// One epoch: every training sample once, in batches.
  private func pass(through order: [Int32], isCancelled: () -> Bool) {
    let size = plan.batchCount(of: order.count)
    for n in jobs.indices { runningLosses[n] = 0 }
    SampleRows.with(partition.train) { samples in
      crew.run { worker in
        for start in stride(from: 0, to: order.count, by: size) where !isStopped {
          step(
            on: start..<min(start + size, order.count), of: order, samples, worker: worker, isCancelled)
        }
      }
    }
  }

  /// One batch: the descent is summed over its samples, then all weights move together.
  private func step(
    on batch: Range<Int>, of order: [Int32], _ samples: SampleRows<V>, worker: Int, _ isCancelled: () -> Bool
  ) {
    if worker == 0 { prepareStep(batch: batch.count, samples: order.count) }
    let scale: Scalar? = plan.gradient == .mean ? 1 / Scalar(batch.count) : nil
    for start in stride(from: batch.lowerBound, to: batch.upperBound, by: Self.samplesPerBlock) {
      let block = start..<min(start + Self.samplesPerBlock, batch.upperBound)
      let mine = block.count * worker / crew.count..<block.count * (worker + 1) / crew.count
      networks.place(mine, of: samples, order: order, from: start)
      networks.forward(mine, worker: worker)
      if plan.measuresRunningLoss { networks.measureLosses(mine, loss: plan.loss, worker: worker) }
      networks.backward(mine, loss: plan.loss, errorMargin: Scalar(plan.errorMargin), scale: scale)
      networks.pack(mine)
      crew.barrier()
      if worker == 0 {
        if plan.measuresRunningLoss { addLosses(rows: block.count) }
        _ = shouldStop(after: block.count, isCancelled)
      }
      networks.descend(
        samples: block.count, kind, stage: stage(of: block, in: batch), hasPenalty: hasPenalty,
        share: worker, of: crew.count)
      crew.barrier()
      if isStopped { break }
    }
    guard worker == 0 && plan.measuresRunningLoss else { return }
    for n in jobs.indices { runningLosses[n] += batchLosses[n] }
  }

  /// Makes the rules' numbers for a step, which the other workers read after the barrier that is to come, and begins the
  /// batch's losses with the penalties.
  private func prepareStep(batch: Int, samples: Int) {
    if clocks[0].changesByStep || batch != ruleBatch {
      for n in jobs.indices {
        if clocks[n].changesByStep { clocks[n].advance() }
        unsafe networks.rules[n] = UpdateRule(rounding: clocks[n].rule(batch: batch))
      }
      ruleBatch = batch
    }
    guard plan.measuresRunningLoss else { return }
    for n in jobs.indices {
      let penalty = jobs[n].plan.penalty(batch: batch, of: samples)
      batchLosses[n] = Double(batch) * networks.value(of: penalty, for: n)
    }
  }

  private func addLosses(rows: Int) {
    for n in jobs.indices {
      for row in 0..<rows { batchLosses[n] += networks.loss(ofRow: row, in: n) }
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

  /// Asks `isCancelled` when enough has been done since the last time; remembers the answer in `isStopped`.
  func shouldStop(after samples: Int, _ isCancelled: () -> Bool) -> Bool {
    workSinceCheck += samples * jobs.count * jobs[0].topology.weightCount
    if workSinceCheck >= Self.workPerCheck {
      workSinceCheck = 0
      isStopped = isStopped || isCancelled()
    }
    return isStopped
  }
}
