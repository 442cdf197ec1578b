import Synchronization

/// How far the networks of one call of a trainer have come, for whoever watches from another thread.
///
/// Trainers write to it after an epoch and after an evaluation, and never read it: it cannot change a result.
/// A write is a relaxed store by one thread at a time, a nanosecond beside an epoch's microseconds. Values
/// that are read together may be of two moments.
public final class TrainingProgress: Sendable {
  private let epochCount = Atomic<Int>(0)
  private let evaluatedEpoch = Atomic<Int>(-1)
  private let lowestLoss = Atomic<UInt64>(0)
  private let highestLoss = Atomic<UInt64>(0)

  /// Nothing was trained yet.
  public init() {}

  /// The epochs trained so far, summed over the networks.
  public var epochs: Int { epochCount.load(ordering: .relaxed) }

  /// The lowest and highest training loss of the networks at the last evaluation, without penalty; nil before
  /// the first one. NaN counts as infinite.
  public var loss: ClosedRange<Double>? {
    guard evaluatedEpoch.load(ordering: .relaxed) >= 0 else { return nil }
    let lowest = Double(bitPattern: lowestLoss.load(ordering: .relaxed))
    return lowest...max(lowest, Double(bitPattern: highestLoss.load(ordering: .relaxed)))
  }

  /// An epoch of so many networks has ended.
  public func addEpoch(networks: Int = 1) {
    epochCount.store(epochCount.load(ordering: .relaxed) &+ networks, ordering: .relaxed)
  }

  /// A network was evaluated after `epoch` and has this mean training loss.
  public func addEvaluation(epoch: Int, loss: Double) {
    let loss = loss.isNaN ? .infinity : loss
    let isFirst = epoch != evaluatedEpoch.load(ordering: .relaxed)
    if isFirst || loss < Double(bitPattern: lowestLoss.load(ordering: .relaxed)) {
      lowestLoss.store(loss.bitPattern, ordering: .relaxed)
    }
    if isFirst || loss > Double(bitPattern: highestLoss.load(ordering: .relaxed)) {
      highestLoss.store(loss.bitPattern, ordering: .relaxed)
    }
    evaluatedEpoch.store(epoch, ordering: .relaxed)
  }
}
