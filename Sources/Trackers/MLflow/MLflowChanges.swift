import JSON

/// What has to be sent so that a run on the server becomes the one that it should be.
package struct MLflowChanges: Sendable {
  /// A value on the server that is not the one here, and that MLflow does not let anyone change.
  package struct Difference: Sendable, Hashable {
    /// In a message: `parameter training.epochs`.
    package var item: String
    package var here: String
    package var there: String
  }

  /// A metric's values by step, as the server has them.
  package typealias History = [Int: [Double]]

  package private(set) var items: [MLflowItem] = []
  package private(set) var differences: [Difference] = []

  /// - Parameters:
  ///   - items: what the server should have.
  ///   - histories: by metric, of those that `run` lists.
  package init(of items: [MLflowItem], in run: MLflowRemoteRun, histories: [String: History]) {
    for item in items {
      switch item {
      case .tag(let entry):
        if run.tags[entry.name] != entry.text { self.items.append(item) }
      case .parameter(let parameter):
        let there = run.parameters[parameter.name].map { [$0] } ?? []
        compare(item, here: parameter.text, there: there) { value in
          MLflowLimits.parameterValues.contains { parameter.whole.cut(to: $0) == value }
        }
      case .metric(let point):
        compare(item, here: point.value, there: histories[point.metric]?[point.step] ?? []) {
          $0 == point.value
        }
      }
    }
  }

  private mutating func compare<Value>(
    _ item: MLflowItem, here: Value, there: [Value], isSame: (Value) -> Bool
  ) {
    guard let first = there.first else { return items.append(item) }
    guard !there.contains(where: isSame) else { return }
    differences.append(Difference(item: item.description, here: "\(here)", there: "\(first)"))
  }
}

extension MLflowChanges {
  /// The points of a reply to `metrics/get-history`, by step.
  package static func history(_ reply: JSON) -> History {
    var history: History = [:]
    for metric in reply["metrics"]?.array ?? [] {
      guard let value = metric["value"]?.double else { continue }
      // The server leaves a step of 0 out, and writes 64-bit integers as numbers or texts.
      let step = metric["step"].flatMap { $0.int ?? $0.string.flatMap { Int($0) } } ?? 0
      history[step, default: []].append(value)
    }
    return history
  }
}
