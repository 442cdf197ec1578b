/// Copies of a wide layer's inputs and δ in the order in which its descent reads them.
///
/// The tiles of a descent take a few inputs of all samples, and the samples' rows are far apart: where many strips read
/// them, they are better brought together first. Group by group of inputs, sample by sample.
@safe
struct TilePacking<V: VectorRegister> {
  typealias Row = UnsafePointer<V.Scalar>

  /// Where each sample's inputs of the first group are.
  let rows: UnsafeMutablePointer<Row>
  /// From one group of inputs to the next.
  let groupStride: Int
  private let inputs: UnsafeMutablePointer<V.Scalar>
  private let inputCount: Int
  /// A strip or two of δ for each worker.
  private let deltas: UnsafeMutablePointer<V>
  private let capacity: Int

  /// Strips from which on packing costs less than it saves.
  static var fewestStrips: Int { 4 }

  init(inputCount: Int, capacity: Int, workers: Int, in arena: Arena) {
    let size = TileShape<V>.inputsPerGroup
    self.inputCount = inputCount
    self.capacity = capacity
    // Two samples more, or the groups of a sample would share a few sets of the cache.
    groupStride = (capacity + 2) * size
    unsafe inputs = arena.make((inputCount + size - 1) / size * groupStride)
    unsafe deltas = arena.make(workers * 2 * capacity)
    unsafe rows = arena.make(capacity)
    for s in 0..<capacity { unsafe rows[s] = Row(inputs + s * size) }
  }

  /// Copies the inputs of a few samples.
  func pack(_ sources: UnsafePointer<Row>, samples: Range<Int>) {
    let size = TileShape<V>.inputsPerGroup
    let groups = inputCount / size
    for s in samples {
      let source = unsafe sources[s]
      let target = unsafe inputs + s * size
      for group in 0..<groups {
        for i in 0..<size { unsafe target[group &* groupStride &+ i] = source[group &* size &+ i] }
      }
      for i in groups * size..<inputCount {
        unsafe target[groups * groupStride + i - groups * size] = source[i]
      }
    }
  }

  /// Copies one or two strips of all samples' δ for a worker.
  func pack(_ source: UnsafePointer<V>, width: Int, rowVectors: Int, samples: Int, share: Int) {
    let target = unsafe deltas + share * 2 * capacity
    for s in 0..<samples {
      for v in 0..<width { unsafe target[s &* width &+ v] = source[s &* rowVectors &+ v] }
    }
  }

  /// The δ that a worker has packed.
  @inline(__always)
  func deltas(ofShare share: Int) -> UnsafePointer<V> {
    unsafe UnsafePointer(deltas + share * 2 * capacity)
  }
}
