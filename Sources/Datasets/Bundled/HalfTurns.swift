/// Sine and cosine of an angle in half turns (u·π), from operations that round correctly everywhere.
///
/// u is reduced exactly to |r| ≤ ¼ by whole quarter turns; then the Taylor series of sine (to x¹⁷) and cosine
/// (to x¹⁶) by Horner's rule with fma, whose remainders for |x| ≤ π/4 are below 2⁻⁶². The result is within
/// 2⁻⁵² of the true value.
enum HalfTurns {
  /// (sin πu, cos πu) for |u| < 2⁵⁰; never −0.
  static func sineAndCosine(_ u: Double) -> (sine: Double, cosine: Double) {
    let quarters = (2 * u).rounded(.toNearestOrEven)
    let x = (u - quarters / 2) * Double.pi
    let (s, c) = (sine(x), cosine(x))
    switch Int(quarters) & 3 {
    case 0: return (s + 0, c)
    case 1: return (c, 0 - s)
    case 2: return (0 - s, 0 - c)
    default: return (0 - c, s + 0)
    }
  }

  /// 1/n! with the signs of the series: −1/3!, 1/5!, … 1/17!.
  private static let sineTerms = terms(of: [3, 5, 7, 9, 11, 13, 15, 17])
  /// −1/2!, 1/4!, … 1/16!.
  private static let cosineTerms = terms(of: [2, 4, 6, 8, 10, 12, 14, 16])

  private static func terms(of orders: [Int]) -> [Double] {
    orders.map { order in
      let factorial = (1...order).reduce(1) { $0 * $1 }
      return (order / 2 % 2 == 0 ? 1 : -1) / Double(factorial)
    }
  }

  /// x + x·x²·(−1/3! + x²·(1/5! − …))
  private static func sine(_ x: Double) -> Double {
    x.addingProduct(x * (x * x), horner(sineTerms, x * x))
  }

  /// 1 + x²·(−1/2! + x²·(1/4! − …))
  private static func cosine(_ x: Double) -> Double {
    1.0.addingProduct(x * x, horner(cosineTerms, x * x))
  }

  private static func horner(_ terms: [Double], _ x: Double) -> Double {
    terms.dropLast().reversed().reduce(terms[terms.count - 1]) { $1.addingProduct($0, x) }
  }
}
