/// Identifies a run within its experiment: point, seed, repeat and cross-validation fold.
package struct RunKey: Sendable, Hashable {
  /// 0-based, in the sweep's order.
  package var point: Int
  package var seed: UInt64
  /// 0-based index of the train/test partition; 0 without repeats.
  package var repetition: Int
  /// 0-based; nil without cross-validation.
  package var fold: Int?

  package init(point: Int, seed: UInt64, repetition: Int, fold: Int?) {
    self.point = point
    self.seed = seed
    self.repetition = repetition
    self.fold = fold
  }
}
