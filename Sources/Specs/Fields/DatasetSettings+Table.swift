import Datasets
import JSON
import YAML

extension DatasetSettings {
  /// How the text of a table is read. What it says is in the digests of the data's parts.
  static let tableFields: [Field<Self>] = [
    Field(
      "delimiter", \.delimiter, .name(DatasetRequest.Delimiter.self),
      "What separates a table's cells; `whitespace` is any number of spaces and tabs.", example: ";",
      defaultText: "detected from the first rows (auto)"
    ).alias("sep", "separator").withoutEffectOnRuns,
    Field(
      "decimal", \.decimal, .name(DatasetRequest.DecimalMark.self),
      "What separates a number's whole part from its fraction.", example: ",",
      defaultText: "a point, unless the first rows show decimal commas"
    ).withoutEffectOnRuns,
    Field(
      "thousands", \.thousands, .name(DatasetRequest.ThousandsMark.self),
      "What stands between groups of three digits.", example: ",", defaultText: "nothing"
    ).withoutEffectOnRuns,
    Field(
      "missing_values", \.missingValues, .missingWords,
      "The words that stand for missing values, in place of the usual ones; a mapping names them by column. An empty "
        + "cell always stands for one.",
      example: ["NA", "-999"], defaultText: "unquoted ?, NA, N/A, NaN and null, in any case"
    ).alias("na_values").withoutEffectOnRuns,
    Field(
      "encoding", \.encoding, .name(DatasetRequest.Encoding.self), "The characters of a table's text.",
      example: "latin1", defaultText: "utf8"
    ).withoutEffectOnRuns,
  ]
}

extension ValueFormat where Value == DatasetRequest.MissingWords {
  /// A word, a list of words, or a mapping of columns to such.
  static var missingWords: ValueFormat {
    let words = ValueFormat<[String]>.oneOrMore(.text("a word"), expected: "a word, or a list of words")
    return ValueFormat(
      "a list of words, or a mapping {column: words, …}",
      kinds: words.kinds.union([.mapping]),
      schema: ["anyOf": [words.schema, ["type": "object", "additionalProperties": words.schema]]],
      write: { value in
        switch value {
        case .usual: .null
        case .words(let list): words.write(list)
        case .columns(let columns):
          .object(columns.sorted { $0.key < $1.key }.map { JSON.Member($0.key, words.write($0.value)) })
        }
      }
    ) { node, reader in
      guard case .mapping(let entries) = node.content else {
        return words.read(node, &reader).map { .words($0) }
      }
      var columns: [String: [String]] = [:]
      for entry in entries {
        let location = ValueLocation(key: entry.key.span, value: entry.value.span)
        guard let list = reader.within(entry.key.text, at: location, { $0.read(entry.value, as: words) })
        else {
          return .reported
        }
        columns[entry.key.text] = list
      }
      return .value(.columns(columns))
    }
  }
}
