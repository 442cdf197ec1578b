import Arithmetic
import Kernels
import Learning

/// One layer as the tiles read it: pointers into the arena of `TileNetworks`, which must outlive it.
///
/// **Strips.** A strip holds the weights into `V.scalarCount` neighbouring units, input by input: vector i
/// of a strip has the weights from input i, its last vector the biases. Lanes beyond the units and vectors
/// beyond the inputs are zero, and no sum of a real unit reads them.
///
/// **Siblings.** The first layers of networks that see the same samples are one wide layer: the strips of
/// one network after the strips of the other. `init(sibling:in:)` is one of them.
///
/// **Rows.** Outputs and δ are stored sample by sample, in rows of `rowVectors` vectors. The number of
/// vectors of strips and rows is odd, because rows that are a power of two apart would compete for a few
/// sets of the cache.
@safe
struct TileLayer<V: VectorRegister> {
  typealias Row = UnsafePointer<V.Scalar>

  /// The inputs of a block of a strip: a multiple of every vector's lanes.
  static var inputsPerBlock: Int { 16 }

  let inputCount: Int
  let unitCount: Int
  let activation: Activation
  /// The vectors that hold one value per unit, of all siblings, and of one.
  let strips: Int
  let stripsOfOne: Int
  let stripRows: Int
  let rowVectors: Int

  let weights: UnsafeMutablePointer<V>
  /// What the update rule stores per weight and bias, in strips; null if it stores less.
  let firstState: UnsafeMutablePointer<V>?
  let secondState: UnsafeMutablePointer<V>?
  /// The gradient of the batch's blocks so far, in strips; null if a batch is one block and the rule is
  /// plain gradient descent.
  let gradient: UnsafeMutablePointer<V>?
  /// The constants of the step for each strip: those of its network.
  let rules: UnsafeMutablePointer<UnsafePointer<UpdateRule<V>>>

  /// The weights with inputs and units exchanged, for the sums of δ of the previous layer; its strips end
  /// with a vector of zeros. Null in the first layer.
  let transposed: UnsafeMutablePointer<V>?
  let transposedRows: Int

  /// Where each sample's inputs are: samples of the data set, or rows of the previous layer.
  let inputs: UnsafeMutablePointer<Row>
  /// Rows of net inputs; the same memory as the outputs except in the last layer and where derivatives need them.
  let nets: UnsafeMutablePointer<V>
  let outputs: UnsafeMutablePointer<V>
  let deltas: UnsafeMutablePointer<V>
  /// The start of each row of δ.
  let deltaRows: UnsafeMutablePointer<Row>

  /// Null in layers of few strips.
  let packing: TilePacking<V>?

  /// Creates layer `l` of as many networks as there are `rules`, all zero.
  init(
    _ l: Int, of topology: Topology, rules networks: UnsafeBufferPointer<UpdateRule<V>>,
    inputs: UnsafeMutablePointer<Row>, samplesPerStep: Int, capacity: Int, workers: Int, stateCount: Int,
    keepsGradient: Bool, in arena: Arena
  ) {
    inputCount = topology.sizes[l]
    unitCount = topology.sizes[l + 1]
    activation = topology.activations[l]
    stripsOfOne = (unitCount - 1) / V.scalarCount + 1
    strips = stripsOfOne * networks.count
    let paddedInputs = Self.inputsPerBlock * ((inputCount - 1) / Self.inputsPerBlock + 1)
    stripRows = paddedInputs + 1
    rowVectors = strips | 1
    unsafe weights = arena.make(strips * stripRows)
    unsafe firstState = stateCount > 0 ? arena.make(strips * stripRows) : nil
    unsafe secondState = stateCount > 1 ? arena.make(strips * stripRows) : nil
    unsafe gradient = keepsGradient ? arena.make(strips * stripRows) : nil
    unsafe rules = arena.make(strips)
    for strip in 0..<strips { unsafe rules[strip] = networks.baseAddress! + strip / stripsOfOne }
    transposedRows = strips * V.scalarCount + 1
    unsafe transposed = l == 0 ? nil : arena.make(paddedInputs / V.scalarCount * transposedRows)
    packing =
      TilePacking<V>.isWorthwhile(strips: strips, samples: samplesPerStep)
      ? TilePacking(
        inputCount: inputCount, strips: strips, capacity: samplesPerStep, workers: workers, in: arena) : nil
    unsafe self.inputs = inputs
    unsafe outputs = arena.make(capacity * rowVectors)
    let isLast = l == topology.activations.count - 1
    let keepsNets = isLast || activation.derivativeNeedsNet
    unsafe nets = keepsNets ? arena.make(capacity * rowVectors) : outputs
    unsafe deltas = arena.make(capacity * rowVectors)
    unsafe deltaRows = arena.make(capacity)
    for s in 0..<capacity { unsafe deltaRows[s] = row(s, of: deltas) }
  }

  /// The layer of network `n`. Its `deltaRows` are those of the wide layer.
  init(sibling n: Int, in wide: TileLayer) {
    (strips, stripsOfOne) = (wide.stripsOfOne, wide.stripsOfOne)
    (inputCount, unitCount, activation) = (wide.inputCount, wide.unitCount, wide.activation)
    (stripRows, rowVectors, transposedRows) = (wide.stripRows, wide.rowVectors, wide.transposedRows)
    let first = n * strips
    let place = first * stripRows
    unsafe weights = wide.weights + place
    unsafe firstState = wide.firstState.map { unsafe $0 + place }
    unsafe secondState = wide.secondState.map { unsafe $0 + place }
    unsafe gradient = wide.gradient.map { unsafe $0 + place }
    unsafe rules = wide.rules + first
    unsafe transposed = nil
    unsafe inputs = wide.inputs
    unsafe nets = wide.nets + first
    unsafe outputs = wide.outputs + first
    unsafe deltas = wide.deltas + first
    unsafe deltaRows = wide.deltaRows
    packing = nil
  }

  /// The start of row `s`, as a pointer to scalars.
  private func row(_ s: Int, of rows: UnsafeMutablePointer<V>) -> Row {
    unsafe Row(
      UnsafeRawPointer(rows + s * rowVectors).assumingMemoryBound(to: V.Scalar.self))
  }

  /// The start of each row of outputs.
  func outputRows(capacity: Int, in arena: Arena) -> UnsafeMutablePointer<Row> {
    let rows = unsafe arena.make(capacity, of: Row.self)
    for s in 0..<capacity { unsafe rows[s] = row(s, of: outputs) }
    return unsafe rows
  }

  /// The number of blocks of inputs.
  var inputBlocks: Int { (inputCount + Self.inputsPerBlock - 1) / Self.inputsPerBlock }

  /// True in the lanes of strip `strip` that are units.
  @inline(__always)
  func isUnit(inStrip strip: Int) -> V.Mask {
    var lane = V(repeating: 0)
    for i in 0..<V.scalarCount { lane[i] = V.Scalar(i) }
    return lane .< V(repeating: V.Scalar(min(V.scalarCount, unitCount - strip * V.scalarCount)))
  }

  /// Copies a network's layer into the weights and biases, and the transposed weights.
  func load(_ layer: Network<V.Scalar>.Layer) {
    for j in 0..<unitCount {
      let strip = unsafe weights + j / V.scalarCount * stripRows
      for i in 0..<inputCount { unsafe strip[i][j % V.scalarCount] = layer.weights[j * inputCount + i] }
      unsafe strip[stripRows - 1][j % V.scalarCount] = layer.biases[j]
    }
    guard unsafe transposed != nil else { return }
    for strip in 0..<strips {
      for block in 0..<inputBlocks { transpose(block: block, ofStrip: strip) }
    }
  }

  /// Copies weights and biases into a network's layer.
  func store(to layer: inout Network<V.Scalar>.Layer) {
    for j in 0..<unitCount {
      let strip = unsafe weights + j / V.scalarCount * stripRows
      for i in 0..<inputCount { layer.weights[j * inputCount + i] = unsafe strip[i][j % V.scalarCount] }
      layer.biases[j] = unsafe strip[stripRows - 1][j % V.scalarCount]
    }
  }

  /// Updates the transposed weights of a block of inputs.
  @inline(__always)
  func transpose(block: Int, ofStrip strip: Int) {
    let transposed = unsafe transposed.unsafelyUnwrapped
    let first = block * Self.inputsPerBlock
    for i in stride(from: first, to: first + Self.inputsPerBlock, by: V.scalarCount) {
      unsafe V.transpose(
        weights + strip * stripRows + i, stride: 1,
        to: transposed + i / V.scalarCount * transposedRows + strip * V.scalarCount, stride: 1)
    }
  }
}
