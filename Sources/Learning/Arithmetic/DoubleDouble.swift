/// The unevaluated sum of two float64, about 106 bits: for results that must be right to the last place.
///
/// The algorithms are Dekker's (1971) and Knuth's, with fma for the error of a product.
struct DoubleDouble {
  /// The value rounded.
  var high: Double
  /// The rest, at most half a unit in the last place of `high`.
  var low: Double

  /// The exact sum.
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    let v = s - a
    return DoubleDouble(high: s, low: (a - (s - v)) + (b - v))
  }

  /// The exact product, where its lower half does not underflow.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let p = a * b
    return DoubleDouble(high: p, low: (-p).addingProduct(a, b))
  }

  /// a / b to about 106 bits: the quotient and one correction by the remainder.
  static func quotient(_ a: DoubleDouble, _ b: DoubleDouble) -> DoubleDouble {
    let q = a.high / b.high
    let remainder = a.high.addingProduct(-q, b.high) + a.low.addingProduct(-q, b.low)
    return sum(q, remainder / b.high)
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = sum(a.high, b.high)
    return sum(s.high, s.low + (a.low + b.low))
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = product(a.high, b.high)
    return sum(p.high, p.low.addingProduct(a.high, b.low).addingProduct(a.low, b.high))
  }
}
