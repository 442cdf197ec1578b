import Learning
import Records

/// The difference between a run trained again and its record.
package struct RunDifference: Sendable, Hashable {
  /// The first different value.
  package struct Value: Sendable, Hashable {
    package var metric: String
    /// nil for the trained network, the only values that a baseline contains.
    package var epoch: Int?
    /// nil if not measured.
    package var recorded: Double?
    package var now: Double?

    /// The distance in steps of float64; nil if it is not defined.
    package var ulps: UInt64? { recorded.flatMap { recorded in now.flatMap { recorded.ulps(to: $0) } } }
  }

  package var recordedStatus: RunStatus
  package var status: RunStatus
  /// Why the run failed now; nil if it did not.
  package var message: String?
  package var hasSameCurve: Bool
  package var hasSameWeights: Bool
  /// nil if all recorded values are the same.
  package var first: Value?

  /// nil if status, curve and weights are bit-identical.
  ///
  /// - Parameter record: the record with its curve, if available.
  package init?(of recorded: BaselineRun, record: RunRecord?, now: RunRecord) {
    recordedStatus = recorded.status
    status = now.status
    message = now.message
    hasSameCurve = recorded.curveDigest == now.curveDigest
    hasSameWeights = recorded.weightsDigest == now.weightsDigest
    guard recordedStatus != status || !hasSameCurve || !hasSameWeights else { return nil }
    if status == .failed { return }
    first =
      record.flatMap { Value(firstBetween: $0.curve, and: now.curve) }
      ?? Value(firstBetween: recorded.metrics, and: now.metrics)
  }
}

extension RunDifference.Value {
  /// The first different epoch, and its first different metric.
  fileprivate init?(firstBetween recorded: Curve, and now: Curve) {
    for row in 0..<max(recorded.epochs.count, now.epochs.count) {
      let epochs = (recorded.epoch(row), now.epoch(row))
      let isSameEpoch = epochs.0 == epochs.1
      for column in (row < recorded.epochs.count ? recorded : now).columns {
        let name = column.name
        let old = recorded.value(of: name, row: row)
        let new = isSameEpoch ? now.value(of: name, row: row) : nil
        guard !isSameEpoch || !Self.isSame(old, new) else { continue }
        let value = row < recorded.epochs.count ? (old, new) : (nil, now.value(of: name, row: row))
        self.init(
          metric: name.description, epoch: epochs.0 ?? epochs.1, recorded: value.0, now: value.1)
        return
      }
    }
    return nil
  }

  /// The first different final value of a metric that both contain.
  fileprivate init?(firstBetween recorded: [BaselineRun.Value], and now: [RunRecord.Value]) {
    for old in recorded {
      guard let new = now.first(where: { $0.name.description == old.name }),
        !Self.isSame(old.value, new.value)
      else { continue }
      self.init(metric: old.name, epoch: nil, recorded: old.value, now: new.value)
      return
    }
    return nil
  }

  private static func isSame(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.ulps(to: b) == 0
  }
}

extension Curve {
  fileprivate func epoch(_ row: Int) -> Int? { epochs.indices.contains(row) ? epochs[row] : nil }

  fileprivate func value(of name: MetricName, row: Int) -> Double? {
    guard epochs.indices.contains(row) else { return nil }
    return columns.first { $0.name == name }?.values[row]
  }
}
