/// Holm's step-down correction of several tests' p-values.
package enum HolmCorrection {
  /// The corrected p-values, in the order given: of those sorted upwards, the k-th (from 0) of m is
  /// multiplied by m − k, is at least the one before, and at most 1.
  ///
  /// `among` is m where some of the p-values are not given; these count as larger than all that are.
  package static func corrected(_ pValues: [Double], among all: Int? = nil) -> [Double] {
    let count = all ?? pValues.count
    precondition(count >= pValues.count)
    var corrected = pValues
    var largest = 0.0
    let ascending = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (rank, index) in ascending.enumerated() {
      largest = max(largest, min(1, pValues[index] * Double(count - rank)))
      corrected[index] = largest
    }
    return corrected
  }
}
