/// What is said of a metric, a point or a run after the comparison with a baseline.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The same bits.
  case identical
  /// Any change lies within the margin, whichever way.
  case equivalent
  /// Better, and by more than chance.
  case improved
  /// No drop beyond the margin, though it is not shown that nothing changed.
  case notWorse = "not_worse"
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
  /// The same run gave other bits.
  case broken
}

extension Verdict {
  /// The verdict of paired runs of which some changed: docs/Checks.md has the table and its reasons.
  init(on evidence: Evidence, margin: Double, alpha: Double) {
    if let interval = evidence.interval {
      if interval.lowerBound >= -margin, interval.upperBound <= margin {
        self = .equivalent
        return
      }
      // Too few pairs for any sign pattern to be rare: only a change that lies beyond the margin as a whole counts.
      if evidence.test == .student {
        if interval.upperBound < -margin {
          self = .regressed
          return
        }
        if interval.lowerBound > margin {
          self = .improved
          return
        }
      }
    }
    if evidence.test == .signFlip || evidence.test == .mcNemar {
      if evidence.dropPValue <= alpha {
        self = .regressed
        return
      }
      if evidence.gainPValue <= alpha {
        self = .improved
        return
      }
    }
    self = evidence.interval.map { $0.lowerBound >= -margin } ?? false ? .notWorse : .inconclusive
  }
}
