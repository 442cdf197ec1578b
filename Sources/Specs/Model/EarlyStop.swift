/// How a sweep spends fewer runs on points that are worse than others.
package enum EarlyStop: Sendable, Hashable {
  /// A race by seeds: points are first compared after `first` seeds, at least 5, then after twice as many, and so on.
  case seeds(first: Int)
}
