import CMachine

/// One layer of the networks of a bundle: where its weights and its units' numbers are.
///
/// Units are in blocks of 8 (where there are registers enough), 4, 2 and 1. The weights of a block are `inputCount + 1` rows
/// of as many vectors as it has units: first the biases, then what leads from input 0, from input 1, … Kernels that go
/// through a block input by input therefore read and write memory in order.
@safe
struct LanesLayer<V: LaneVector> {
  let inputCount: Int
  let unitCount: Int
  let activation: Activation
  /// Of the first group; those of the next are `groupStride` vectors on.
  let weights: UnsafeMutablePointer<V>
  /// v of each weight, laid out likewise; only where there is momentum.
  let velocities: UnsafeMutablePointer<V>
  /// Σ δ·O of each weight over the batch so far, and over the block of 256 samples; only for batches that are
  /// processed piece by piece.
  let descents: UnsafeMutablePointer<V>
  let blockDescents: UnsafeMutablePointer<V>
  /// `rows × stride`: a row is a sample, or online a group of networks.
  let nets: UnsafeMutablePointer<V>
  let deltas: UnsafeMutablePointer<V>
  /// O of the current sample and, online, of the one before, which change places after every sample.
  var outputs: UnsafeMutablePointer<V>
  var previousOutputs: UnsafeMutablePointer<V>
  /// Vectors from one row to the next.
  let stride: Int

  /// The place of the weight from `input` to `unit`, counted from the layer's first.
  func place(ofWeightTo unit: Int, from input: Int) -> Int {
    let (first, size) = UnitBlocks.block(of: unit, among: unitCount)
    return first * (inputCount + 1) + (1 + input) * size + (unit - first)
  }

  /// The place of the unit's bias, counted from the layer's first weight.
  func place(ofBiasOf unit: Int) -> Int { place(ofWeightTo: unit, from: -1) }

  /// What were the outputs become the outputs before; the next are written over the oldest.
  mutating func exchangeOutputs() { unsafe swap(&outputs, &previousOutputs) }

  var weightCount: Int { unitCount * (inputCount + 1) }
}

/// How a layer's units are cut into blocks.
enum UnitBlocks {
  /// Registers hold a block's sums and pushes besides what they are made of; 16 registers are enough for blocks of 4.
  @inline(__always) static var largest: Int { ETALON_VECTOR_BYTES == 64 ? 8 : 4 }

  /// The first unit of the block that `unit` is in, and the block's size.
  static func block(of unit: Int, among count: Int) -> (first: Int, size: Int) {
    var first = 0
    var size = largest
    while true {
      while first + size > count { size /= 2 }
      if unit < first + size { return (first, size) }
      first += size
    }
  }
}

/// What is done to the units of a layer, block by block.
protocol UnitPass<V> {
  associatedtype V: LaneVector
  func run<B: RegisterBlock>(_ type: B.Type, from unit: Int) where B.Register == V
}

extension UnitPass {
  /// Runs over `count` units from the first, each block with the type that has its size.
  @inline(__always)
  func run(over count: Int) {
    var unit = 0
    if UnitBlocks.largest == 8 {
      while unit &+ 8 <= count {
        run(Twin<Twin<Twin<V>>>.self, from: unit)
        unit &+= 8
      }
    }
    while unit &+ 4 <= count {
      run(Twin<Twin<V>>.self, from: unit)
      unit &+= 4
    }
    if unit &+ 2 <= count {
      run(Twin<V>.self, from: unit)
      unit &+= 2
    }
    if unit < count { run(V.self, from: unit) }
  }
}

extension UnsafePointer where Pointee: LaneVector {
  /// The vectors from `place` on as one block.
  @inline(__always)
  func block<B: RegisterBlock>(_ type: B.Type = B.self, at place: Int) -> B where B.Register == Pointee {
    unsafe UnsafeRawPointer(self + place).load(as: B.self)
  }
}

extension UnsafeMutablePointer where Pointee: LaneVector {
  @inline(__always)
  func block<B: RegisterBlock>(_ type: B.Type = B.self, at place: Int) -> B where B.Register == Pointee {
    unsafe UnsafeRawPointer(self + place).load(as: B.self)
  }

  @inline(__always)
  func store<B: RegisterBlock>(_ block: B, at place: Int) where B.Register == Pointee {
    unsafe UnsafeMutableRawPointer(self + place).storeBytes(of: block, as: B.self)
  }
}
