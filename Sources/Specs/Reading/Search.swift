import JSON

/// A sweep whose points are proposed one batch after the other.
///
/// A point is one value per axis, null for an axis that does not exist there.
package struct Search: Sendable {
  /// Combinations of values that must not be tried: all named axes exist and have one of the choices.
  package struct Exclusion: Sendable, Hashable {
    /// Axes by number, ascending, each with the numbers of its values.
    package let choices: [Choice]

    package struct Choice: Sendable, Hashable {
      package let axis: Int
      package let choices: [Int]
    }
  }

  /// Not `grid`.
  package let method: SweepMethod
  /// The number of points to try.
  package let trials: Int
  /// The seed of the proposals.
  package let seed: UInt64
  /// How many points are proposed at a time.
  package let batch: Int
  package let axes: [SearchAxis]
  /// The points that are tried first.
  package let included: [[JSON]]
  package let exclusions: [Exclusion]
  /// Points at the ends of the axes, which were checked when the spec was read.
  package let probes: Points

  /// Whether a point must not be tried.
  package func excludes(_ values: [JSON]) -> Bool {
    exclusions.contains { exclusion in
      exclusion.choices.allSatisfy { choice in
        guard let own = axes[choice.axis].choice(of: values[choice.axis]) else { return false }
        return choice.choices.contains(own)
      }
    }
  }
}
