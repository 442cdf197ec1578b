/// Networks of one topology that are trained side by side: groups of as many as a vector has lanes.
///
/// What the jobs share (`LanesTrainer.canTrain(_:with:)` says what) is taken from the first. Lanes that no job is left
/// for, because there were too few or because theirs has ended, hold a network of zeros that does not learn.
///
/// The unsafe pointers are into `arena`, which lives as long as the bundle.
@safe
final class LanesBundle<V: LaneVector> {
  typealias Scalar = V.Scalar

  let jobs: [TrainingJob]
  let partitions: [Partition<Scalar>]
  let partitionOfJob: [Int]
  let topology: Topology
  let plan: TrainingPlan
  let groupCount: Int
  /// Vectors from one group's weights to the next group's.
  let groupStride: Int
  /// Samples that are processed together: a piece of a batch, or of a part under evaluation.
  let pieceSize: Int
  let arena = Arena()
  var layers: [LanesLayer<V>] = []
  /// Of each group.
  let learningRates: UnsafeMutablePointer<V>
  let momenta: UnsafeMutablePointer<V>
  let errorMargins: UnsafeMutablePointer<V>
  let hasErrorMargin: Bool

  /// The samples of a piece side by side, feed by feed; two buffers take turns.
  var packedInputs: UnsafeMutablePointer<V>
  var packedTargets: UnsafeMutablePointer<V>
  var otherInputs: UnsafeMutablePointer<V>
  var otherTargets: UnsafeMutablePointer<V>
  let inputStride: Int
  /// Vectors from one feed's packed inputs (targets) to the next feed's.
  let inputFeedStride: Int
  let targetFeedStride: Int

  var orders: [SampleOrder] = []
  let trainFeeds: LanesFeeds<V>
  /// Σ loss of the epoch, of each group.
  var runningLosses: [V.Doubles]
  /// Whether a lane's job is still in training.
  var isLearning: [Bool]
  var evaluations: [[Evaluation]]
  /// What became of each job; nil while it is in training.
  var outcomes: [TrainingOutcome<Scalar>?]
  /// Online, the update of the last sample is made with the next sample's forward step; its inputs, if it is still due.
  var dueInputs: UnsafePointer<V>?
  /// Multiply-adds since cancellation was asked about.
  var workSinceCheck = 0

  init(_ jobs: [TrainingJob], on partitions: [Partition<Scalar>], partitionOfJob: [Int]) {
    self.jobs = jobs
    self.partitions = partitions
    self.partitionOfJob = partitionOfJob
    topology = jobs[0].topology
    plan = jobs[0].plan
    let width = V.scalarCount
    groupCount = (jobs.count + width - 1) / width
    let groups = groupCount
    isLearning = jobs.map { _ in true }
    evaluations = jobs.map { _ in [] }
    outcomes = jobs.map { _ in nil }
    runningLosses = Array(repeating: V.Doubles(repeating: 0), count: groups)

    let seeds = plan.shuffle == .never ? [] : Set(jobs.map(\.seed)).sorted()
    let trainCount = partitions[0].train.count
    let shuffle = plan.shuffle
    orders = seeds.map { SampleOrder(count: trainCount, shuffle: shuffle, seed: $0) }
    let orderOfSeed = Dictionary(uniqueKeysWithValues: seeds.enumerated().map { ($1, $0) })
    let sourcesPerPartition = max(1, seeds.count)
    trainFeeds = LanesFeeds(groups: groups) { number in
      (
        partitions[number / sourcesPerPartition].train,
        order: seeds.isEmpty ? nil : number % sourcesPerPartition
      )
    } source: { lane, group in
      // A lane without a job reads what the last job reads.
      let job = min(group * width + lane, jobs.count - 1)
      return partitionOfJob[job] * sourcesPerPartition + (orderOfSeed[jobs[job].seed] ?? 0)
    }

    let batch = plan.isOnline ? 1 : plan.batchCount(of: trainCount)
    pieceSize = LanesBundle.pieceSize(of: topology, batch: batch)
    let rows = max(pieceSize, groups)
    inputStride = LanesBundle.stride(topology.inputCount)
    inputFeedStride = inputStride * pieceSize
    targetFeedStride = topology.outputCount * pieceSize
    unsafe packedInputs = arena.make(inputFeedStride * groups)
    unsafe otherInputs = arena.make(inputFeedStride * groups)
    unsafe packedTargets = arena.make(targetFeedStride * groups)
    unsafe otherTargets = arena.make(targetFeedStride * groups)
    unsafe learningRates = arena.make(groups)
    unsafe momenta = arena.make(groups)
    unsafe errorMargins = arena.make(groups)
    hasErrorMargin = jobs.contains { $0.plan.errorMargin > 0 }

    groupStride = topology.sizes.indices.dropFirst().reduce(0) { [sizes = topology.sizes] in
      $0 + sizes[$1] * (sizes[$1 - 1] + 1)
    }
    makeLayers(rows: rows, isWhole: batch <= pieceSize)
    for (number, job) in jobs.enumerated() {
      let (group, lane) = number.quotientAndRemainder(dividingBy: width)
      unsafe learningRates[group][lane] = Scalar(job.plan.learningRate)
      unsafe errorMargins[group][lane] = Scalar(job.plan.errorMargin)
      if case .sgd(let momentum, _) = job.plan.optimizer { unsafe momenta[group][lane] = Scalar(momentum) }
    }
    drawWeights()
  }

  private func makeLayers(rows: Int, isWhole: Bool) {
    var first = 0
    let count = groupStride * groupCount
    let weights: UnsafeMutablePointer<V> = unsafe arena.make(count)
    let hasVelocity = plan.ruleKind != .plain
    let velocities: UnsafeMutablePointer<V> = unsafe arena.make(hasVelocity ? count : 0)
    let descents: UnsafeMutablePointer<V> = unsafe arena.make(isWhole ? 0 : count)
    let blockDescents: UnsafeMutablePointer<V> = unsafe arena.make(isWhole ? 0 : count)
    for (l, activation) in topology.activations.enumerated() {
      let units = topology.sizes[l + 1]
      let stride = LanesBundle.stride(units)
      unsafe layers.append(
        LanesLayer(
          inputCount: topology.sizes[l], unitCount: units, activation: activation, weights: weights + first,
          velocities: velocities + first, descents: descents + first, blockDescents: blockDescents + first,
          nets: arena.make(rows * stride), deltas: arena.make(rows * stride),
          outputs: arena.make(rows * stride), previousOutputs: arena.make(rows * stride), stride: stride))
      first += units * (topology.sizes[l] + 1)
    }
  }

  /// Vectors from one row of `count` numbers to the next: not a multiple of a power of two that would put the rows
  /// into the same few sets of the cache.
  private static func stride(_ count: Int) -> Int { count >= 16 && count % 8 == 0 ? count + 1 : count }

  /// Batches of up to 32 samples are one piece; larger ones are cut into pieces that 256 is a multiple of.
  private static func pieceSize(of topology: Topology, batch: Int) -> Int {
    let row = topology.sizes.reduce(0, +) * MemoryLayout<V>.stride
    var size = 32
    while size > 4 && size * row > 1 << 19 { size /= 2 }
    return batch > 1 && batch <= 32 ? max(batch, min(size, 8)) : size
  }

  /// Each lane's first weights; jobs of one seed start alike, so that they are drawn once for all of them.
  private func drawWeights() {
    var drawn: [NetworkStart: Network<Scalar>] = [:]
    for (number, job) in jobs.enumerated() {
      let start = NetworkStart(initialization: job.initialization, seed: job.seed)
      let network = drawn[start] ?? Network(topology, initialization: job.initialization, seed: job.seed)
      drawn[start] = network
      put(network, into: number)
    }
  }

  /// Writes the weights of a job's network into its lane.
  func put(_ network: Network<Scalar>, into job: Int) {
    let (group, lane) = job.quotientAndRemainder(dividingBy: V.scalarCount)
    for (l, layer) in network.layers.enumerated() {
      let to = layers[l]
      let weights = unsafe to.weights + group * groupStride
      for j in 0..<layer.unitCount {
        let (bias, size) = (to.place(ofBiasOf: j), UnitBlocks.block(of: j, among: to.unitCount).size)
        unsafe weights[bias][lane] = layer.biases[j]
        for i in 0..<layer.inputCount {
          unsafe weights[bias + (i + 1) * size][lane] = layer.weights[j * layer.inputCount + i]
        }
      }
    }
  }

  /// The network in a job's lane.
  func network(of job: Int) -> Network<Scalar> {
    let (group, lane) = job.quotientAndRemainder(dividingBy: V.scalarCount)
    var network = Network<Scalar>(zeros: topology)
    for l in layers.indices {
      let from = layers[l]
      let weights = unsafe from.weights + group * groupStride
      for j in 0..<from.unitCount {
        let (bias, size) = (from.place(ofBiasOf: j), UnitBlocks.block(of: j, among: from.unitCount).size)
        network.layers[l].biases[j] = unsafe weights[bias][lane]
        for i in 0..<from.inputCount {
          unsafe network.layers[l].weights[j * from.inputCount + i] = weights[bias + (i + 1) * size][lane]
        }
      }
    }
    return network
  }

  /// Ends the training of a job: its lane becomes a network of zeros that stays one.
  func silence(_ job: Int) {
    isLearning[job] = false
    let (group, lane) = job.quotientAndRemainder(dividingBy: V.scalarCount)
    put(Network(zeros: topology), into: job)
    unsafe learningRates[group][lane] = 0
    for l in layers.indices where plan.ruleKind != .plain {
      let layer = layers[l]
      for w in 0..<layer.weightCount { unsafe layer.velocities[group * groupStride + w][lane] = 0 }
    }
  }

  /// Puts the samples at `positions` of the training set in this epoch's orders side by side.
  func pack(_ positions: Range<Int>) {
    for (f, feed) in trainFeeds.feeds.enumerated() {
      unsafe feed.pack(
        positions, in: orders, inputs: packedInputs + f * inputFeedStride, inputStride: inputStride,
        targets: packedTargets + f * targetFeedStride, targetStride: topology.outputCount)
    }
  }

  /// Whether to stop: asked about every 2¹⁸ vector operations.
  func shouldStop(after work: Int, _ isCancelled: () -> Bool) -> Bool {
    workSinceCheck += work
    guard workSinceCheck >= 1 << 18 else { return false }
    workSinceCheck = 0
    return isCancelled()
  }
}

extension TrainingPlan {
  /// Which of the rules moves the weights.
  var ruleKind: RuleKind {
    switch optimizer {
    case .sgd(momentum: 0, nesterov: _): .plain
    case .sgd(_, nesterov: false): .momentum
    case .sgd(_, nesterov: true): .nesterov
    }
  }
}

/// Gradient descent, with momentum, or with Nesterov's.
enum RuleKind { case plain, momentum, nesterov }

/// What decides a network's first weights, besides its topology.
private struct NetworkStart: Hashable {
  let initialization: Initialization
  let seed: UInt64
}
