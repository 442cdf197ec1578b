import Learning

/// What a spec can name of a run's results: a metric of one part of the data, or a number of epochs.
package enum ResultMetric: Sendable, Hashable, CustomStringConvertible {
  case metric(MetricName)
  /// The number of epochs that the run was trained.
  case epochs
  /// The epoch at which the ranking metric was best.
  case bestEpoch
  /// The first epoch at which the run counted as solved.
  case epochsToSolve

  package var description: String {
    switch self {
    case .metric(let name): name.description
    case .epochs: "epochs"
    case .bestEpoch: "best_epoch"
    case .epochsToSolve: "epochs_to_solve"
    }
  }

  /// Every name without a parameter.
  static let all: [ResultMetric] =
    MetricName.all.filter { $0.metric != .runningLoss || $0.part == .train }.map { .metric($0) }
    + [.epochs, .bestEpoch, .epochsToSolve]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.description, $0) })

  package init?(name: String) {
    if let metric = Self.byName[name] {
      self = metric
    } else if let metric = MetricName(name), metric.metric != .runningLoss {
      self = .metric(metric)
    } else {
      return nil
    }
  }
}
