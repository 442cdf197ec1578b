import JSON
import Learning
import YAML

/// What can be asked of a run's results: a metric of a part, or a number of epochs.
package enum Measure: Sendable, Hashable, CustomStringConvertible {
  case metric(MetricName)
  /// The epochs that the run was trained.
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

  static let all: [Measure] =
    DatasetPart.allCases.flatMap { part in
      Metric.allCases.filter { $0 != .runningLoss || part == .train }.map { .metric(MetricName(part, $0)) }
    } + [.epochs, .bestEpoch, .epochsToSolve]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.description, $0) })

  package init?(name: String) {
    guard let measure = Self.byName[name] else { return nil }
    self = measure
  }
}

extension Form where Value == Measure {
  static var measure: Form {
    let names = Measure.all.map(\.description)
    return Form(
      "a metric such as test.accuracy", kinds: [.text], schema: ["enum": .array(names.map { .string($0) })],
      write: { .string($0.description) }
    ) { node, reader in
      guard let text = node.text else { return .mismatch(hint: nil) }
      if let measure = Measure(name: text) { return .value(measure) }
      return .mismatch(hint: Habits.hint(forMetric: text, ranking: reader.rankingPart))
    }
  }
}
