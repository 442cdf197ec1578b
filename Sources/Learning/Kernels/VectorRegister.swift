/// A vector register as the kernels use one: numbers side by side, whose lanes can be counted, taken out and zipped.
protocol VectorRegister: FloatingLanes {
  static var scalarCount: Int { get }
  subscript(lane: Int) -> Scalar { get set }

  /// a₀ b₀ a₁ b₁ …: the lower halves of self and another, alternating.
  func zippedLow(with other: Self) -> Self
  /// The upper halves, alternating.
  func zippedHigh(with other: Self) -> Self
  /// Writes the square block of `scalarCount` vectors from `source` on, `stride` apart, transposed.
  static func transpose(
    _ source: UnsafePointer<Self>, stride: Int, to target: UnsafeMutablePointer<Self>,
    stride targetStride: Int)
}

extension SIMD2: VectorRegister where Scalar: Real {
  @inline(__always)
  func zippedLow(with other: Self) -> Self { Self(self[0], other[0]) }
  @inline(__always)
  func zippedHigh(with other: Self) -> Self { Self(self[1], other[1]) }
  @inline(never)
  static func transpose(
    _ source: UnsafePointer<Self>, stride: Int, to target: UnsafeMutablePointer<Self>,
    stride targetStride: Int
  ) {
    unsafe SquareBlock<Self, 2>.transpose(source, stride: stride, to: target, stride: targetStride)
  }
}

extension SIMD4: VectorRegister where Scalar: Real {
  @inline(__always)
  func zippedLow(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = lowHalf
    zipped.oddHalf = other.lowHalf
    return zipped
  }
  @inline(__always)
  func zippedHigh(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = highHalf
    zipped.oddHalf = other.highHalf
    return zipped
  }
  @inline(never)
  static func transpose(
    _ source: UnsafePointer<Self>, stride: Int, to target: UnsafeMutablePointer<Self>,
    stride targetStride: Int
  ) {
    unsafe SquareBlock<Self, 4>.transpose(source, stride: stride, to: target, stride: targetStride)
  }
}

extension SIMD8: VectorRegister where Scalar: Real {
  @inline(__always)
  func zippedLow(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = lowHalf
    zipped.oddHalf = other.lowHalf
    return zipped
  }
  @inline(__always)
  func zippedHigh(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = highHalf
    zipped.oddHalf = other.highHalf
    return zipped
  }
  @inline(never)
  static func transpose(
    _ source: UnsafePointer<Self>, stride: Int, to target: UnsafeMutablePointer<Self>,
    stride targetStride: Int
  ) {
    unsafe SquareBlock<Self, 8>.transpose(source, stride: stride, to: target, stride: targetStride)
  }
}

extension SIMD16: VectorRegister where Scalar: Real {
  @inline(__always)
  func zippedLow(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = lowHalf
    zipped.oddHalf = other.lowHalf
    return zipped
  }
  @inline(__always)
  func zippedHigh(with other: Self) -> Self {
    var zipped = self
    zipped.evenHalf = highHalf
    zipped.oddHalf = other.highHalf
    return zipped
  }
  @inline(never)
  static func transpose(
    _ source: UnsafePointer<Self>, stride: Int, to target: UnsafeMutablePointer<Self>,
    stride targetStride: Int
  ) {
    unsafe SquareBlock<Self, 16>.transpose(source, stride: stride, to: target, stride: targetStride)
  }
}

/// A block of as many vectors as a vector has lanes.
private struct SquareBlock<V: VectorRegister, let side: Int> {
  /// Transposes by perfect shuffles.
  ///
  /// Write an element's row and column in binary, one after the other: r…r c…c. Zipping the upper half of the rows into
  /// the lower half moves every element to the address that is one rotation to the left; after log₂ side of them
  /// row and column have changed places.
  @inline(__always)
  static func transpose(
    _ source: UnsafePointer<V>, stride: Int, to target: UnsafeMutablePointer<V>, stride targetStride: Int
  ) {
    var rows = InlineArray<side, V> { r in unsafe source[r &* stride] }
    rows = rotated(rows)
    if side > 2 { rows = rotated(rows) }
    if side > 4 { rows = rotated(rows) }
    if side > 8 { rows = rotated(rows) }
    for r in 0..<side { unsafe target[r &* targetStride] = rows[unchecked: r] }
  }

  @inline(__always)
  private static func rotated(_ rows: InlineArray<side, V>) -> InlineArray<side, V> {
    var next = rows
    for r in 0..<side / 2 {
      unsafe next[unchecked: 2 * r] = rows[unchecked: r].zippedLow(with: rows[unchecked: r + side / 2])
      unsafe next[unchecked: 2 * r + 1] = rows[unchecked: r].zippedHigh(with: rows[unchecked: r + side / 2])
    }
    return next
  }
}
