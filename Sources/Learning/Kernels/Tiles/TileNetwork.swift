/// A network in the layout of the tiles, with room for the outputs and δ of a block of samples.
@safe
final class TileNetwork<V: VectorRegister> {
  typealias Layer = TileLayer<V>

  private let arena = Arena()
  let layers: UnsafeMutableBufferPointer<Layer>
  let topology: Topology
  /// Samples that there are rows for.
  let capacity: Int
  /// The numbers of the step.
  let rule: UnsafeMutablePointer<UpdateRule<V>>
  /// A row of targets for each row of outputs.
  private let targets: UnsafeMutablePointer<V>
  /// The loss of each row's sample.
  private let losses: UnsafeMutablePointer<V.Scalar>
  /// Scratch memory of each worker.
  private let columns: UnsafeMutablePointer<TileColumns<V>>

  init(_ topology: Topology, capacity: Int, workers: Int, stateCount: Int, keepsDescent: Bool) {
    self.topology = topology
    self.capacity = capacity
    let count = topology.activations.count
    let layers = unsafe UnsafeMutableBufferPointer(start: arena.make(count, of: Layer.self), count: count)
    var inputs = unsafe arena.make(capacity, of: Layer.Row.self)
    for l in topology.activations.indices {
      let layer = unsafe Layer(
        l, of: topology, inputs: inputs, capacity: capacity, workers: workers, stateCount: stateCount,
        keepsDescent: keepsDescent, in: arena)
      unsafe layers[l] = layer
      unsafe inputs = layer.outputRows(capacity: capacity, in: arena)
    }
    unsafe self.layers = layers
    let strips = unsafe layers[count - 1].strips
    unsafe rule = arena.make(1)
    unsafe targets = arena.make(capacity * strips)
    unsafe losses = arena.make(capacity)
    unsafe columns = arena.make(workers)
    for worker in 0..<workers { unsafe columns[worker] = TileColumns(strips: strips, in: arena) }
  }

  private var layerCount: Int { topology.activations.count }
  private var last: Layer { unsafe layers[layerCount - 1] }

  func load(_ network: Network<V.Scalar>) {
    for l in network.layers.indices { unsafe layers[l].load(network.layers[l]) }
  }

  /// The weights and biases as every trainer leaves them.
  var network: Network<V.Scalar> {
    var network = Network<V.Scalar>(zeros: topology)
    for l in network.layers.indices { unsafe layers[l].store(to: &network.layers[l]) }
    return network
  }

  /// Whether no weight or bias is NaN or infinite.
  var isFinite: Bool { unsafe layers.allSatisfy { $0.isFinite } }

  /// ½λ₂Σw² + λ₁Σ|w|.
  func value(of penalty: Penalty) -> Double {
    penalty.value(squares: { sum(of: .square) }, magnitudes: { sum(of: .magnitude) })
  }

  /// The sum in the order of `Network.sum`.
  private func sum(of term: WeightTerm) -> Double {
    var sum = StridedSum()
    var unit = 0
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      layer.add(term, to: &sum, from: unit)
      unit += layer.unitCount
    }
    return sum.total
  }

  /// Gives every weight and bias its first step size, where the rule keeps one.
  func fillSteps(with step: V.Scalar) {
    for l in 0..<layerCount { unsafe layers[l].fillSteps(with: step) }
  }

  /// Makes a sample's inputs and targets those of a row.
  @inline(__always)
  func place(_ sample: Int, of samples: SampleRows<V>, inRow row: Int) {
    unsafe layers[0].inputs[row] = samples.inputs(of: sample)
    unsafe samples.copyTargets(of: sample, to: targets + row * last.strips)
  }

  /// Makes the inputs and targets of samples those of rows; row r takes the sample at `start` + r of an order.
  func place(_ rows: Range<Int>, of samples: SampleRows<V>, order: [Int32], from start: Int) {
    let inputs = unsafe layers[0].inputs
    let (targets, strips) = unsafe (targets, last.strips)
    let order = order.span
    for row in rows {
      let sample = Int(order[start &+ row])
      unsafe inputs[row] = samples.inputs(of: sample)
      unsafe samples.copyTargets(of: sample, to: targets + row &* strips)
    }
  }

  /// O of all layers.
  @inline(__always)
  func forward(_ rows: Range<Int>, worker: Int) {
    for l in 0..<layerCount { unsafe layers[l].forward(rows, columns[worker]) }
  }

  /// δ of all layers.
  @inline(__always)
  func backward(_ rows: Range<Int>, loss: Loss, errorMargin: V.Scalar, scale: V.Scalar?) {
    unsafe last.outputDeltas(rows, targets: targets, loss: loss, errorMargin: errorMargin, scale: scale)
    for l in stride(from: layerCount - 1, to: 0, by: -1) {
      unsafe layers[l].backward(rows, to: layers[l - 1])
    }
  }

  /// Brings what wide layers read in the descent together.
  func pack(_ rows: Range<Int>) {
    for l in 0..<layerCount { unsafe layers[l].packing?.pack(layers[l].inputs, samples: rows) }
  }

  /// A worker's share of the descent over the first `samples` rows, and of the weights' step where it is complete.
  @inline(__always)
  func descend(
    samples: Int, _ kind: RuleKind, stage: TileUpdate<V>.Stage, hasPenalty: Bool,
    share: Int, of shares: Int
  ) {
    for l in 0..<layerCount {
      let layer = unsafe layers[l]
      let update = unsafe TileUpdate(
        rule: UnsafePointer(rule), kind: kind, stage: stage, hasPenalty: hasPenalty, weights: layer.weights,
        firstState: layer.firstState, secondState: layer.secondState, descent: layer.descent)
      layer.descend(samples: samples, update, share: share, of: shares)
      if topology.hasBiases { layer.descendBiases(samples: samples, update, share: share, of: shares) }
    }
  }

  /// Computes the losses of rows that have gone forward.
  func measureLosses(_ rows: Range<Int>, loss: Loss, worker: Int) {
    let columns = unsafe columns[worker]
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: V.scalarCount) {
      let count = min(V.scalarCount, rows.upperBound - first)
      unsafe last.gather(columns, first: first, count: count, targets: targets)
      let values = last.losses(columns, loss: loss)
      for s in 0..<count { unsafe losses[first + s] = values[s] }
    }
  }

  /// The losses of some samples that another went forward with, one a lane, from rows of its own.
  func losses(
    outputs: UnsafePointer<V>, nets: UnsafePointer<V>, targets: UnsafePointer<V>, rowVectors: Int,
    samples: Int,
    loss: Loss
  ) -> V {
    let columns = unsafe columns[0]
    unsafe columns.gather(outputs, rowVectors: rowVectors, samples: samples, to: columns.outputs)
    unsafe columns.gather(nets, rowVectors: rowVectors, samples: samples, to: columns.nets)
    unsafe columns.gather(targets, rowVectors: rowVectors, samples: samples, to: columns.targets)
    return last.losses(columns, loss: loss)
  }

  /// The loss of a row's sample, once measured.
  func loss(ofRow row: Int) -> Double { unsafe Double(losses[row]) }

  /// Adds the rows `0 ..< count`, which have gone forward, to the sums of an evaluation.
  func measure(_ count: Int, from sample: Int, into sums: TileMeasurement<V>) {
    let columns = unsafe columns[0]
    for first in stride(from: 0, to: count, by: V.scalarCount) {
      let group = min(V.scalarCount, count - first)
      unsafe last.gather(columns, first: first, count: group, targets: targets)
      sums.add(columns, losses: last.losses(columns, loss: sums.loss), samples: group, from: sample + first)
    }
  }
}
