/// What is said of a metric, a point or a run after the comparison with a baseline.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The same bits.
  case identical
  /// Any change lies within the margin, whichever way.
  case equivalent
  /// Better, and by more than chance.
  case improved
  /// No drop beyond the margin; a gain is neither shown nor excluded.
  case nonInferior = "non_inferior"
  /// Worse, by more than chance, and not shown to be within the margin.
  case regressed
  /// Too few runs, or too noisy ones, to exclude a drop beyond the margin.
  case inconclusive
  /// Measured on other data.
  case incomparable
  /// The baseline does not have it.
  case new
  /// The baseline has it, and the new results do not.
  case missing
  /// A run with the same identity is not bit-identical.
  case broken
}

extension Verdict {
  /// The verdict of paired runs of which some changed: docs/Checks.md has the table and its reasons.
  init(on evidence: Evidence, margin: Double, alpha: Double) {
    let low = evidence.interval?.lowerBound ?? -.infinity
    let high = evidence.interval?.upperBound ?? .infinity
    // Too few pairs for any sign pattern to be rare: the change must also lie beyond the margin as a whole.
    let isFlipped = evidence.test == .signFlip
    if low >= -margin, high <= margin {
      self = .equivalent
    } else if evidence.dropPValue <= alpha, isFlipped || high < -margin {
      self = .regressed
    } else if evidence.gainPValue <= alpha, isFlipped || low > margin {
      self = .improved
    } else {
      self = low >= -margin ? .nonInferior : .inconclusive
    }
  }
}
