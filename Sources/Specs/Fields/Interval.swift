import JSON

/// The two ends of a range, the lower first.
struct Interval: Sendable, Hashable {
  var low: Double
  var high: Double
}

extension ValueFormat where Value == Interval {
  /// r for [−r, r], or [a, b].
  static var interval: ValueFormat {
    let radius = ValueFormat<Double>.number(.nonNegative).map(
      to: { Interval(low: -$0, high: $0) }, from: { $0.high })
    return .either(radius, .ends, writingFirst: { $0.low == -$0.high })
  }

  /// [a, b]
  static var ends: ValueFormat {
    let number = ValueFormat<Double>.number()
    return ValueFormat(
      "a pair [a, b] with a ≤ b", kinds: [.list],
      schema: ["type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2],
      write: { [.number($0.low), .number($0.high)] }
    ) { node, reader in
      guard case .sequence(let items) = node.content, items.count == 2 else { return .mismatch(hint: nil) }
      let ends = items.map { reader.read($0, as: number) }
      guard let low = ends[0], let high = ends[1] else { return .reported }
      return low <= high
        ? .value(Interval(low: low, high: high)) : .mismatch(hint: "write the lower end first")
    }
  }
}
