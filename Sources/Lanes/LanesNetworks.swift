import Arithmetic
import Kernels
import Learning

/// The networks in the lanes of vectors and the steps of back-propagation on them, as in the reference.
///
/// All pointers point into the arena that is passed to `init`, which must outlive this value; a copy refers
/// to the same networks.
@safe
struct LanesNetworks<V: LaneVector> {
  let registers: Int
  private(set) var layers: UnsafeMutablePointer<LanesLayer<V>>
  /// The same layers with `outputs` and `previousOutputs` exchanged, which online training uses for every
  /// other sample.
  private var exchangedLayers: UnsafeMutablePointer<LanesLayer<V>>
  let layerCount: Int
  let outputCount: Int
  let hasBiases: Bool
  let loss: Loss
  let kind: UpdateRuleKind
  /// The constants of each lane's update rule, by register.
  let rules: UnsafeMutablePointer<UpdateRule<V>>
  /// η of each lane for online steps, by register; likewise the error margins.
  let learningRates: UnsafeMutablePointer<V>
  let errorMargins: UnsafeMutablePointer<V>
  let hasErrorMargin: Bool
  /// Vectors from one row of inputs, and of targets, to the next. A row holds those of the first register,
  /// of the second, …
  let inputStride: Int
  let targetStride: Int
  private let sums: UnsafeMutablePointer<V>

  /// Creates networks of zeros with the topology and update rule that the jobs share, for `rows` samples at
  /// a time.
  init(
    _ job: TrainingJob, registers: Int, rows: Int, isWholeBatch: Bool, hasErrorMargin: Bool, in arena: Arena
  ) {
    self.registers = registers
    self.hasErrorMargin = hasErrorMargin
    let topology = job.topology
    layerCount = topology.activations.count
    outputCount = topology.outputCount
    hasBiases = topology.hasBiases
    loss = job.plan.loss
    kind = job.plan.ruleKind
    unsafe learningRates = arena.make(registers)
    unsafe rules = arena.make(registers)
    unsafe errorMargins = arena.make(registers)
    unsafe sums = arena.make(3 * UnitBlocks.largest)
    inputStride = LanesNetworks.rowStride(registers * topology.inputCount)
    targetStride = registers * outputCount
    let layers = (0..<topology.activations.count).map { l in
      let units = topology.sizes[l + 1]
      let count = registers * units * (topology.sizes[l] + 1)
      let stride = LanesNetworks.rowStride(registers * units)
      let extra = isWholeBatch ? 0 : count
      return unsafe LanesLayer<V>(
        registers: registers, inputCount: topology.sizes[l], unitCount: units,
        activation: topology.activations[l],
        weights: arena.make(count),
        firstState: arena.make(job.plan.ruleKind.stateCount > 0 ? count : 0),
        secondState: arena.make(job.plan.ruleKind.stateCount > 1 ? count : 0),
        gradients: arena.make(extra), chains: arena.make(extra),
        nets: arena.make(rows * stride), deltas: arena.make(rows * stride),
        outputs: arena.make(rows * stride),
        previousOutputs: arena.make(rows * stride), stride: stride)
    }
    unsafe self.layers = arena.make(layers.count)
    unsafe exchangedLayers = arena.make(layers.count)
    for l in layers.indices {
      unsafe self.layers[l] = layers[l]
      unsafe exchangedLayers[l] = layers[l].exchanged
    }
  }

  /// The same networks with `outputs` and `previousOutputs` exchanged in every layer.
  var exchanged: LanesNetworks {
    var other = self
    unsafe swap(&other.layers, &other.exchangedLayers)
    return other
  }

  /// Vectors from one row of `count` numbers to the next: rows that are a large power of two apart would
  /// compete for a few sets of the cache.
  private static func rowStride(_ count: Int) -> Int { count >= 16 && count % 8 == 0 ? count + 1 : count }

  var laneCount: Int { registers * V.scalarCount }

  var last: LanesLayer<V> {
    @inline(__always) get { unsafe layers[layerCount &- 1] }
  }

  /// Propagates samples forward, one per row.
  func forward(_ inputs: UnsafePointer<V>, rows: Int) {
    var (source, stride) = unsafe (inputs, inputStride)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      unsafe ForwardPass(layer: layer, inputs: source, inputStride: stride, rows: rows)
        .run(over: layer.unitCount)
      layer.activate(rows: rows)
      unsafe (source, stride) = (UnsafePointer(layer.outputs), layer.stride)
    }
  }

  /// Computes δ of all units from the samples that were propagated forward last; `scale` is 1/(batch size)
  /// if the gradient is a mean.
  func backward(_ targets: UnsafePointer<V>, rows: Int, scale: V.Scalar?) {
    for row in 0..<rows { unsafe outputDeltas(row, targets + row &* targetStride, scale: scale) }
    propagateBack(rows: rows)
  }

  /// The same with weights: a row of `weights` has a vector of ω per register; `scales` are 1/Ω by register if the gradient
  /// is a mean.
  func backward(
    _ targets: UnsafePointer<V>, rows: Int, weights: UnsafePointer<V>, scales: UnsafePointer<V>?
  ) {
    for row in 0..<rows {
      unsafe outputDeltas(row, targets + row &* targetStride, scale: nil)
      unsafe weighDeltas(row, weights + row &* registers, scales: scales)
    }
    propagateBack(rows: rows)
  }

  /// δ_k ← δ_k·ω of a row, then δ_k·(1/Ω).
  private func weighDeltas(_ row: Int, _ weights: UnsafePointer<V>, scales: UnsafePointer<V>?) {
    let deltas = unsafe last.deltas + row &* last.stride
    for k in 0..<targetStride {
      let register = k / outputCount
      let delta = unsafe deltas[k] * weights[register]
      if let scales = unsafe scales {
        unsafe deltas[k] = delta * scales[register]
      } else {
        unsafe deltas[k] = delta
      }
    }
  }

  /// δ of the layers before the last, from those of the last.
  @inline(__always)
  private func propagateBack(rows: Int) {
    for l in stride(from: layerCount &- 1, to: 0, by: -1) {
      let (layer, before) = unsafe (layers[l], layers[l &- 1])
      for row in 0..<rows {
        BackwardPass(layer: layer, before: before, row: row).run(over: layer.inputCount)
        before.differentiate(row)
      }
    }
  }

  /// δ_k = (d_k − O_k)·f′(net_k) of a row, or d_k − O_k where the loss is cross-entropy; an error within the margin
  /// counts as +0.
  @inline(__always)
  private func outputDeltas(_ row: Int, _ targets: UnsafePointer<V>, scale: V.Scalar?) {
    let errors = unsafe OutputDeltas(
      layer: last, row: row, targets: targets, count: targetStride,
      margins: hasErrorMargin ? errorMargins : nil, scale: scale)
    (loss == .squaredError ? last.activation : .identity).apply(errors)
  }

  /// Adds the gradient of a piece of a batch, and updates the weights after the last piece.
  func update(_ inputs: UnsafePointer<V>, rows: Int, piece: BatchPiece, hasPenalty: Bool) {
    var (source, stride) = unsafe (inputs, inputStride)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      let update = unsafe LanesUpdate(
        layer: layer, piece: piece, kind: kind, hasPenalty: hasPenalty, rules: rules, sums: sums)
      unsafe GradientPass(
        inputs: source, inputStride: stride, rows: rows, hasBiases: hasBiases, update: update
      ).run(over: layer.unitCount)
      unsafe (source, stride) = (UnsafePointer(layer.outputs), layer.stride)
    }
  }

  /// Each lane's loss of a row of samples that were propagated forward last; a row of targets holds those
  /// of all registers.
  func sampleLoss(row: Int, register: Int, targets: UnsafePointer<V>) -> V.Doubles {
    unsafe last.sampleLoss(loss, row: row, register: register, targets: targets + register * outputCount)
      .doubles
  }
}
