import JSON

/// The JSON Schema of a whole spec, made from the table of fields: what editors complete and check by.
package enum ExperimentSchema {
  /// Draft 2020-12.
  package static var json: JSON {
    var members: [JSON.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", "urn:etalon:experiment:1"), .init("title", "Etalon experiment"),
      .init(
        "description",
        .string(
          "A neural-network experiment: data, network, training, and the axes to sweep. "
            + "`etalon plan` checks what a schema cannot.")),
    ]
    members += RecordSchema.schema(of: Settings.fields.map(\.facts)).object ?? []
    members.append(
      .init(
        "$defs",
        [
          "axes": axes, "axis": axis { _ in true }, "values": axis { $0.name == "values" }, "point": point,
        ]))
    return .object(members)
  }

  /// The text of `docs/experiment.schema.json`.
  package static var text: String { String(decoding: json.indentedBytes, as: UTF8.self) }

  /// A mapping from paths to axes; only numbers have ranges.
  private static var axes: JSON {
    mapping { row in
      let isNumeric = !row.facts.kinds.isDisjoint(with: [.integer, .number])
      return [
        "$ref": isNumeric ? "#/$defs/axis" : "#/$defs/values",
        "properties": ["values": ["items": ["$ref": .string(pointer(to: row.path))]]],
      ]
    }
  }

  /// The keys of an axis, whatever its values are.
  private static func axis(_ isOffered: (FieldFacts) -> Bool) -> JSON {
    RecordSchema.schema(of: AxisMapping.fields.map(\.facts).filter(isOffered))
  }

  /// A mapping from paths to values.
  private static var point: JSON {
    mapping { ["$ref": .string(pointer(to: $0.path))] }
  }

  private static func mapping(_ schema: (FieldTable.Row) -> JSON) -> JSON {
    let rows = FieldTable.rows.filter { $0.facts.notSwept == nil }
    return [
      "type": ["object", "null"],
      "properties": .object(
        rows.flatMap { row in
          row.allPaths.map { JSON.Member($0, schema(row)) }
        }),
      "additionalProperties": false,
    ]
  }

  /// Where the schema of the field at a path stands.
  private static func pointer(to path: String) -> String {
    var pointer = "#"
    var prefix = ""
    for name in path.split(separator: ".") {
      if FieldTable.row(at: prefix)?.facts.schema["anyOf"] != nil { pointer += "/anyOf/0" }
      pointer += "/properties/\(name)"
      prefix += (prefix.isEmpty ? "" : ".") + name
    }
    return pointer
  }
}

extension FieldTable.Row {
  /// The path, and the paths with the other names of the field.
  var allPaths: [String] {
    [path] + facts.aliases.map { path.parent.isEmpty ? $0 : "\(path.parent).\($0)" }
  }
}
