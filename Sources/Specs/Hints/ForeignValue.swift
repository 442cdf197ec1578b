import JSON
import Learning

/// Turns values of other tools' keys into those of this tool's fields.
enum ForeignValue {
  /// The optimizer of that name; sgd for unknown names.
  @Sendable static func optimizerName(_ value: JSON) -> JSON {
    let name = value.string.flatMap { OptimizerName(rawValue: $0.lowercased()) } ?? .sgd
    return .string(name.rawValue)
  }

  /// A schedule's kind under another tool's name, as a section.
  @Sendable static func schedule(_ value: JSON) -> JSON {
    guard let word = value.string else { return ["kind": "cosine"] }
    let name = ForeignSyntax.synonyms[word.lowercased()] ?? word.lowercased()
    return ["kind": .string(ScheduleSettings.Kind(rawValue: name)?.rawValue ?? "cosine")]
  }

  /// A column's name; `weight` for other values.
  @Sendable static func columnName(_ value: JSON) -> JSON { value.string == nil ? "weight" : value }

  /// A list of weights as a mapping of classes that are numbered from 0.
  @Sendable static func classWeights(_ value: JSON) -> JSON {
    if let weights = value.array {
      return .object(weights.enumerated().map { JSON.Member("\($0)", $1) })
    }
    return value.object == nil ? "balanced" : value
  }

  /// The first element of a list.
  @Sendable static func firstOfList(_ value: JSON) -> JSON { value.array?.first ?? value }

  /// The rest of a fraction: 0.2 of 0.8.
  @Sendable static func remainder(_ value: JSON) -> JSON {
    guard let share = value.double, share > 0, share < 1 else { return 0.2 }
    return .number(rounded(1 - share, digitsOf: 1))
  }

  /// A list of texts as one text.
  @Sendable static func sentence(_ value: JSON) -> JSON {
    value.array.map { .string($0.compactMap(\.string).joined(separator: ", ")) } ?? value
  }

  /// This tool's name of a value that another tool names differently.
  @Sendable static func synonym(_ value: JSON) -> JSON {
    value.string.flatMap { ForeignSyntax.synonyms[$0.lowercased()] }.map { .string($0) } ?? value
  }

  /// A metric's name with its part.
  @Sendable static func metric(_ value: JSON) -> JSON {
    value.string.flatMap { ResultMetric(name: "validation.\(ForeignMetrics.name(of: $0) ?? $0)") }.map {
      .string($0.description)
    } ?? value
  }
}
