import JSON

/// The JSON Schema of mappings, made of their fields.
enum RecordSchema {
  static func schema(of fields: [FieldFacts]) -> JSON {
    let required = fields.filter { $0.requirement == .always }.map { JSON.string($0.name) }
    let properties = fields.flatMap { facts in
      [JSON.Member(facts.name, property(facts))]
        + facts.aliases.map { alias in
          JSON.Member(
            alias,
            described(facts.schema, by: [.init("description", .string("The same as `\(facts.name)`."))]))
        }
    }
    var members: [JSON.Member] = [
      // A mapping that was left empty is null to YAML.
      .init("type", required.isEmpty ? ["object", "null"] : "object"),
      .init("properties", .object(properties)),
      .init("additionalProperties", false),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    return .object(members)
  }

  private static func property(_ facts: FieldFacts) -> JSON {
    var words: [JSON.Member] = [
      .init("title", .string(facts.name)), .init("description", .string(facts.descriptionText)),
    ]
    if let value = facts.defaultValue, !facts.isSection { words.append(.init("default", value)) }
    words.append(.init("examples", [facts.example]))
    return described(facts.schema, by: words)
  }

  private static func described(_ schema: JSON, by words: [JSON.Member]) -> JSON {
    .object(words + (schema.object ?? []))
  }
}

extension FieldFacts {
  /// The summary, with what happens where the spec is silent.
  var descriptionText: String {
    otherwise.map { "\(summary) Default: \($0)." } ?? summary
  }
}
