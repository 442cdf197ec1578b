import JSON
import Learning

/// `initialization:` as the spec says it.
struct InitializationSettings: Record {
  var weights = SpreadSettings()
  var biases = Biases.zeros

  /// How the first biases are drawn.
  enum Biases: Sendable {
    case zeros, same
    case spread(SpreadSettings)
  }

  static var shorthand: String? { "method" }

  static let fields: [Field<Self>] =
    SpreadSettings.fields.map { $0.lifted(to: \.weights) } + [
      Field(
        "biases", \.biases, .biases,
        "How the first biases are drawn: zeros, the same way as the layer's weights, or a mapping like this one.",
        example: "zeros")
    ]
}

/// How numbers are drawn, as the spec says it: which keys belong to which method is checked when it is resolved.
struct SpreadSettings: Record {
  enum Method: String, CaseIterable {
    case uniform, normal, glorot, he, lecun
  }

  var method: Method?
  var range: Interval?
  var std: Double?
  var distribution: Initialization.Shape?
  var fan: Initialization.Fan?
  var gain: Double?

  static var shorthand: String? { "method" }

  static let fields: [Field<Self>] = [
    Field(
      "method", \.method, .name(Method.self),
      "`uniform` in `range`, `normal` with `std`, or a spread that follows from the layer's size.",
      example: "uniform", otherwise: "glorot"),
    Field(
      "range", \.range, .interval, "With `uniform`: r for [−r, r], or [a, b].", example: 0.5),
    Field("std", \.std, .number(.zeroUp), "With `normal`: the standard deviation.", example: 0.1),
    Field(
      "distribution", \.distribution, .name(Initialization.Shape.self),
      "With glorot, he and lecun: the distribution's shape.", example: "normal", otherwise: "uniform"),
    Field(
      "fan", \.fan, .name(Initialization.Fan.self),
      "With glorot, he and lecun: which connections of a layer are counted.", example: "in",
      otherwise: "average for glorot, in for he and lecun"),
    Field(
      "gain", \.gain, .number(.positive), "With glorot, he and lecun: a factor of the spread.", example: 1,
      otherwise: "1"),
  ]
}

/// The two ends of a range, the lower first.
struct Interval: Sendable, Hashable {
  var low: Double
  var high: Double
}

extension Form where Value == Interval {
  /// r for [−r, r], or [a, b].
  static var interval: Form {
    let radius = Form<Double>.number(.zeroUp).map(
      to: { Interval(low: -$0, high: $0) }, from: { $0.high })
    return .either(radius, .ends, writingFirst: { $0.low == -$0.high })
  }

  /// [a, b]
  static var ends: Form {
    let number = Form<Double>.number()
    return Form(
      "a pair [a, b] with a ≤ b", kinds: [.list],
      schema: ["type": "array", "items": ["type": "number"], "minItems": 2, "maxItems": 2],
      write: { [.number($0.low), .number($0.high)] }
    ) { node, reader in
      guard case .sequence(let items) = node.content, items.count == 2 else { return .mismatch(hint: nil) }
      let ends = items.map { reader.read($0, as: number) }
      guard let low = ends[0], let high = ends[1] else { return .reported }
      return low <= high
        ? .value(Interval(low: low, high: high)) : .mismatch(hint: "the lower end comes first")
    }
  }
}

extension Form where Value == InitializationSettings.Biases {
  static var biases: Form {
    let spread = Form<SpreadSettings>.record("a mapping like {method: uniform, range: 0.5}")
    return Form(
      "zeros, same, or \(spread.expected)", kinds: [.text, .mapping],
      schema: ["anyOf": [["enum": ["zeros", "same"]], spread.schema]], members: spread.members,
      write: { biases in
        switch biases {
        case .zeros: "zeros"
        case .same: "same"
        case .spread(let settings): spread.write(settings)
        }
      }
    ) { node, reader in
      switch node.text {
      case "zeros": .value(.zeros)
      case "same": .value(.same)
      case .some(let other): .mismatch(hint: Habits.hint(forValue: other, among: ["zeros", "same"]))
      case nil:
        node.kind == .mapping ? spread.read(node, &reader).map { .spread($0) } : .mismatch(hint: nil)
      }
    }
  }
}
