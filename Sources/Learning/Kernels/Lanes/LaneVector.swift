/// One register, or several that are used as one so that independent work hides each operation's latency.
protocol RegisterBlock: FloatingLanes {
  associatedtype Register: LaneVector where Register.Scalar == Scalar
  static var registerCount: Int { get }
  /// The same register everywhere.
  init(everywhere register: Register)
}

/// A vector register that holds one network a lane.
protocol LaneVector: RegisterBlock where Register == Self {
  /// As many lanes in float64: one register or two.
  associatedtype Doubles: LaneVector where Doubles.Scalar == Double

  static var scalarCount: Int { get }
  subscript(lane: Int) -> Scalar { get set }
  var doubles: Doubles { get }
}

extension LaneVector {
  @inline(__always) static var registerCount: Int { 1 }
  @inline(__always) init(everywhere register: Self) { self = register }

  /// One value a lane, computed from the lane's number.
  init(lanes value: (Int) -> Scalar) {
    self.init(repeating: 0)
    for lane in 0..<Self.scalarCount { self[lane] = value(lane) }
  }
}

extension SIMD2: LaneVector, RegisterBlock where Scalar: Real {
  typealias Register = Self
  @inline(__always) var doubles: SIMD2<Double> { SIMD2<Double>(self) }
}

extension SIMD4: LaneVector, RegisterBlock where Scalar: Real {
  typealias Register = Self
  @inline(__always) var doubles: SIMD4<Double> { SIMD4<Double>(self) }
}

extension SIMD8: LaneVector, RegisterBlock where Scalar: Real {
  typealias Register = Self
  @inline(__always) var doubles: SIMD8<Double> { SIMD8<Double>(self) }
}

extension SIMD16: LaneVector, RegisterBlock where Scalar: Real {
  typealias Register = Self
  @inline(__always) var doubles: SIMD16<Double> { SIMD16<Double>(self) }
}
