import Arithmetic
import Learning

/// A vector whose lanes can be counted and accessed.
public protocol LaneVector: FloatingLanes {
  /// A vector with as many lanes in float64.
  associatedtype Doubles: LaneVector where Doubles.Scalar == Double

  static var scalarCount: Int { get }
  subscript(lane: Int) -> Scalar { get set }
  var doubles: Doubles { get }
}

extension LaneVector {
  /// One value per lane, computed from the lane's number.
  public init(lanes value: (Int) -> Scalar) {
    self.init(repeating: 0)
    for lane in 0..<Self.scalarCount { self[lane] = value(lane) }
  }
}

extension SIMD2: LaneVector where Scalar: Real {
  /// The lanes in float64.
  @inline(__always) public var doubles: SIMD2<Double> { SIMD2<Double>(self) }
}

extension SIMD4: LaneVector where Scalar: Real {
  /// The lanes in float64.
  @inline(__always) public var doubles: SIMD4<Double> { SIMD4<Double>(self) }
}

extension SIMD8: LaneVector where Scalar: Real {
  /// The lanes in float64.
  @inline(__always) public var doubles: SIMD8<Double> { SIMD8<Double>(self) }
}

extension SIMD16: LaneVector where Scalar: Real {
  /// The lanes in float64.
  @inline(__always) public var doubles: SIMD16<Double> { SIMD16<Double>(self) }
}
