/// The unevaluated sum of two float64, about 106 bits, in every lane: for results that must be correct to
/// the last place.
///
/// The algorithms are Dekker's (1971) and Knuth's, with fma for the error of a product.
struct DoubleDoubles<V: FloatingLanes> {
  /// The value rounded.
  var high: V
  /// The rest, at most half a unit in the last place of `high`.
  var low: V

  /// The exact sum.
  @inline(__always)
  static func sum(_ a: V, _ b: V) -> DoubleDoubles {
    let s = a + b
    let v = s - a
    return DoubleDoubles(high: s, low: (a - (s - v)) + (b - v))
  }

  /// The exact product, where its lower half does not underflow.
  @inline(__always)
  static func product(_ a: V, _ b: V) -> DoubleDoubles {
    let p = a * b
    return DoubleDoubles(high: p, low: p.negated.addingProduct(a, b))
  }

  /// a / b to about 106 bits: the quotient and one correction by the remainder.
  @inline(__always)
  static func quotient(_ a: DoubleDoubles, _ b: DoubleDoubles) -> DoubleDoubles {
    let q = a.high / b.high
    let remainder = a.high.addingProduct(q.negated, b.high) + a.low.addingProduct(q.negated, b.low)
    return sum(q, remainder / b.high)
  }

  @inline(__always)
  static func + (a: DoubleDoubles, b: DoubleDoubles) -> DoubleDoubles {
    let s = sum(a.high, b.high)
    return sum(s.high, s.low + (a.low + b.low))
  }

  @inline(__always)
  static func * (a: DoubleDoubles, b: DoubleDoubles) -> DoubleDoubles {
    let p = product(a.high, b.high)
    return sum(p.high, p.low.addingProduct(a.high, b.low).addingProduct(a.low, b.high))
  }
}

/// One such number.
typealias DoubleDouble = DoubleDoubles<Double>
