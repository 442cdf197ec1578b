import Learning
import Records
import Specs

extension Ranking.Goal {
  /// Whether `value` is strictly better than `other`.
  package func prefers(_ value: Double, to other: Double) -> Bool {
    switch self {
    case .maximize: value > other
    case .minimize: value < other
    }
  }
}

extension RunStatus {
  /// Whether the run's metrics count: it was trained to the end that was meant for it.
  package var isMeasured: Bool { self == .finished || self == .stopped }
}

extension RunRecord {
  /// A metric of the network that the run left; nil if it was not measured or is not finite.
  package func value(of name: MetricName) -> Double? {
    metric(name).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The value that ranks the run; nil for a run that is not measured.
  ///
  /// `best` is the best evaluation of the metric, and `best_validation` the metric at the first epoch at which its
  /// validation twin was best. Where the curve does not hold what is asked, the final value counts.
  package func rankedValue(by ranking: Ranking) -> Double? {
    guard status.isMeasured else { return nil }
    if ranking.moment != .final, let row = bestRow(by: ranking),
      let values = curveValues(of: ranking.metric), values[values.startIndex + row].isFinite
    {
      return values[values.startIndex + row]
    }
    return value(of: ranking.metric)
  }

  /// The first evaluated epoch at which the ranking metric was best: its validation twin where the ranking is by
  /// `best_validation`; nil if the curve does not hold it or the run is not measured.
  package func bestEpoch(by ranking: Ranking) -> Int? {
    status.isMeasured ? bestRow(by: ranking).map { evaluatedEpochs[$0] } : nil
  }

  /// The first evaluated epoch at which the threshold was met; nil for never, and for a run that is not measured.
  package func epochsToSolve(_ threshold: Threshold) -> Int? {
    guard status.isMeasured else { return nil }
    if let values = curveValues(of: threshold.metric) {
      return values.firstIndex { threshold.isMet(by: $0) }.map { evaluatedEpochs[$0 - values.startIndex] }
    }
    return value(of: threshold.metric).flatMap { threshold.isMet(by: $0) ? epochs : nil }
  }

  /// The value that would rank the run if it had ended after an evaluated epoch; that which it ended with if it ended before.
  /// nil if it diverged up to then, or has no finite value.
  func value(at epoch: Int, by ranking: Ranking) -> Double? {
    if epochs <= epoch, !isPaused { return rankedValue(by: ranking) }
    guard let values = curveValues(of: ranking.metric), let row = evaluatedEpochs.firstIndex(of: epoch) else {
      return nil
    }
    let best = ranking.moment == .final ? row : bestRow(by: ranking, upTo: row) ?? row
    let value = values[values.startIndex + best]
    return value.isFinite ? value : nil
  }

  private func bestRow(by ranking: Ranking, upTo last: Int? = nil) -> Int? {
    let judge =
      ranking.moment == .bestValidation ? MetricName(.validation, ranking.metric.metric) : ranking.metric
    guard let values = curveValues(of: judge) else { return nil }
    let start = values.startIndex
    var best: Int?
    for (row, value) in values.prefix((last ?? values.count) + 1).enumerated() where value.isFinite {
      if let row = best, !ranking.goal.prefers(value, to: values[start + row]) { continue }
      best = row
    }
    return best
  }
}
