extension SyntaxError {
  var unexpectedInBrackets: Diagnostic {
    let opening = character(at: contextPlace)
    let isOutside =
      source.lineIndex(of: place) > source.lineIndex(of: contextPlace)
      && indentation(of: place) <= indentation(of: contextPlace)
    let isColon = byte(at: place) == UInt8(ascii: ":")
    if isColon, isFirstOnLine(place) {
      return Diagnostic(
        "inside brackets, a key and its ':' must be on one line", at: character(at: place),
        notes: [.init("the \(opening.text == "[" ? "list" : "mapping") begins here", at: opening)])
    }
    if place >= source.bytes.count || (isOutside && isColon) { return unclosed(opening) }
    let closing = opening.text == "[" ? "]" : "}"
    let kind = opening.text == "[" ? "list" : "mapping"
    let note = Diagnostic.Note("the \(kind) begins here", at: opening)
    if byte(at: place) == UInt8(ascii: ":") {
      return Diagnostic(
        "unexpected ':'; is a comma missing before the key?", at: character(at: place), notes: [note])
    }
    return Diagnostic("expected ',' or '\(closing)' before this", at: character(at: place), notes: [note])
  }

  /// Something else where a value is expected.
  var missingValue: Diagnostic {
    let span = character(at: place)
    guard context == "while parsing a flow node" else { return mustBeQuoted(at: place) }
    if place >= source.bytes.count, let openCollection { return unclosed(character(at: openCollection)) }
    if byte(at: place) == UInt8(ascii: "-") {
      return Diagnostic("within brackets, list items are separated by commas, without '- '", at: span)
    }
    let what = byte(at: place) == UInt8(ascii: ":") ? "key" : "value"
    return Diagnostic("missing \(what) before this", at: span)
  }

  private func unclosed(_ opening: Span) -> Diagnostic {
    Diagnostic("unclosed \(quoted(opening.text))", at: opening)
  }
}
