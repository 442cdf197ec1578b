/// One layer of several networks of one topology that are trained online side by side, with the units in the lanes:
/// pointers into the arena of `OnlineNetworks`, which must outlive it.
///
/// A row has the numbers of one network's units, in as many vectors as they need, the rest of the last being of no
/// use to anybody: 0 as long as the outputs are finite.
@safe
struct OnlineLayer<V: VectorRegister> {
  typealias Row = UnsafePointer<V.Scalar>
  typealias Rows = UnsafePointer<Row>

  /// What of a sample is needed until the next sample's update.
  @safe
  struct Sample {
    /// η·δ and O: a row a network, and where each row begins.
    let pushes: UnsafeMutablePointer<V>
    let outputs: UnsafeMutablePointer<V>
    let pushRows: Rows
    let outputRows: Rows

    init(networks: Int, strips: Int, in arena: Arena) {
      unsafe pushes = arena.make(networks * strips)
      unsafe outputs = arena.make(networks * strips)
      unsafe pushRows = OnlineLayer.rows(of: pushes, networks: networks, strips: strips, in: arena)
      unsafe outputRows = OnlineLayer.rows(of: outputs, networks: networks, strips: strips, in: arena)
    }
  }

  let networks: Int
  let inputCount: Int
  let unitCount: Int
  let activation: Activation
  /// Vectors of a row, and of a row of inputs.
  let strips: Int
  let inputStrips: Int
  /// The weights as `OnlinePass` has them, the starts being the biases.
  let weights: UnsafeMutablePointer<V>
  /// The weights with inputs and units exchanged and with starts of 0, for the sums of the δ of the layer before. The
  /// first layer has none.
  let transposed: UnsafeMutablePointer<V>?
  /// net and δ: a row a network, and where each row of δ begins.
  let nets: UnsafeMutablePointer<V>
  let deltas: UnsafeMutablePointer<V>
  let deltaRows: Rows
  /// Makes layer `l`, all zero.
  init(_ l: Int, of topology: Topology, networks: Int, in arena: Arena) {
    self.networks = networks
    inputCount = topology.sizes[l]
    unitCount = topology.sizes[l + 1]
    activation = topology.activations[l]
    strips = (unitCount - 1) / V.scalarCount + 1
    inputStrips = (inputCount - 1) / V.scalarCount + 1
    unsafe weights = arena.make(networks * strips * (inputCount + 1))
    unsafe transposed = l == 0 ? nil : arena.make(networks * inputStrips * (unitCount + 1))
    unsafe nets = arena.make(networks * strips)
    unsafe deltas = arena.make(networks * strips)
    unsafe deltaRows = Self.rows(of: deltas, networks: networks, strips: strips, in: arena)
  }

  /// Where each network's row begins.
  private static func rows(
    of vectors: UnsafeMutablePointer<V>, networks: Int, strips: Int, in arena: Arena
  ) -> Rows {
    let rows = unsafe arena.make(networks, of: Row.self)
    for n in 0..<networks {
      unsafe rows[n] = UnsafeRawPointer(vectors + n * strips).assumingMemoryBound(to: V.Scalar.self)
    }
    return unsafe Rows(rows)
  }

  /// The way forward, from the rows of the layer before.
  @inline(__always)
  func forwardPass(
    _ before: Sample, inputs: Rows, previous: Rows, isShared: Bool, hasBiases: Bool
  ) -> OnlinePass<V> {
    unsafe OnlinePass(
      networks: networks, strips: strips, depth: inputCount, weights: weights, movesStarts: hasBiases,
      factors: before.pushes, sums: nets, previous: previous, current: inputs, isShared: isShared)
  }

  /// The way back, to the δ of the layer before, whose outputs of the sample before are `outputs`.
  @inline(__always)
  func backwardPass(_ before: Sample, outputs: UnsafePointer<V>, to sums: UnsafeMutablePointer<V>)
    -> OnlinePass<V>
  {
    unsafe OnlinePass(
      networks: networks, strips: inputStrips, depth: unitCount, weights: transposed.unsafelyUnwrapped,
      movesStarts: false, factors: outputs, sums: sums, previous: before.pushRows, current: deltaRows,
      isShared: false)
  }
}
