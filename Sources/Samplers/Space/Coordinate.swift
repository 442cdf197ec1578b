/// Where a point lies on one dimension.
package enum Coordinate: Sendable, Hashable {
  /// On a continuous dimension, in 0 … 1.
  case position(Double)
  /// The number of a level or category.
  case choice(Int)
  /// The dimension's condition is not met.
  case absent
}
