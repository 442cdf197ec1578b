import YAML

/// The lines of a spec that a check speaks of.
package struct SpecLines: Sendable, Hashable {
  private var keys: [String: Int] = [:]
  private var checkedMetrics: [String: Int] = [:]

  package init(_ source: Source) {
    guard case .mapping(let entries)? = Document(parsing: source).root?.content else { return }
    for entry in entries {
      keys[entry.key.text] = entry.key.span.start.line
      guard entry.key.text == "check", case .mapping(let settings) = entry.value.content,
        case .sequence(let names)? = settings.first(where: { $0.key.text == "metrics" })?.value.content
      else { continue }
      for name in names {
        if case .scalar(let scalar) = name.content { checkedMetrics[scalar.text] = name.usageSpan.start.line }
      }
    }
  }

  /// Where the spec says that a metric is judged: in `check:`, or where it says what ranks points. 1-based.
  package func line(of metric: JudgedMetric) -> Int {
    checkedMetrics[metric.measure.description] ?? keys["metric"] ?? keys["check"] ?? 1
  }

  /// Where the spec says which runs there are. 1-based.
  package var runs: Int { keys["sweep"] ?? keys["seeds"] ?? 1 }
}
