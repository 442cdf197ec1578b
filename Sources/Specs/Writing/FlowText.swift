import JSON

extension JSON {
  /// The value on one line of YAML, as a person would write it: `{values: [0.1, 0.01]}`.
  package var flowText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .number(let value): Int(exactly: value).map { "\($0)" } ?? "\(value)"
    case .string(let text): text.isPlainYAML ? text : JSON.quoted(text)
    case .array(let items): "[" + items.map(\.flowText).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(JSON.string($0.name).flowText): \($0.value.flowText)" }.joined(separator: ", ")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    JSON.string(text).compactText
  }
}

extension String {
  /// Whether YAML reads the text without quotes as this same text, in a flow collection too.
  fileprivate var isPlainYAML: Bool {
    // The words of YAML 1.1 are among them, so that its readers see a text too.
    let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    guard let first = unicodeScalars.first, !words.contains(lowercased()) else { return false }
    guard first.properties.isAlphabetic || first == "_" || first == "/" else { return false }
    return unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_./-".unicodeScalars.contains($0)
    }
  }
}
