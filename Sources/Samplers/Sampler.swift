/// Proposes the points that a search tries.
///
/// A pure function of the space, the seed and the observations: nothing depends on threads, clocks, earlier calls or the
/// processor. Elementary functions are those of `Arithmetic`, sums and comparisons have a stated order.
package protocol Sampler: Sendable {
  /// Grows with every change that can change a proposal; part of the key of a search's decisions.
  var version: Int { get }

  /// The points of trials `trial` ..< `trial` + `count`, a batch that is proposed before any of it is observed.
  ///
  /// - Parameters:
  ///   - count: The batch's size.
  ///   - trial: The number of the batch's first trial.
  ///   - observations: All earlier trials, in any order. None of their points is proposed again.
  /// - Returns: `count` points that are allowed and differ from each other and from the observed ones; fewer only if the
  ///   space has no other points.
  func propose(_ count: Int, from trial: Int, observations: [Observation]) -> [[Coordinate]]
}
