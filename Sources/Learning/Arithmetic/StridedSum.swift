/// A long sum as sixteen chains, one for every position modulo sixteen, and a fixed tree that joins them.
///
/// The order is part of the arithmetic: sixteen lanes of a vector, or any number of threads that own whole chains,
/// add in exactly this order. Sums over a data set and over all weights are made like this, in float64.
package struct StridedSum: Sendable {
  static let chainCount = 16

  private var chains = SIMD16<Double>(repeating: 0)

  package init() {}

  /// Adds `value`, which stands at `position` of the sequence that is summed.
  @inline(__always)
  package mutating func add(_ value: Double, at position: Int) {
    chains[position & 15] += value
  }

  /// Adds `a·b` with one rounding.
  @inline(__always)
  package mutating func addProduct(_ a: Double, _ b: Double, at position: Int) {
    chains[position & 15] = chains[position & 15].addingProduct(a, b)
  }

  /// The chains' sum: the upper half is added to the lower half until one is left.
  package var total: Double {
    let eight = chains.lowHalf + chains.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
