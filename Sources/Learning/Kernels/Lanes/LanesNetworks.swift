/// The networks in the lanes of vectors and the steps of back-propagation on them, as the reference has them.
///
/// All pointers are into the arena that it was made from, which must outlive it; a copy is the same networks.
@safe
struct LanesNetworks<V: LaneVector> {
  typealias Part = V.Part

  private(set) var layers: UnsafeMutablePointer<LanesLayer<V>>
  /// The same layers with the two places for outputs exchanged, which online training uses for every other sample.
  private var exchangedLayers: UnsafeMutablePointer<LanesLayer<V>>
  let layerCount: Int
  let outputCount: Int
  let hasBiases: Bool
  let loss: Loss
  let kind: RuleKind
  /// The numbers of each lane's update rule, register by register.
  let rules: UnsafeMutablePointer<UpdateRule<V.Part>>
  /// η of each lane, for online steps.
  let learningRates: UnsafeMutablePointer<V>
  let errorMargins: UnsafeMutablePointer<V>
  let hasErrorMargin: Bool
  /// Vectors from one row of inputs to the next.
  let inputStride: Int
  private let sums: UnsafeMutablePointer<V>

  /// Networks of zeros, of the topology and rules that the jobs share; `rows` samples are processed together.
  init(_ job: TrainingJob, rows: Int, isWholeBatch: Bool, hasErrorMargin: Bool, in arena: Arena) {
    self.hasErrorMargin = hasErrorMargin
    let topology = job.topology
    layerCount = topology.activations.count
    outputCount = topology.outputCount
    hasBiases = topology.hasBiases
    loss = job.plan.loss
    kind = job.plan.ruleKind
    unsafe learningRates = arena.make(1)
    unsafe rules = arena.make(V.partCount)
    unsafe errorMargins = arena.make(1)
    unsafe sums = arena.make(3 * UnitBlocks<V>.largest)
    inputStride = LanesNetworks.rowStride(topology.inputCount)
    let layers = (0..<topology.activations.count).map { l in
      let units = topology.sizes[l + 1]
      let count = units * (topology.sizes[l] + 1)
      let stride = LanesNetworks.rowStride(units)
      let extra = isWholeBatch ? 0 : count
      return unsafe LanesLayer<V>(
        inputCount: topology.sizes[l], unitCount: units, activation: topology.activations[l],
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

  var last: LanesLayer<V> {
    @inline(__always) get { unsafe layers[layerCount &- 1] }
  }

  /// Takes samples forward, a row each.
  func forward(_ inputs: UnsafePointer<V>, rows: Int) {
    var (source, stride) = unsafe (inputs, inputStride)
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      unsafe ForwardPass(
        weights: layer.weights, inputCount: layer.inputCount, inputs: source, inputStride: stride,
        nets: layer.nets, netStride: layer.stride, rows: rows
      ).run(over: layer.unitCount)
      layer.activate(rows: rows)
      unsafe (source, stride) = (UnsafePointer(layer.outputs), layer.stride)
    }
  }

  /// δ of all units from the samples that went forward last; `scale` is 1/(the batch's size) where the gradient is a
  /// mean.
  func backward(_ targets: UnsafePointer<V>, rows: Int, scale: V.Scalar?) {
    for row in 0..<rows { unsafe outputErrors(row, targets + row &* outputCount) }
    let last = last
    if loss == .squaredError { last.differentiate(rows: rows) }
    if let scale {
      for place in 0..<rows &* last.stride {
        unsafe last.deltas[place] = last.deltas[place] * V(repeating: scale)
      }
    }
    for l in stride(from: layerCount &- 1, to: 0, by: -1) {
      let (layer, before) = unsafe (layers[l], layers[l &- 1])
      for row in 0..<rows {
        unsafe backwardPass(layer, row: row, to: before.deltas + row &* before.stride)
      }
      before.differentiate(rows: rows)
    }
  }

  /// d − O of a row of outputs, into δ; +0 where it is within the margin.
  @inline(__always)
  private func outputErrors(_ row: Int, _ targets: UnsafePointer<V>) {
    let last = last
    let place = row &* last.stride
    for k in 0..<outputCount { unsafe last.deltas[place &+ k] = targets[k] - last.outputs[place &+ k] }
    guard hasErrorMargin else { return }
    let margin = unsafe errorMargins[0]
    for k in 0..<outputCount {
      let error = unsafe last.deltas[place &+ k]
      unsafe last.deltas[place &+ k] = error.replacing(
        with: V(repeating: 0), where: error.magnitudes .< margin)
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
        inputCount: layer.inputCount, hasBiases: hasBiases, deltas: layer.deltas, deltaStride: layer.stride,
        inputs: source, inputStride: stride, rows: rows, update: update
      ).run(over: layer.unitCount)
      unsafe (source, stride) = (UnsafePointer(layer.outputs), layer.stride)
    }
  }

  /// One sample after the other, each of which moves the weights; the last one's update is left due.
  func trainOnline(
    _ inputs: UnsafePointer<V>, _ targets: UnsafePointer<V>, rows: Int, after due: DueUpdate<V>?,
    runningLoss: UnsafeMutablePointer<V.Doubles>?
  ) -> DueUpdate<V> {
    var due = due
    let exchanged = exchanged
    for row in 0..<rows {
      let (x, d) = unsafe (inputs + row &* inputStride, targets + row &* outputCount)
      let isExchanged = due.map { !$0.isExchanged } ?? false
      let networks = isExchanged ? exchanged : self
      unsafe networks.stepOnline(x, after: due?.inputs)
      if let sum = unsafe runningLoss {
        unsafe sum[0] = sum[0] + networks.sampleLoss(row: 0, targets: d).doubles
      }
      unsafe networks.backward(d, rows: 1, scale: nil)
      unsafe due = DueUpdate(inputs: x, isExchanged: isExchanged)
    }
    return due!
  }

  /// One online step: the weights move by the sample before, whose inputs are `previous`, and take this sample forward;
  /// then its δ are made. Without `previous` the weights stay as they are.
  @inline(__always)
  private func stepOnline(_ inputs: UnsafePointer<V>, after previous: UnsafePointer<V>?) {
    var source = unsafe inputs
    var before = unsafe previous
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      if let previous = unsafe before {
        unsafe UpdateAndForwardPass(
          weights: layer.weights, inputCount: layer.inputCount, hasBiases: hasBiases,
          learningRate: learningRates[0], deltas: layer.deltas, previous: previous, inputs: source,
          nets: layer.nets
        ).run(over: layer.unitCount)
        unsafe before = UnsafePointer(layer.previousOutputs)
      } else {
        unsafe ForwardPass(
          weights: layer.weights, inputCount: layer.inputCount, inputs: source, inputStride: 0,
          nets: layer.nets,
          netStride: 0, rows: 1
        ).run(over: layer.unitCount)
      }
      layer.activate(rows: 1)
      unsafe source = UnsafePointer(layer.outputs)
    }
  }

  /// Makes an update that is due.
  func make(_ due: DueUpdate<V>) {
    var source = unsafe due.inputs
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      unsafe UpdatePass(
        weights: layer.weights, inputCount: layer.inputCount, hasBiases: hasBiases,
        learningRate: learningRates[0], deltas: layer.deltas, inputs: source
      ).run(over: layer.unitCount)
      unsafe source = UnsafePointer(due.isExchanged ? layer.previousOutputs : layer.outputs)
    }
  }

  /// Each lane's loss of a row of samples that went forward last.
  func sampleLoss(row: Int, targets: UnsafePointer<V>) -> V {
    var losses = V(repeating: 0)
    unsafe withUnsafeMutablePointer(to: &losses) { losses in
      for part in 0..<V.partCount {
        unsafe losses.parts[part] = last.sampleLoss(loss, row: row, part: part, targets: targets.parts + part)
      }
    }
    return losses
  }
}

/// An online update that will be made with the next sample's forward step: where the sample's inputs are, and in which
/// of two places its outputs.
@safe
struct DueUpdate<V: LaneVector> {
  let inputs: UnsafePointer<V>
  let isExchanged: Bool
}
