import Arithmetic
import Kernels
import Learning

// What is done to a layer's weights outside of the tiles.

extension TileLayer {
  /// Whether no weight or bias is NaN or infinite.
  var isFinite: Bool {
    // x − x is 0 for every number, NaN for NaN and infinity.
    var differences = V(repeating: 0)
    for strip in 0..<strips {
      let isUnit = isUnit(inStrip: strip)
      for i in 0..<stripRows {
        let w = unsafe V(repeating: 0).replacing(with: weights[strip * stripRows + i], where: isUnit)
        differences = differences + (w - w)
      }
    }
    return (0..<V.scalarCount).allSatisfy { differences[$0] == 0 }
  }

  /// Adds Σ w² or Σ |w| over each unit's inputs to a strided sum, the first unit being number `first` of the network.
  func add(_ term: PenaltyTerm, to sum: inout StridedSum, from first: Int) {
    for strip in 0..<strips {
      var chains = InlineArray<16, Double>(repeating: 0)
      for i in 0..<inputCount {
        let w = unsafe weights[strip * stripRows + i]
        for lane in 0..<V.scalarCount { chains[lane] = term.added(to: chains[lane], Double(w[lane])) }
      }
      for unit in strip * V.scalarCount..<min(unitCount, (strip + 1) * V.scalarCount) {
        sum.add(chains[unit % V.scalarCount], at: first + unit)
      }
    }
  }

  /// Gives every weight and bias its initial step size, if the rule stores one.
  func fillStepSizes(with step: V.Scalar) {
    guard let steps = unsafe secondState else { return }
    for p in 0..<strips * stripRows { unsafe steps[p] = V(repeating: step) }
  }
}
