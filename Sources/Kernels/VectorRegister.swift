import Arithmetic
import Learning

/// A vector register whose lanes can also be zipped and repeated.
public protocol VectorRegister: LaneVector {
  /// a₀ b₀ a₁ b₁ …: the lower halves of self and another, alternating.
  func zippedLow(with other: Self) -> Self
  /// The upper halves, alternating.
  func zippedHigh(with other: Self) -> Self
}

extension VectorRegister {
  /// Repeats lane `i` of every `count` neighbouring lanes, a power of two, in all of them.
  @inline(__always)
  public func repeating(_ i: Int, inEach count: Int) -> Self {
    var repeated = self
    for lane in 0..<Self.scalarCount { repeated[lane] = self[lane & ~(count &- 1) | i] }
    return repeated
  }

  /// Writes the transpose of the square block of `scalarCount` vectors at `source`, `stride` apart.
  ///
  /// By perfect shuffles: write an element's row and column in binary, one after the other: r…r c…c.
  /// Zipping the upper half of the rows into the lower half moves every element to the address that is one
  /// rotation to the left; after log₂ `scalarCount` rotations row and column are exchanged.
  @inline(never)
  public static func transpose(
    _ source: UnsafePointer<Self>, stride: Int, to target: UnsafeMutablePointer<Self>,
    stride targetStride: Int
  ) {
    // No register has more than 16 lanes; unused rows cost nothing.
    var rows = InlineArray<16, Self>(repeating: Self(repeating: 0))
    for r in 0..<scalarCount { unsafe rows[unchecked: r] = source[r &* stride] }
    rows = rotated(rows)
    if scalarCount > 2 { rows = rotated(rows) }
    if scalarCount > 4 { rows = rotated(rows) }
    if scalarCount > 8 { rows = rotated(rows) }
    for r in 0..<scalarCount { unsafe target[r &* targetStride] = rows[unchecked: r] }
  }

  @inline(__always)
  private static func rotated(_ rows: InlineArray<16, Self>) -> InlineArray<16, Self> {
    var next = rows
    let half = scalarCount / 2
    for r in 0..<half {
      unsafe next[unchecked: 2 * r] = rows[unchecked: r].zippedLow(with: rows[unchecked: r + half])
      unsafe next[unchecked: 2 * r + 1] = rows[unchecked: r].zippedHigh(with: rows[unchecked: r + half])
    }
    return next
  }
}

/// The parts of a vector that Swift names for four lanes and more.
public protocol HalvedVector {
  associatedtype Half
  var lowHalf: Half { get }
  var highHalf: Half { get }
  var evenHalf: Half { get set }
  var oddHalf: Half { get set }
}

extension VectorRegister where Self: HalvedVector {
  /// a₀ b₀ a₁ b₁ …: the lower halves of self and another, alternating.
  @inline(__always)
  public func zippedLow(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = lowHalf
    zipped.oddHalf = other.lowHalf
    return zipped
  }

  /// The upper halves of self and another, alternating.
  @inline(__always)
  public func zippedHigh(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = highHalf
    zipped.oddHalf = other.highHalf
    return zipped
  }
}

extension SIMD2: VectorRegister where Scalar: Real {
  /// a₀ b₀ a₁ b₁ …: the lower halves of self and another, alternating.
  @inline(__always)
  public func zippedLow(with other: Self) -> Self { Self(self[0], other[0]) }
  /// The upper halves of self and another, alternating.
  @inline(__always)
  public func zippedHigh(with other: Self) -> Self { Self(self[1], other[1]) }
}

extension SIMD4: VectorRegister, HalvedVector where Scalar: Real {}
extension SIMD8: VectorRegister, HalvedVector where Scalar: Real {}
extension SIMD16: VectorRegister, HalvedVector where Scalar: Real {}
