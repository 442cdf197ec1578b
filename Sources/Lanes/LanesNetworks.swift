import Arithmetic
import Kernels
import Learning

/// The networks in the lanes of vectors and the steps of back-propagation on them, as the reference has them.
///
/// All pointers are into the arena that it was made from, which must outlive it; a copy is the same networks.
@safe
struct LanesNetworks<V: LaneVector> {
  let registers: Int
  private(set) var layers: UnsafeMutablePointer<LanesLayer<V>>
  /// The same layers with the two places for outputs exchanged, which online training uses for every other sample.
  private var exchangedLayers: UnsafeMutablePointer<LanesLayer<V>>
  let layerCount: Int
  let outputCount: Int
  let hasBiases: Bool
  let loss: Loss
  let kind: RuleKind
  /// The numbers of each lane's update rule, by register.
  let rules: UnsafeMutablePointer<UpdateRule<V>>
  /// η of each lane, for online steps; by register, as the margins are.
  let learningRates: UnsafeMutablePointer<V>
  let errorMargins: UnsafeMutablePointer<V>
  let hasErrorMargin: Bool
  /// Vectors from one row of inputs, and of targets, to the next: each has the first register's, the second's, …
  let inputStride: Int
  let targetStride: Int
  private let sums: UnsafeMutablePointer<V>

  /// Networks of zeros, of the topology and rules that the jobs share; `rows` samples are processed together.
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
        descents: arena.make(extra), chains: arena.make(extra),
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

  /// The same networks, which find the outputs of the sample before where these have their own.
  var exchanged: LanesNetworks {
    var other = self
    unsafe swap(&other.layers, &other.exchangedLayers)
    return other
  }

  /// Vectors from one row of `count` numbers to the next: rows a multiple of a large power of two apart would share the
  /// same few sets of the cache.
  private static func rowStride(_ count: Int) -> Int { count >= 16 && count % 8 == 0 ? count + 1 : count }

  var laneCount: Int { registers * V.scalarCount }

  var last: LanesLayer<V> {
    @inline(__always) get { unsafe layers[layerCount &- 1] }
  }

  /// Takes samples forward, a row each.
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

  /// δ of all units from the samples that went forward last; `scale` is 1/(the batch's size) where the gradient is a
  /// mean.
  func backward(_ targets: UnsafePointer<V>, rows: Int, scale: V.Scalar?) {
    for row in 0..<rows { unsafe outputDeltas(row, targets + row &* targetStride, scale: scale) }
    for l in stride(from: layerCount &- 1, to: 0, by: -1) {
      let (layer, before) = unsafe (layers[l], layers[l &- 1])
      for row in 0..<rows {
        BackwardPass(layer: layer, before: before, row: row).run(over: layer.inputCount)
      }
    }
  }

  /// δ_k = (d_k − O_k)·f′(net_k) of a row, or d_k − O_k where the loss is cross-entropy; an error within the margin
  /// counts as +0.
  @inline(__always)
  private func outputDeltas(_ row: Int, _ targets: UnsafePointer<V>, scale: V.Scalar?) {
    let last = last
    let (outputs, deltas) = unsafe (last.outputs + row &* last.stride, last.deltas + row &* last.stride)
    let activation = loss == .squaredError ? last.activation : .identity
    for k in 0..<targetStride {
      var error = unsafe targets[k] - outputs[k]
      if hasErrorMargin {
        error = unsafe error.replacing(
          with: V(repeating: 0), where: error.magnitudes .< errorMargins[k / outputCount])
      }
      let delta = unsafe activation.timesDerivative(error, at: outputs[k])
      unsafe deltas[k] = scale.map { delta * V(repeating: $0) } ?? delta
    }
  }

  /// Adds the descents of a piece of a batch, and after the last piece moves the weights.
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

  /// Each lane's loss of a row of samples that went forward last; a row of targets has all registers'.
  func sampleLoss(row: Int, register: Int, targets: UnsafePointer<V>) -> V.Doubles {
    unsafe last.sampleLoss(loss, row: row, register: register, targets: targets + register * outputCount)
      .doubles
  }
}
