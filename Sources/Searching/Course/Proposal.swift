import JSON

/// The points of some successive trials, proposed together before any of them is trained.
package struct Proposal: Sendable, Hashable {
  /// The number of the first trial.
  package let first: Int
  /// One value per axis, null for axes that do not exist at the point.
  package let points: [[JSON]]

  package init(first: Int, points: [[JSON]]) {
    self.first = first
    self.points = points
  }
}
