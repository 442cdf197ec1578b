import Arithmetic

/// What metrics depend on besides the sums: facts about a part's targets.
public struct TargetSummary: Sendable, Hashable {
  /// The number of samples.
  public let samples: Int
  /// Σ (d − mean d)², one per output, in original units.
  public let spreads: [Double]
  /// The largest minus the smallest target over all outputs, in original units.
  public let range: Double

  /// Creates a value from its parts.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init<Scalar>(of part: Samples<Scalar>, task: Task) {
    samples = part.count
    var spreads: [Double] = []
    var lowest = Double.infinity
    var highest = -Double.infinity
    for k in 0..<part.outputCount {
      let unit = task.unit(ofOutput: k)
      let target = { (s: Int) in unit * Double(part.targets[s * part.outputCount + k]) }
      var sum = StridedSum()
      for s in 0..<part.count { sum.add(target(s), at: s) }
      let mean = sum.total / Double(part.count)
      var squares = StridedSum()
      for s in 0..<part.count {
        squares.addProduct(target(s) - mean, target(s) - mean, at: s)
        lowest = Swift.min(lowest, target(s))
        highest = Swift.max(highest, target(s))
      }
      spreads.append(squares.total)
    }
    self.spreads = spreads
    range = highest - lowest
  }
}
