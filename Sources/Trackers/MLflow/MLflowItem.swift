import JSON

/// What a run in MLflow is made of: each is one element of a `runs/log-batch` request.
package enum MLflowItem: Sendable, Hashable {
  case metric(TrackedRun.Point)
  case parameter(MLflowParameter)
  case tag(TrackedRun.Entry)

  /// The element of a request.
  package var json: JSON {
    switch self {
    case .metric(let point):
      [
        "key": .string(point.metric), "value": .number(point.value), "timestamp": .int(point.time),
        "step": .int(point.step),
      ]
    case .parameter(let parameter):
      ["key": .string(parameter.name), "value": .string(parameter.text)]
    case .tag(let entry): ["key": .string(entry.name), "value": .string(entry.text)]
    }
  }

  /// A parameter with its text cut to the next shorter length that servers of some age take; nil if there is none.
  package var shortened: MLflowItem? {
    guard case .parameter(let parameter) = self,
      let limit = MLflowLimits.parameterValues.first(where: { $0 < parameter.text.unicodeScalars.count })
    else { return nil }
    return .parameter(MLflowParameter(name: parameter.name, whole: parameter.whole, limit: limit))
  }

  /// In a message: `metric validation.loss at step 3`.
  package var description: String {
    switch self {
    case .metric(let point): "metric \(point.metric) at step \(point.step)"
    case .parameter(let parameter): "parameter \(parameter.name)"
    case .tag(let entry): "tag \(entry.name)"
    }
  }
}

/// A parameter whose text may be too long for the server.
package struct MLflowParameter: Sendable, Hashable {
  package var name: String
  package var whole: String
  /// The characters that the server takes, as far as is known.
  package var limit = MLflowLimits.parameterValues[0]

  /// What is sent.
  package var text: String { whole.cut(to: limit) }
}
