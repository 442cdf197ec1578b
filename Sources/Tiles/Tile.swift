import Arithmetic
import Kernels
import Learning

/// A register tile: `rows × strips` vectors of sums that stay in registers during the loop over the summed
/// dimension.
///
/// Each lane of each sum is one ascending chain of fma, so that the result does not depend on the tile's
/// shape. A step of a chain takes `strips` vectors and `rows` single numbers, which are repeated in all
/// lanes, for `rows × strips` fma.
struct Tile<V: VectorRegister, let rows: Int, let strips: Int> {
  typealias Sums = InlineArray<rows, InlineArray<strips, V>>

  /// out[r][v] = start[v] + Σ_k left[r][k]·right[v][k], ascending in k, where start is the last vector of a
  /// strip: the net inputs from weights and outputs, and the sums of hidden δ from transposed weights and
  /// δ.
  ///
  /// A range of k that does not begin at 0 continues the sums in `out`.
  @inline(never)
  static func product(
    _ left: UnsafePointer<UnsafePointer<V.Scalar>>, _ range: Range<Int>, _ right: UnsafePointer<V>,
    stripRows: Int,
    to out: UnsafeMutablePointer<V>, rowVectors: Int
  ) {
    var sums = Sums { r in
      InlineArray<strips, V> { v in
        unsafe range.lowerBound == 0 ? right[(v &+ 1) &* stripRows &- 1] : out[r &* rowVectors &+ v]
      }
    }
    let left = unsafe InlineArray<rows, UnsafePointer<V.Scalar>> { r in unsafe left[r] }
    for k in range {
      let x = InlineArray<strips, V> { v in unsafe right[v &* stripRows &+ k] }
      for r in 0..<rows {
        let o = unsafe V(repeating: left[unchecked: r][k])
        for v in 0..<strips {
          unsafe sums[unchecked: r][unchecked: v] = sums[unchecked: r][unchecked: v].addingProduct(
            o, x[unchecked: v])
        }
      }
    }
    for r in 0..<rows {
      for v in 0..<strips { unsafe out[r &* rowVectors &+ v] = sums[unchecked: r][unchecked: v] }
    }
  }

  /// w ← w + η·g with g[r][v] = Σ_s O_s[r]·δ_s[v], ascending over the samples of a batch from +0. This is
  /// repeated for each group of `rows` inputs; a group's outputs are `groupStride` after those of the
  /// previous one.
  ///
  /// A separate function, because sums with other uses do not stay in registers.
  @inline(never)
  static func step(
    _ outputs: UnsafePointer<UnsafePointer<V.Scalar>>, offset: Int, groups: Int, groupStride: Int,
    _ deltas: UnsafePointer<V>, rowVectors: Int, samples: Int, _ update: TileUpdate<V>, at place: Int,
    stripRows: Int
  ) {
    let rules = InlineArray<strips, UpdateRule<V>> { v in unsafe update.rules[v].pointee }
    for group in 0..<groups {
      let sums = unsafe gradient(
        outputs, offset: offset &+ group &* groupStride, deltas, rowVectors: rowVectors, samples: samples)
      let place = place &+ group &* rows
      for r in 0..<rows {
        for v in 0..<strips {
          let p = place &+ v &* stripRows &+ r
          unsafe rules[unchecked: v].step(&update.weights[p], gradient: sums[unchecked: r][unchecked: v])
        }
      }
    }
  }

  /// The same for a block of samples, but the sums are stored.
  @inline(never)
  static func computeGradient(
    _ outputs: UnsafePointer<UnsafePointer<V.Scalar>>, offset: Int, groups: Int, groupStride: Int,
    _ deltas: UnsafePointer<V>, rowVectors: Int, samples: Int, _ update: TileUpdate<V>, at place: Int,
    stripRows: Int
  ) {
    for group in 0..<groups {
      let sums = unsafe gradient(
        outputs, offset: offset &+ group &* groupStride, deltas, rowVectors: rowVectors, samples: samples)
      let place = place &+ group &* rows
      for r in 0..<rows {
        for v in 0..<strips {
          update.keep(unsafe sums[unchecked: r][unchecked: v], at: place &+ v &* stripRows &+ r)
        }
      }
    }
  }

  @inline(__always)
  private static func gradient(
    _ outputs: UnsafePointer<UnsafePointer<V.Scalar>>, offset: Int, _ deltas: UnsafePointer<V>,
    rowVectors: Int, samples: Int
  ) -> Sums {
    var sums = Sums(repeating: InlineArray(repeating: V(repeating: 0)))
    for s in 0..<samples {
      let row = unsafe outputs[s] + offset
      let delta = InlineArray<strips, V> { v in unsafe deltas[s &* rowVectors &+ v] }
      for r in 0..<rows {
        let o = unsafe V(repeating: row[r])
        for v in 0..<strips {
          unsafe sums[unchecked: r][unchecked: v] = sums[unchecked: r][unchecked: v].addingProduct(
            o, delta[unchecked: v])
        }
      }
    }
    return sums
  }
}
