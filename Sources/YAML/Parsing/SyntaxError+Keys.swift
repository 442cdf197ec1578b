extension SyntaxError {
  /// A `: ` where no key is allowed.
  var misplacedColon: Diagnostic {
    let before = firstOnLine(of: place)..<place
    if firstColon(in: before, withSpace: true) != nil {
      return Diagnostic(
        "unexpected second ': ' on one line: quote the value if it contains the colon",
        at: character(at: place))
    }
    if before.count > 1024 {
      return Diagnostic("a key cannot be longer than 1024 characters", at: character(at: before.lowerBound))
    }
    if let above = contentLine(above: place) {
      let depth = indentation(of: before.lowerBound)
      if depth == indentation(of: above) { return keyWithoutColon(at: above) }
      if depth > indentation(of: above), firstColon(in: line(from: above), withSpace: true) != nil {
        return Diagnostic(
          "this key is indented more than the line above, whose key already has a value",
          at: Span(source: source, range: before))
      }
    }
    return Diagnostic("a key is not allowed here", at: Span(source: source, range: before))
  }

  /// A line that should begin with `key: ` and does not.
  func keyWithoutColon(at start: Int) -> Diagnostic {
    let line = line(from: start)
    if let colon = firstColon(in: line, withSpace: false) {
      return Diagnostic("missing space after this colon", at: character(at: colon))
    }
    let span = Span(source: source, range: line)
    return Diagnostic("missing colon after \(quoted(span.text)): an entry is written 'key: value'", at: span)
  }

  var unexpectedInMapping: Diagnostic {
    guard isFirstOnLine(place) else { return unexpectedAfterValue }
    let start = Diagnostic.Note("the mapping begins here", at: character(at: contextPlace))
    if byte(at: place) == UInt8(ascii: ":") {
      return Diagnostic("missing key before this", at: character(at: place))
    }
    if indentation(of: place) != indentation(of: contextPlace) { return mismatchedIndentation }
    if byte(at: place) == UInt8(ascii: "-") {
      return Diagnostic(
        "expected a key, found a list item", at: character(at: place), notes: [start])
    }
    return Diagnostic("expected a key", at: character(at: place), notes: [start])
  }

  var unexpectedInList: Diagnostic {
    guard isFirstOnLine(place) else { return unexpectedAfterValue }
    if indentation(of: place) != indentation(of: contextPlace) { return mismatchedIndentation }
    return Diagnostic(
      "expected a list item, which begins with '- '", at: restOfLine(from: place),
      notes: [.init("the list begins here", at: character(at: contextPlace))])
  }

  private var mismatchedIndentation: Diagnostic {
    Diagnostic("the indentation of this line does not match the entries above", at: restOfLine(from: place))
  }

  var unexpectedAfterDocument: Diagnostic {
    guard isFirstOnLine(place) else { return unexpectedAfterValue }
    if byte(at: 0) == UInt8(ascii: "%") {
      return Diagnostic("missing line '---' after the directives", at: character(at: place))
    }
    var first = place
    while let above = contentLine(above: first) { first = above }
    if indentation(of: place) < indentation(of: first) {
      return Diagnostic(
        "this line is indented less than the first", at: restOfLine(from: place),
        notes: [.init("the document begins here", at: restOfLine(from: first))])
    }
    return Diagnostic("unexpected text after the end of the document", at: restOfLine(from: place))
  }

  /// Something on the line of a value that is already complete.
  private var unexpectedAfterValue: Diagnostic {
    let span = character(at: place)
    switch byte(at: place) {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      return Diagnostic("unmatched \(quoted(span.text))", at: span)
    default: break
    }
    var notes: [Diagnostic.Note] = []
    switch byte(at: place - 1) {
    case UInt8(ascii: "'"): notes.append(.init("within single quotes, write a single quote as ''"))
    case UInt8(ascii: "\""): notes.append(.init("within double quotes, write a double quote as \\\""))
    default: break
    }
    return Diagnostic("unexpected text after the value", at: restOfLine(from: place), notes: notes)
  }
}
