import JSON

/// The JSON Schema of a spec, generated from the table of fields, by which editors complete and check specs.
package enum ExperimentSchema {
  /// Draft 2020-12.
  package static var json: JSON {
    var members: [JSON.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", "urn:etalon:experiment:1"), .init("title", "Etalon experiment"),
      .init(
        "description",
        .string(
          "A neural-network experiment: data, network, training and the axes to sweep. "
            + "`etalon plan` checks what a schema cannot express.")),
    ]
    members += MappingSchema.schema(of: Settings.fields.map(\.info)).object ?? []
    members.append(
      .init(
        "$defs",
        [
          "axes": axes, "axis": axis { _ in true }, "values": axis { ["values", "when"].contains($0.name) },
          "point": point, "when": conditions,
        ]))
    return .object(members)
  }

  /// The text of `docs/experiment.schema.json`.
  package static var text: String { String(decoding: json.indentedBytes, as: UTF8.self) }

  /// A mapping from paths to axes; only numbers have ranges.
  private static var axes: JSON {
    mapping { row in
      let isNumeric = !row.info.kinds.isDisjoint(with: [.integer, .number])
      return [
        "$ref": isNumeric ? "#/$defs/axis" : "#/$defs/values",
        "properties": ["values": ["items": ["$ref": .string(pointer(to: row.path))]]],
      ]
    }
  }

  /// The keys of an axis, whatever its values are.
  private static func axis(_ isOffered: (FieldInfo) -> Bool) -> JSON {
    MappingSchema.schema(of: AxisMapping.fields.map(\.info).filter(isOffered))
  }

  /// A mapping from paths to values.
  private static var point: JSON {
    mapping { ["$ref": .string(pointer(to: $0.path))] }
  }

  /// A mapping from paths to one value or several.
  private static var conditions: JSON {
    mapping { row in
      let value: JSON = ["$ref": .string(pointer(to: row.path))]
      return ["anyOf": [value, ["type": "array", "items": value, "minItems": 1]]]
    }
  }

  private static func mapping(_ schema: (FieldTable<Settings>.Row) -> JSON) -> JSON {
    let rows = Settings.table.rows.filter { $0.info.notSwept == nil }
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
      if Settings.table.row(at: prefix)?.info.schema["anyOf"] != nil { pointer += "/anyOf/0" }
      pointer += "/properties/\(name)"
      prefix += (prefix.isEmpty ? "" : ".") + name
    }
    return pointer
  }
}

extension FieldTable<Settings>.Row {
  /// The path, and the paths with other names of the field.
  var allPaths: [String] {
    [path] + (info.aliases + info.formerNames).map { path.parent.isEmpty ? $0 : "\(path.parent).\($0)" }
  }
}
