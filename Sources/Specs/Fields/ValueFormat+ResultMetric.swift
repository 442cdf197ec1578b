import JSON
import YAML

extension ValueFormat where Value == ResultMetric {
  static var resultMetric: ValueFormat {
    let names = ResultMetric.all.map(\.description)
    return ValueFormat(
      "a metric such as test.accuracy", kinds: [.text], schema: ["enum": .array(names.map { .string($0) })],
      write: { .string($0.description) }
    ) { node, reader in
      guard let text = node.text else { return .mismatch(hint: nil) }
      if let metric = ResultMetric(name: text) { return .value(metric) }
      return .mismatch(hint: reader.hints.hint(forMetric: text))
    }
  }
}
