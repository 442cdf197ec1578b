import Arithmetic
import Kernels
import Learning

/// Jobs of one topology that are trained side by side, one a lane.
///
/// What the jobs share (`LanesTrainer.canTrain(_:with:)` says what) is taken from the first. Lanes without a job, because
/// there were too few or because theirs has ended, hold a network of zeros that does not learn.
@safe
final class LanesBundle<V: LaneVector> {
  typealias Scalar = V.Scalar

  let jobs: [TrainingJob]
  /// Of each lane: its job's, or the last job's.
  let partitions: [Partition<Scalar>]
  /// Of each lane: the first lane that has the same partition.
  let sourceNumbers: [Int]
  let plan: TrainingPlan
  let trainCount: Int
  private let weightCount: Int
  let networks: LanesNetworks<V>
  /// Owns what all pointers point to.
  private let arena = Arena()
  /// Samples that are processed together: a piece of a batch, or of a part under evaluation.
  let pieceSize: Int

  /// Two pieces' samples side by side: online, the last sample of one is needed with the first of the next.
  private(set) var inputs: UnsafeMutablePointer<V>
  private(set) var targets: UnsafeMutablePointer<V>
  private var otherInputs: UnsafeMutablePointer<V>
  private var otherTargets: UnsafeMutablePointer<V>
  /// Whether the whole training set is packed at a time, because it comes in the same order again, and is small.
  let isPackedOnce: Bool
  /// Whether it is packed now.
  private var isPackedForGood = false

  private var orders: [SampleOrder]
  private let feed: LanesFeed<V>

  /// Where each job's update rule stands.
  var clocks: [RuleClock]
  /// Samples of the last step, for which the lanes' rules are written; 0 where they must be written anew.
  var ruleBatch = 0
  let hasPenalty: Bool
  /// Whether every job's learning rate is the same in all epochs.
  let hasConstantRates: Bool

  /// Online, the last sample's update.
  var dueUpdate: DueUpdate<V>?
  /// Σ loss of the epoch.
  let runningLosses: UnsafeMutablePointer<V.Doubles>
  var histories: [TrainingHistory<Scalar>]
  /// What became of each job; nil while it is in training.
  var outcomes: [TrainingOutcome<Scalar>?]
  /// Multiply-adds since cancellation was asked about.
  private var workSinceCheck = 0

  /// As many registers of networks as the jobs need, each with its partition.
  init(_ jobs: [TrainingJob], on partitions: [Partition<Scalar>], partitionOfJob: [Int]) {
    let registers = (jobs.count + V.scalarCount - 1) / V.scalarCount
    self.jobs = jobs
    plan = jobs[0].plan
    hasPenalty = jobs.contains { $0.plan.l2 != 0 || $0.plan.l1 != 0 }
    histories = zip(jobs, partitionOfJob).map { TrainingHistory($0.plan, on: partitions[$1]) }
    clocks = jobs.map { RuleClock($0.plan, samples: partitions[0].train.count) }
    hasConstantRates = clocks.allSatisfy(\.isConstant)
    outcomes = jobs.map { _ in nil }
    let jobOfLane = (0..<registers * V.scalarCount).map { min($0, jobs.count - 1) }
    self.partitions = jobOfLane.map { partitions[partitionOfJob[$0]] }
    sourceNumbers = jobOfLane.map { lane in
      jobOfLane.firstIndex { partitionOfJob[$0] == partitionOfJob[lane] }!
    }
    let count = partitions[0].train.count
    trainCount = count

    let shuffle = jobs[0].plan.shuffle
    let seeds = shuffle == .never ? [] : Set(jobs.map(\.seed)).sorted()
    let orderCount = max(1, seeds.count)
    orders = seeds.map { SampleOrder(count: count, shuffle: shuffle, seed: $0) }
    let sources = jobOfLane.map {
      partitionOfJob[$0] * orderCount + (seeds.firstIndex(of: jobs[$0].seed) ?? 0)
    }
    feed = LanesFeed(sources) { number in
      (partitions[number / orderCount].train, order: seeds.isEmpty ? nil : number % orderCount)
    }

    let topology = jobs[0].topology
    weightCount = topology.weightCount
    let batch = plan.isOnline ? 1 : plan.batchCount(of: count)
    let most = Part.allCases.compactMap { partitions[0][$0]?.count }.max()!
    pieceSize = min(most, LanesBundle.pieceSize(of: topology, batch: batch, registers: registers))
    networks = LanesNetworks(
      jobs[0], registers: registers, rows: pieceSize, isWholeBatch: batch <= pieceSize,
      hasErrorMargin: jobs.contains { $0.plan.errorMargin > 0 }, in: arena)
    unsafe runningLosses = arena.make(registers)
    let row = (networks.inputStride + networks.targetStride) * MemoryLayout<V>.stride
    isPackedOnce = plan.isOnline && plan.shuffle != .epoch && count * row <= 512 << 10
    let packed = isPackedOnce ? max(count, pieceSize) : pieceSize
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

  /// Each lane's first weights; jobs of one seed start alike, so that they are drawn once for all of them.
  private func startNetworks() {
    var drawn: [NetworkStart: Network<Scalar>] = [:]
    for (lane, job) in jobs.enumerated() {
      unsafe networks.errorMargins[lane / V.scalarCount][lane % V.scalarCount] = Scalar(job.plan.errorMargin)
      let start = NetworkStart(initialization: job.initialization, seed: job.seed)
      let network = drawn[start] ?? Network(job.topology, initialization: job.initialization, seed: job.seed)
      drawn[start] = network
      networks.put(network, into: lane)
      if case .rprop = job.plan.optimizer { networks.putStep(Scalar(job.plan.learningRate), into: lane) }
    }
  }

  /// Draws the orders of an epoch.
  func advanceOrders(to epoch: Int) {
    guard plan.shuffle == .epoch else { return }
    for o in orders.indices { orders[o].advance(to: epoch) }
  }

  /// Puts the training samples at `positions` of this epoch's orders side by side.
  func pack(_ positions: Range<Int>) {
    if isPackedForGood { return }
    unsafe swap(&inputs, &otherInputs)
    unsafe swap(&targets, &otherTargets)
    pack(positions, of: feed, orders: orders)
    isPackedForGood = positions.count == trainCount && plan.shuffle != .epoch
  }

  /// Puts the samples of a part under evaluation side by side, in the data's order.
  func pack(_ positions: Range<Int>, of feed: LanesFeed<V>) {
    isPackedForGood = false
    pack(positions, of: feed, orders: [])
  }

  private func pack(_ positions: Range<Int>, of feed: LanesFeed<V>, orders: [SampleOrder]) {
    unsafe feed.pack(
      positions, in: orders, inputs: inputs, inputStride: networks.inputStride, targets: targets,
      targetStride: networks.targetStride)
  }

  /// Whether to stop: asked about every 2¹⁸ multiply-adds of vectors.
  func shouldStop(after samples: Int, _ isCancelled: () -> Bool) -> Bool {
    workSinceCheck += samples * weightCount
    guard workSinceCheck >= 1 << 18 else { return false }
    workSinceCheck = 0
    return isCancelled()
  }
}

/// What decides a network's first weights, besides its topology.
private struct NetworkStart: Hashable {
  let initialization: Initialization
  let seed: UInt64
}
