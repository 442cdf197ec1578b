import JSON

/// The JSON Schema of mappings, made from their fields.
enum MappingSchema {
  static func schema(of fields: [FieldInfo]) -> JSON {
    let required = fields.filter { $0.requirement == .always }.map { JSON.string($0.name) }
    var members: [JSON.Member] = [
      // YAML reads an empty mapping's key, `training:`, as null.
      .init("type", required.isEmpty ? ["object", "null"] : "object"),
      .init("properties", .object(fields.flatMap(properties))),
      .init("additionalProperties", false),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    return .object(members)
  }

  /// The key under all its names.
  private static func properties(_ info: FieldInfo) -> [JSON.Member] {
    let description = JSON.Member("description", .string("The same as `\(info.name)`."))
    return [JSON.Member(info.name, property(info))]
      + info.aliases.map { JSON.Member($0, annotated(info.schema, [description])) }
      + info.formerNames.map {
        JSON.Member($0, annotated(info.schema, [description, .init("deprecated", true)]))
      }
  }

  private static func property(_ info: FieldInfo) -> JSON {
    var annotations: [JSON.Member] = [
      .init("title", .string(info.name)), .init("description", .string(info.descriptionText)),
    ]
    if let value = info.defaultValue, !info.isSection { annotations.append(.init("default", value)) }
    annotations.append(.init("examples", [info.example]))
    return annotated(info.schema, annotations)
  }

  private static func annotated(_ schema: JSON, _ annotations: [JSON.Member]) -> JSON {
    .object(annotations + (schema.object ?? []))
  }
}

extension FieldInfo {
  /// The summary, and the default that depends on other fields.
  var descriptionText: String {
    defaultText.map { "\(summary) Default: \($0)." } ?? summary
  }
}
