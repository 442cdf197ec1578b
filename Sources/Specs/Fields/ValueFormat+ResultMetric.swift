import JSON
import Learning
import YAML

extension ValueFormat where Value == ResultMetric {
  static var resultMetric: ValueFormat {
    let parts = DatasetPart.allCases.map(\.rawValue).joined(separator: "|")
    return ValueFormat(
      "a metric such as test.accuracy", kinds: [.text],
      schema: MetricSchema.schema(of: ResultMetric.all.map(\.description), before: "(\(parts))\\."),
      write: { .string($0.description) }
    ) { node, reader in
      guard let text = node.text else { return .mismatch(hint: nil) }
      if let metric = ResultMetric(name: text) { return .value(metric) }
      return .mismatch(hint: reader.hints.hint(forMetric: text))
    }
  }
}

extension ValueFormat where Value == Metric {
  /// A metric without a part.
  static var metric: ValueFormat {
    let names = Metric.allCases.map(\.rawValue)
    return ValueFormat(
      "a metric such as roc_auc", kinds: [.text], schema: MetricSchema.schema(of: names, before: ""),
      write: { .string($0.rawValue) }
    ) { node, reader in
      guard let text = node.text else { return .mismatch(hint: nil) }
      if let metric = Metric(rawValue: text) { return .value(metric) }
      return .mismatch(hint: reader.hints.hint(forMetricWithoutPart: text, among: names))
    }
  }
}

/// The JSON Schema of metrics' names.
private enum MetricSchema {
  /// Some names, and those with a parameter after a prefix.
  static func schema(of names: [String], before prefix: String) -> JSON {
    let kinds = ClassMetric.allCases.map(\.rawValue).joined(separator: "|")
    return [
      "anyOf": [
        ["enum": .array(names.map { .string($0) })],
        [
          "type": "string",
          "pattern": .string("^\(prefix)(top_([2-9]|[1-9][0-9]+)_accuracy|(\(kinds))\\[.+\\])$"),
        ],
      ]
    ]
  }
}
