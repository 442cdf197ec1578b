/// A long sum as sixteen chains, one per position modulo sixteen, and a fixed tree that adds them.
///
/// The order is part of the arithmetic: sixteen lanes of a vector, or any number of threads that own whole
/// chains, add in exactly this order. Sums over a data set and over all weights are computed in this way,
/// in float64.
public struct StridedSum: Sendable {
  /// The number of chains.
  public static let chainCount = 16

  /// An array rather than a vector, which would be loaded and stored whole for every value that is added.
  private var chains = InlineArray<16, Double>(repeating: 0)

  /// A sum of no values, +0.
  public init() {}

  /// Adds `value`, at `position` of the summed sequence.
  @inline(__always)
  public mutating func add(_ value: Double, at position: Int) {
    chains[position & 15] += value
  }

  /// Adds `a·b` with one rounding.
  @inline(__always)
  public mutating func addProduct(_ a: Double, _ b: Double, at position: Int) {
    chains[position & 15] = chains[position & 15].addingProduct(a, b)
  }

  /// The sum of the chains: the upper half is added to the lower half until one is left.
  public var total: Double {
    var sums = chains
    var half = Self.chainCount / 2
    while half > 0 {
      for chain in 0..<half { sums[chain] += sums[chain + half] }
      half /= 2
    }
    return sums[0]
  }
}
