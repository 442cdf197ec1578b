/// How a sweep spends fewer runs or epochs on points that are worse than others.
package enum EarlyStop: Sendable, Hashable {
  /// A race by seeds: points are first compared after `first` seeds, at least 5, then after twice as many, and so on.
  case seeds(first: Int)
  /// Halving by epochs: only the best points are trained further.
  case epochs(EpochStop)
}

/// Which epochs points are compared after, and how many are trained further.
package struct EpochStop: Sendable, Hashable {
  /// The first of these epochs, at least 1.
  package var first: Int
  /// The best 1/η of the points are trained to η times as many epochs.
  package var eta: Int
  /// Of every run that is not stopped.
  package var epochs: Int
  /// Epochs between evaluations.
  package var step: Int
  /// The most kinds of brackets; nil: one for each rung. 1 is successive halving.
  package var kinds: Int?
}
