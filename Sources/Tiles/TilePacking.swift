import Arithmetic
import Kernels
import Learning

/// Copies of a wide layer's inputs and δ in the order in which its gradient reads them.
///
/// The tiles of a gradient read a few inputs of all samples, whose rows are far apart: if many strips read
/// them, packing them first is faster. The layout is group by group of inputs, sample by sample.
@safe
struct TilePacking<V: VectorRegister> {
  typealias Row = UnsafePointer<V.Scalar>

  /// Where each sample's inputs of the first group are.
  let rows: UnsafeMutablePointer<Row>
  /// The distance from one group of inputs to the next.
  let groupStride: Int
  private let inputs: UnsafeMutablePointer<V.Scalar>
  private let inputCount: Int
  /// A few strips of δ for each worker.
  private let deltas: UnsafeMutablePointer<V>
  private let capacity: Int

  private let size: Int

  /// Whether packing costs less than it saves.
  static func isWorthwhile(strips: Int, samples: Int) -> Bool { strips >= 8 && samples >= 64 }

  init(inputCount: Int, strips: Int, capacity: Int, workers: Int, in arena: Arena) {
    size = TileShape<V>.inputsPerGroup(strips: strips)
    self.inputCount = inputCount
    self.capacity = capacity
    // Two extra samples, or the groups of a sample would compete for a few sets of the cache.
    groupStride = (capacity + 2) * size
    unsafe inputs = arena.make((inputCount + size - 1) / size * groupStride)
    unsafe deltas = arena.make(workers * 4 * capacity)
    unsafe rows = arena.make(capacity)
    for s in 0..<capacity { unsafe rows[s] = Row(inputs + s * size) }
  }

  /// Copies the inputs of a few samples: group by group, because a group lies in few cache lines.
  func pack(_ sources: UnsafePointer<Row>, samples: Range<Int>) {
    let groups = inputCount / size
    for group in 0..<groups {
      let target = unsafe inputs + group &* groupStride
      for s in samples {
        let (source, target) = unsafe (sources[s] + group &* size, target + s &* size)
        for i in stride(from: 0, to: size, by: 4) { unsafe Self.copyFour(source + i, to: target + i) }
      }
    }
    for s in samples {
      for i in groups * size..<inputCount {
        unsafe inputs[groups * groupStride + s * size + i - groups * size] = sources[s][i]
      }
    }
  }

  @inline(__always)
  private static func copyFour(_ source: Row, to target: UnsafeMutablePointer<V.Scalar>) {
    unsafe UnsafeMutableRawPointer(target).storeBytes(
      of: UnsafeRawPointer(source).loadUnaligned(as: SIMD4<V.Scalar>.self), as: SIMD4<V.Scalar>.self)
  }

  /// Copies a few strips of all samples' δ for a worker.
  func pack(_ source: UnsafePointer<V>, width: Int, rowVectors: Int, samples: Int, share: Int) {
    let target = unsafe deltas + share * 4 * capacity
    for s in 0..<samples {
      for v in 0..<width { unsafe target[s &* width &+ v] = source[s &* rowVectors &+ v] }
    }
  }

  /// The δ that a worker has packed.
  @inline(__always)
  func deltas(ofShare share: Int) -> UnsafePointer<V> {
    unsafe UnsafePointer(deltas + share * 4 * capacity)
  }
}
