/// A point that was tried, and its score.
package struct Observation: Sendable, Hashable {
  /// The trial's number, from 0; equal scores are ranked by it.
  package let trial: Int
  /// One coordinate per dimension.
  package let coordinates: [Coordinate]
  /// The mean over the seeds, in the direction in which lower is better; NaN if a run diverged, which ranks last.
  package let score: Double
  /// The variance of the score: that of the seeds divided by their number; nil if it is unknown (one seed).
  package let variance: Double?

  /// An observation.
  package init(trial: Int, coordinates: [Coordinate], score: Double, variance: Double? = nil) {
    self.trial = trial
    self.coordinates = coordinates
    self.score = score
    self.variance = variance
  }
}
