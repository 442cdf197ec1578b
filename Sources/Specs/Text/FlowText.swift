import JSON

extension JSON {
  /// The value on one line of YAML, as a person would write it: `{values: [0.1, 0.01]}`.
  ///
  /// Readers of YAML 1.1 (PyYAML) and 1.2 read the same value from it: numbers have the decimal point and the signed
  /// exponent that 1.1 requires, and texts that either version takes for something else are quoted.
  package var flowText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .number(let value): value.yamlText
    case .string(let text): text.isPlainYAML ? text : text.quotedYAML
    case .array(let items): "[" + items.map(\.flowText).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(JSON.string($0.name).flowText): \($0.value.flowText)" }.joined(separator: ", ")
        + "}"
    }
  }
}

extension Double {
  /// The shortest decimal number that is read as this one: whole numbers without a fraction, `1.0e-05` for `1e-05`, which
  /// is a text in YAML 1.1.
  fileprivate var yamlText: String {
    guard isFinite else { return isNaN ? ".nan" : self < 0 ? "-.inf" : ".inf" }
    if let whole = Int(exactly: self), self != 0 || sign == .plus { return "\(whole)" }
    let text = "\(self)"
    guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}

extension String {
  /// Whether YAML reads the text without quotes as this same text, in a flow collection too.
  fileprivate var isPlainYAML: Bool {
    // The words of YAML 1.1 are among them, so that its readers see a text too.
    let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    guard let first = unicodeScalars.first, !words.contains(lowercased()) else { return false }
    guard first.properties.isAlphabetic || first == "_" || first == "/" || hasPrefix("./") || hasPrefix("../")
    else { return false }
    return unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_./-".unicodeScalars.contains($0)
    }
  }

  /// The text in double quotes; characters that are not printable in YAML 1.1 or end a line there are escaped.
  fileprivate var quotedYAML: String {
    "\"" + unicodeScalars.map(\.escapedYAML).joined() + "\""
  }
}

extension Unicode.Scalar {
  fileprivate var escapedYAML: String {
    switch self {
    case "\"", "\\": return "\\\(self)"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case " "..."~", "\u{A0}"..."\u{2027}", "\u{202A}"..."\u{D7FF}", "\u{E000}"..."\u{FEFE}",
      "\u{FF00}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
      return String(self)
    default:
      let digits = String(value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }
}
