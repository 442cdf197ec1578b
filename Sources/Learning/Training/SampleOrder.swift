import Arithmetic

/// The order in which an epoch presents the training samples.
public struct SampleOrder {
  private let shuffle: TrainingPlan.Shuffle
  private let seed: UInt64
  /// The sample numbers in the order of the current epoch.
  public private(set) var indices: [Int32]

  /// The order of the data until the first epoch.
  public init(count: Int, shuffle: TrainingPlan.Shuffle, seed: UInt64) {
    self.shuffle = shuffle
    self.seed = seed
    indices = Array(0..<Int32(count))
    if shuffle == .once { draw(epoch: 0) }
  }

  /// Draws the order of `epoch` (1 is the first), which does not depend on earlier draws.
  public mutating func advance(to epoch: Int) {
    if shuffle == .epoch { draw(epoch: epoch) }
  }

  private mutating func draw(epoch: Int) {
    for s in indices.indices { indices[s] = Int32(s) }
    RandomStream(seed: seed, purpose: .order(epoch: epoch)).shuffle(&indices)
  }
}
