import JSON

/// `initialization:` as the spec writes it.
struct InitializationSettings: MappingRecord {
  var weights = SpreadSettings()
  var biases = Biases.zeros

  /// How the initial biases are drawn.
  enum Biases: Sendable {
    case zeros, same
    case spread(SpreadSettings)
  }

  static var shorthand: String? { "method" }

  static let fields: [Field<Self>] =
    SpreadSettings.fields.map { $0.lifted(to: \.weights) } + [
      Field(
        "biases", \.biases, .biases,
        "How the initial biases are drawn: zeros, from the same distribution as the layer's weights, or by a mapping like this "
          + "one.",
        example: "zeros")
    ]
}

extension ValueFormat where Value == InitializationSettings.Biases {
  static var biases: ValueFormat {
    let spread = ValueFormat<SpreadSettings>.mapping("a mapping like {method: uniform, range: 0.5}")
    return ValueFormat(
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
      case .some(let other): .mismatch(hint: reader.hints.hint(forName: other, among: ["zeros", "same"]))
      case nil:
        node.kind == .mapping ? spread.read(node, &reader).map { .spread($0) } : .mismatch(hint: nil)
      }
    }
  }
}
