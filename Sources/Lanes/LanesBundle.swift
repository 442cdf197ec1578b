import Arithmetic
import Kernels
import Learning

/// Jobs of one topology that are trained side by side, one per lane.
///
/// What the jobs share (see `LanesTrainer.canTrain(_:with:)`) is taken from the first. Lanes without a job,
/// or whose job has ended, hold a network of zeros that does not learn.
@safe
final class LanesBundle<V: LaneVector> {
  typealias Scalar = V.Scalar

  let jobs: [TrainingJob]
  /// The partition of each lane: that of its job, or of the last job.
  let partitions: [Partition<Scalar>]
  /// For each lane, the first lane with the same partition.
  let sourceNumbers: [Int]
  let plan: TrainingPlan
  let trainCount: Int
  private let weightCount: Int
  let networks: LanesNetworks<V>
  /// ω of the samples; nil if no job has weights.
  let weights: LanesJobWeights<V>?
  /// Owns the memory of all pointers.
  private let arena = Arena()
  /// Samples that are processed together: a piece of a batch, or of a part under evaluation.
  let pieceSize: Int

  /// The samples of two pieces: in online training, the last sample of one is needed with the first of the
  /// next.
  private(set) var inputs: UnsafeMutablePointer<V>
  private(set) var targets: UnsafeMutablePointer<V>
  private var otherInputs: UnsafeMutablePointer<V>
  private var otherTargets: UnsafeMutablePointer<V>
  /// Whether the whole training set is packed once, because it is small and its order does not change.
  let isPackedOnce: Bool
  /// Whether the whole training set is packed now.
  private var isPackedForGood = false

  private(set) var orders: [SampleOrder]
  private let loader: LanesSampleLoader<V>

  /// The state of each job's update rule.
  var ruleStates: [UpdateRuleState]
  /// The samples of the step that the lanes' rules were written for; 0 if they must be written again.
  var ruleBatch = 0
  let hasPenalty: Bool
  /// Whether every job's learning rate is the same in all epochs.
  let hasConstantRates: Bool

  /// In online training, the last sample's update.
  var pendingUpdate: PendingUpdate<V>?
  /// Σ loss of the epoch.
  let runningLosses: UnsafeMutablePointer<V.Doubles>
  var histories: [TrainingHistory<Scalar>]
  /// The outcome of each job; nil while it is in training.
  var outcomes: [TrainingOutcome<Scalar>?]
  /// Hears of epochs and evaluations.
  let progress: TrainingProgress?
  /// Multiply-adds since the last call of `isCancelled`.
  private var workSinceCheck = 0

  /// Creates as many registers of networks as the jobs need.
  init(
    _ jobs: [TrainingJob], on partitions: [Partition<Scalar>], partitionOfJob: [Int],
    progress: TrainingProgress?
  ) {
    let registers = (jobs.count + V.scalarCount - 1) / V.scalarCount
    self.jobs = jobs
    self.progress = progress
    plan = jobs[0].plan
    hasPenalty = jobs.contains { $0.plan.l2 != 0 || $0.plan.l1 != 0 }
    histories = zip(jobs, partitionOfJob).map {
      TrainingHistory($0.plan, on: partitions[$1], progress: progress)
    }
    ruleStates = jobs.map { UpdateRuleState($0.plan, samples: partitions[0].train.count) }
    hasConstantRates = ruleStates.allSatisfy { $0.isConstant }
    outcomes = jobs.map { _ in nil }
    let jobOfLane = (0..<registers * V.scalarCount).map { min($0, jobs.count - 1) }
    self.partitions = jobOfLane.map { partitions[partitionOfJob[$0]] }
    sourceNumbers = jobOfLane.map { lane in
      jobOfLane.firstIndex { partitionOfJob[$0] == partitionOfJob[lane] }!
    }
    let count = partitions[0].train.count
    trainCount = count

    let shuffle = jobs[0].plan.shuffle
    let seeds = shuffle == .never ? [] : Set(jobs.map { $0.seed }).sorted()
    let orderCount = max(1, seeds.count)
    orders = seeds.map { SampleOrder(count: count, shuffle: shuffle, seed: $0) }
    let sources = jobOfLane.map {
      partitionOfJob[$0] * orderCount + (seeds.firstIndex(of: jobs[$0].seed) ?? 0)
    }
    loader = LanesSampleLoader(sources) { number in
      (partitions[number / orderCount].train, order: seeds.isEmpty ? nil : number % orderCount)
    }

    let topology = jobs[0].topology
    weightCount = topology.weightCount
    let batch = plan.isOnline ? 1 : plan.batchCount(of: count)
    let most = DatasetPart.allCases.compactMap { partitions[0][$0]?.count }.max()!
    pieceSize = min(most, LanesBundle.pieceSize(of: topology, batch: batch, registers: registers))
    networks = LanesNetworks(
      jobs[0], registers: registers, rows: pieceSize, isWholeBatch: batch <= pieceSize,
      hasErrorMargin: jobs.contains { $0.plan.errorMargin > 0 }, in: arena)
    unsafe runningLosses = arena.make(registers)
    let row = (networks.inputStride + networks.targetStride) * MemoryLayout<V>.stride
    isPackedOnce = plan.isOnline && plan.shuffle != .epoch && count * row <= 512 << 10
    let packed = isPackedOnce ? max(count, pieceSize) : pieceSize
    weights = LanesJobWeights(
      jobs, on: partitions, partitionOfJob: partitionOfJob, jobOfLane: jobOfLane,
      orderOfLane: { seeds.firstIndex(of: jobs[jobOfLane[$0]].seed) }, rowCount: packed, in: arena)
    unsafe inputs = arena.make(packed * networks.inputStride)
    unsafe targets = arena.make(packed * networks.targetStride)
    unsafe otherInputs = arena.make(packed * networks.inputStride)
    unsafe otherTargets = arena.make(packed * networks.targetStride)
    startNetworks()
  }

  /// Batches of up to 32 samples are one piece; larger ones are cut into pieces that 256 is a multiple of.
  private static func pieceSize(of topology: Topology, batch: Int, registers: Int) -> Int {
    let row = registers * topology.sizes.reduce(0, +) * MemoryLayout<V>.stride
    var size = 32
    while size > 4 && size * row > 1 << 19 { size /= 2 }
    return batch > 1 && batch <= 32 ? max(batch, min(size, 8)) : size
  }

  /// Sets each lane's initial weights, which are drawn once for all jobs of a seed.
  private func startNetworks() {
    var drawn: [NetworkStart: Network<Scalar>] = [:]
    for (lane, job) in jobs.enumerated() {
      unsafe networks.errorMargins[lane / V.scalarCount][lane % V.scalarCount] = Scalar(job.plan.errorMargin)
      let start = NetworkStart(initialization: job.initialization, seed: job.seed)
      let network = drawn[start] ?? Network(job.topology, initialization: job.initialization, seed: job.seed)
      drawn[start] = network
      networks.put(network, into: lane)
      if case .rprop = job.plan.optimizer { networks.putStepSize(Scalar(job.plan.learningRate), into: lane) }
    }
  }

  /// Draws the orders of an epoch.
  func advanceOrders(to epoch: Int) {
    guard plan.shuffle == .epoch else { return }
    for o in orders.indices { orders[o].advance(to: epoch) }
  }

  /// Packs the training samples at `positions` of this epoch's orders.
  func pack(_ positions: Range<Int>) {
    if isPackedForGood { return }
    unsafe swap(&inputs, &otherInputs)
    unsafe swap(&targets, &otherTargets)
    pack(positions, of: loader, orders: orders)
    if let weights { unsafe weights.training.pack(positions, in: orders, to: weights.rows) }
    isPackedForGood = positions.count == trainCount && plan.shuffle != .epoch
  }

  /// Packs the samples of an evaluated part, in the order of the data.
  func pack(_ positions: Range<Int>, of loader: LanesSampleLoader<V>) {
    isPackedForGood = false
    pack(positions, of: loader, orders: [])
  }

  private func pack(_ positions: Range<Int>, of loader: LanesSampleLoader<V>, orders: [SampleOrder]) {
    unsafe loader.pack(
      positions, in: orders, inputs: inputs, inputStride: networks.inputStride, targets: targets,
      targetStride: networks.targetStride)
  }

  /// Whether to stop; calls `isCancelled` once per 2¹⁸ vector multiply-adds.
  func shouldStop(after samples: Int, _ isCancelled: () -> Bool) -> Bool {
    workSinceCheck += samples * weightCount
    guard workSinceCheck >= 1 << 18 else { return false }
    workSinceCheck = 0
    return isCancelled()
  }
}

/// What determines a network's initial weights, besides its topology.
private struct NetworkStart: Hashable {
  let initialization: Initialization
  let seed: UInt64
}
