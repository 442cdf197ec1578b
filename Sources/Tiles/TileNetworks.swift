import Arithmetic
import Kernels
import Learning

/// Networks of one shape in the layout of the tiles, with memory for the outputs and δ of a block of
/// samples that they share: siblings, whose first layers are one wide layer.
@safe
final class TileNetworks<V: VectorRegister> {
  typealias Layer = TileLayer<V>

  private let arena = Arena()
  /// The first layers of all networks.
  private let first: Layer
  /// Each network's layers; the first are those in `first`.
  private let layers: UnsafeMutablePointer<Layer>
  let count: Int
  let topology: Topology
  /// The number of rows, one per sample.
  let capacity: Int
  /// The constants of the step, of each network.
  let rules: UnsafeMutableBufferPointer<UpdateRule<V>>
  /// A row of targets for each row of outputs.
  private let targets: UnsafeMutablePointer<V>
  /// ω of each row's sample in a step; nil if the networks have no weights.
  private let weights: UnsafeMutablePointer<V.Scalar>?
  /// The loss of each network's rows.
  private let losses: UnsafeMutablePointer<V.Scalar>
  /// Scratch memory of each worker.
  private let columns: UnsafeMutablePointer<SampleColumns<V>>

  /// - Parameters:
  ///   - samplesPerStep: samples of the largest block that the weights are updated from.
  ///   - capacity: samples of the largest block that is propagated forward.
  ///   - isWeighted: whether samples have weights.
  init(
    _ topology: Topology, count: Int, samplesPerStep: Int, capacity: Int, workers: Int, stateCount: Int,
    keepsGradient: Bool, isWeighted: Bool
  ) {
    self.topology = topology
    self.count = count
    self.capacity = capacity
    let depth = topology.activations.count
    let rules = unsafe UnsafeMutableBufferPointer<UpdateRule<V>>(start: arena.make(count), count: count)
    let rows = unsafe arena.make(capacity, of: Layer.Row.self)
    let arena = arena
    func layer(_ l: Int, of networks: Range<Int>, inputs: UnsafeMutablePointer<Layer.Row>) -> Layer {
      unsafe Layer(
        l, of: topology, rules: UnsafeBufferPointer(rebasing: rules[networks]), inputs: inputs,
        samplesPerStep: samplesPerStep, capacity: capacity, workers: workers, stateCount: stateCount,
        keepsGradient: keepsGradient, in: arena)
    }
    let first = unsafe layer(0, of: 0..<count, inputs: rows)
    let layers = unsafe arena.make(count * depth, of: Layer.self)
    for n in 0..<count {
      unsafe layers[n * depth] = Layer(sibling: n, in: first)
      for l in 1..<max(1, depth) {
        let inputs = unsafe layers[n * depth + l - 1].outputRows(capacity: capacity, in: arena)
        unsafe layers[n * depth + l] = layer(l, of: n..<n + 1, inputs: inputs)
      }
    }
    unsafe (self.first, self.layers, self.rules) = (first, layers, rules)
    let strips = unsafe layers[depth - 1].strips
    unsafe targets = arena.make(capacity * strips)
    unsafe weights = isWeighted ? arena.make(capacity) : nil
    unsafe losses = arena.make(count * capacity)
    unsafe columns = arena.make(workers)
    for worker in 0..<workers { unsafe columns[worker] = SampleColumns(strips: strips, in: arena) }
  }

  private var depth: Int { topology.activations.count }

  /// The layers of network `n`.
  @inline(__always)
  private func layers(of n: Int) -> UnsafeMutableBufferPointer<Layer> {
    unsafe UnsafeMutableBufferPointer(start: layers + n &* depth, count: depth)
  }

  @inline(__always)
  private func last(of n: Int) -> Layer { unsafe layers[(n &+ 1) &* depth &- 1] }

  func load(_ network: Network<V.Scalar>, as n: Int) {
    let layers = unsafe layers(of: n)
    for l in network.layers.indices { unsafe layers[l].load(network.layers[l]) }
  }

  /// The weights and biases of network `n`.
  func network(_ n: Int) -> Network<V.Scalar> {
    var network = Network<V.Scalar>(zeros: topology)
    let layers = unsafe layers(of: n)
    for l in network.layers.indices { unsafe layers[l].store(to: &network.layers[l]) }
    return network
  }

  /// Whether no weight or bias of network `n` is NaN or infinite.
  func isFinite(_ n: Int) -> Bool { unsafe layers(of: n).allSatisfy { $0.isFinite } }

  /// ½λ₂Σw² + λ₁Σ|w| over network `n`.
  func value(of penalty: WeightPenalty, for n: Int) -> Double {
    penalty.value(squares: { sum(of: .square, in: n) }, magnitudes: { sum(of: .magnitude, in: n) })
  }

  /// The sum in the order of `Network.sum`.
  private func sum(of term: PenaltyTerm, in n: Int) -> Double {
    var sum = StridedSum()
    var unit = 0
    for l in 0..<depth {
      let layer = unsafe layers(of: n)[l]
      layer.add(term, to: &sum, from: unit)
      unit += layer.unitCount
    }
    return sum.total
  }

  /// Gives every weight and bias of network `n` its initial step size, if the rule stores one.
  func fillStepSizes(with step: V.Scalar, in n: Int) {
    for l in 0..<depth { unsafe layers(of: n)[l].fillStepSizes(with: step) }
  }

  /// Assigns a sample to a row, which refers to the sample's inputs by pointer: they must stay valid until
  /// the row has been used.
  @inline(__always)
  func place(_ sample: Int, of samples: SampleRows<V>, inRow row: Int) {
    unsafe first.inputs[row] = samples.inputs(of: sample)
    unsafe samples.copyTargets(of: sample, to: targets + row * last(of: 0).strips)
  }

  /// The same for several rows; row r takes the sample at `start` + r of an order.
  func place(_ rows: Range<Int>, of samples: SampleRows<V>, order: [Int32], from start: Int) {
    let inputs = unsafe first.inputs
    let (targets, strips) = unsafe (targets, last(of: 0).strips)
    let order = order.span
    for row in rows {
      let sample = Int(order[start &+ row])
      unsafe inputs[row] = samples.inputs(of: sample)
      unsafe samples.copyTargets(of: sample, to: targets + row &* strips)
    }
  }

  /// Places the ω of rows; row r takes that of the sample at `start` + r of an order.
  func place(
    _ rows: Range<Int>, weights values: SampleWeights<V.Scalar>, order: [Int32], from start: Int
  ) {
    guard let weights = unsafe weights else { return }
    for row in rows { unsafe weights[row] = values.values[Int(order[start + row])] }
  }

  /// O of all layers.
  @inline(__always)
  func forward(_ rows: Range<Int>, worker: Int) {
    first.computeNets(rows)
    // Softmax depends on which outputs belong to one network.
    if depth > 1 { unsafe first.activate(rows, columns[worker]) }
    for n in 0..<count {
      let layers = unsafe layers(of: n)
      if depth == 1 { unsafe layers[0].activate(rows, columns[worker]) }
      for l in 1..<max(1, depth) {
        unsafe layers[l].computeNets(rows)
        unsafe layers[l].activate(rows, columns[worker])
      }
    }
  }

  /// δ of all layers; `scale` is 1/B, or 1/Ω, if the gradient is a mean.
  @inline(__always)
  func backward(_ rows: Range<Int>, loss: Loss, errorMargin: V.Scalar, scale: V.Scalar?) {
    for n in 0..<count {
      let layers = unsafe layers(of: n)
      unsafe last(of: n).outputDeltas(
        rows, targets: targets, loss: loss, errorMargin: errorMargin, scale: weights == nil ? scale : nil)
      if let weights = unsafe weights {
        unsafe last(of: n).weighDeltas(rows, weights: weights, scale: scale)
      }
      for l in stride(from: depth - 1, to: 0, by: -1) {
        unsafe layers[l].backward(rows, to: layers[l - 1])
        if l > 1 { unsafe layers[l - 1].timesDerivative(rows) }
      }
    }
    if depth > 1 { first.timesDerivative(rows) }
  }

  /// Packs what the gradients of wide layers read.
  func pack(_ rows: Range<Int>) {
    pack(rows, first)
    for n in 0..<count { for l in 1..<max(1, depth) { unsafe pack(rows, layers(of: n)[l]) } }
  }

  @inline(__always)
  private func pack(_ rows: Range<Int>, _ layer: Layer) {
    unsafe layer.packing?.pack(layer.inputs, samples: rows)
  }

  /// A worker's share of the gradient over the first `samples` rows, and of the weight update when the
  /// gradient is complete.
  func computeGradient(
    samples: Int, _ kind: UpdateRuleKind, stage: TileUpdate<V>.Stage, hasPenalty: Bool,
    share: Int, of shares: Int
  ) {
    func computeGradient(_ layer: Layer) {
      let update = unsafe TileUpdate(
        rules: layer.rules, kind: kind, stage: stage, hasPenalty: hasPenalty, weights: layer.weights,
        firstState: layer.firstState, secondState: layer.secondState, gradient: layer.gradient)
      layer.computeGradient(samples: samples, update, share: share, of: shares)
      if topology.hasBiases { layer.computeBiasGradient(samples: samples, update, share: share, of: shares) }
    }
    computeGradient(first)
    for n in 0..<count { for l in 1..<max(1, depth) { unsafe computeGradient(layers(of: n)[l]) } }
  }

  /// Computes the losses of rows that have been propagated forward.
  func measureLosses(_ rows: Range<Int>, loss: Loss, worker: Int) {
    let columns = unsafe columns[worker]
    for n in 0..<count {
      let last = last(of: n)
      for first in stride(from: rows.lowerBound, to: rows.upperBound, by: V.scalarCount) {
        let samples = min(V.scalarCount, rows.upperBound - first)
        unsafe last.gather(columns, first: first, count: samples, targets: targets)
        let values = last.losses(columns, loss: loss)
        for s in 0..<samples { unsafe losses[n * capacity + first + s] = values[s] }
      }
    }
  }

  /// The loss of a row's sample in network `n`, after `measureLosses`.
  func loss(ofRow row: Int, in n: Int) -> Double { unsafe Double(losses[n * capacity + row]) }

  /// ω of a row's sample, which is 1 if the networks have no weights.
  func weight(ofRow row: Int) -> Double { unsafe weights.map { unsafe Double($0[row]) } ?? 1 }

  /// Adds the rows `0 ..< count`, which have been propagated forward, to the sums of network `n`'s
  /// evaluation.
  func measure(_ n: Int, rows count: Int, from sample: Int, into sums: TileMeasurement<V>) {
    let (columns, last) = unsafe (columns[0], last(of: n))
    for first in stride(from: 0, to: count, by: V.scalarCount) {
      let group = min(V.scalarCount, count - first)
      unsafe last.gather(columns, first: first, count: group, targets: targets)
      sums.add(columns, losses: last.losses(columns, loss: sums.loss), samples: group, from: sample + first)
    }
  }

  /// Appends network `n`'s outputs of the rows `0 ..< count`, which have been propagated forward, row by row.
  func appendOutputs(of n: Int, rows count: Int, to outputs: inout [V.Scalar]) {
    let (columns, last) = unsafe (columns[0], last(of: n))
    for first in stride(from: 0, to: count, by: V.scalarCount) {
      let group = min(V.scalarCount, count - first)
      unsafe last.gather(columns, first: first, count: group, targets: targets)
      for s in 0..<group {
        for k in 0..<topology.outputCount { unsafe outputs.append(columns.outputs[k][s]) }
      }
    }
  }
}
