/// The mistake at which libyaml gave up, put into words that help somebody who has never read the YAML
/// specification. libyaml's own words are matched exactly (version 0.2.5); others are passed on.
struct SyntaxMistake {
  let source: Source
  /// libyaml's words for what is wrong, and the byte offset where it noticed.
  let problem: String
  let place: Int
  /// libyaml's words for what it was reading, and where that began.
  let context: String?
  let contextPlace: Int
  /// Where the innermost collection begins that is being read.
  let openCollection: Int?

  var diagnostic: Diagnostic {
    switch problem {
    case "found character that cannot start any token" where byte(at: place) != .tab:
      return mustBeQuoted(at: place)
    case "found character that cannot start any token", "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return Diagnostic("a tab may not indent; use spaces", at: character(at: place))
    case "mapping values are not allowed in this context": return misplacedColon
    case "could not find expected ':'": return keyWithoutColon(at: contextPlace)
    case "block sequence entries are not allowed in this context":
      return Diagnostic(
        "a list may not begin on the line of its key: put each '- ' on a line of its own, or write [a, b]",
        at: character(at: place))
    case "did not find expected key": return unexpectedInMapping
    case "did not find expected '-' indicator": return unexpectedInList
    case "did not find expected <document start>": return unexpectedAfterDocument
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": return unexpectedInBrackets
    case "did not find expected node content": return missingValue
    default: return diagnosticOfScalar
    }
  }

  /// The mistakes inside scalars, anchors and tags, and those that we have no words for.
  private var diagnosticOfScalar: Diagnostic {
    switch problem {
    case "found unexpected end of stream" where context == "while scanning a quoted scalar":
      return Diagnostic("this quote is never closed", at: character(at: contextPlace))
    case "found unexpected document indicator":
      return Diagnostic(
        "this quote is not closed", at: character(at: contextPlace),
        notes: [.init("the document ends here", at: character(at: place))])
    case "found unknown escape character":
      let escape = Span(source: source, range: place..<character(at: place + 1).range.upperBound)
      return Diagnostic(
        "unknown escape \(quoted(escape.text)) in double quotes", at: escape,
        notes: [.init("write '\\\\' for a backslash, or put the text in single quotes")])
    case "did not find expected hexdecimal number":
      return Diagnostic("hexadecimal digits are missing in this escape", at: character(at: place))
    case "did not find expected alphabetic or numeric character": return mustBeQuoted(at: contextPlace)
    case "mapping keys are not allowed in this context": return mustBeQuoted(at: place)
    case "did not find expected comment or line break" where context == "while scanning a block scalar":
      return Diagnostic(
        "the text of a '|' or '>' block begins on the line below", at: restOfLine(from: place),
        notes: [.init("put the text in quotes to begin it here")])
    case "found incompatible YAML document":
      return Diagnostic(
        "this version of YAML is not known; leave the directive out", at: restOfLine(from: place))
    case "found undefined tag handle":
      let tag = NodeProperties(in: source.bytes, range: place..<source.bytes.count).tag
      let span = tag.map { Span(source: source, range: $0) } ?? character(at: place)
      return Diagnostic("unknown tag \(quoted(span.text))", at: span)
    default:
      let notes = context.map { [Diagnostic.Note($0, at: character(at: contextPlace))] }
      return Diagnostic("not valid YAML: \(problem)", at: character(at: place), notes: notes ?? [])
    }
  }

  private func mustBeQuoted(at place: Int) -> Diagnostic {
    let span = character(at: place)
    return Diagnostic("a value that begins with \(quoted(span.text)) must be quoted", at: span)
  }
}

// MARK: - Keys and values

extension SyntaxMistake {
  /// A `: ` where no key can be.
  private var misplacedColon: Diagnostic {
    let before = firstOnLine(of: place)..<place
    if firstColon(in: before, withSpace: true) != nil {
      return Diagnostic(
        "a second ': ' on one line: quote the value if the colon belongs to it", at: character(at: place))
    }
    if before.count > 1024 {
      return Diagnostic("a key may not be longer than 1024 characters", at: character(at: before.lowerBound))
    }
    if let above = contentLine(above: place) {
      let depth = indentation(of: before.lowerBound)
      if depth == indentation(of: above) { return keyWithoutColon(at: above) }
      if depth > indentation(of: above), firstColon(in: line(from: above), withSpace: true) != nil {
        return Diagnostic(
          "this key is indented deeper than the line above, whose key already has a value",
          at: Span(source: source, range: before))
      }
    }
    return Diagnostic("a key may not stand here", at: Span(source: source, range: before))
  }

  /// A line that should begin with `key: ` and does not.
  private func keyWithoutColon(at start: Int) -> Diagnostic {
    let line = line(from: start)
    if let colon = firstColon(in: line, withSpace: false) {
      return Diagnostic("a space is missing after this colon", at: character(at: colon))
    }
    let span = Span(source: source, range: line)
    return Diagnostic("\(quoted(span.text)) lacks a colon: an entry is written 'key: value'", at: span)
  }

  private var unexpectedInMapping: Diagnostic {
    guard isFirstOnLine(place) else { return unexpectedAfterValue }
    let start = Diagnostic.Note("the mapping begins here", at: character(at: contextPlace))
    if byte(at: place) == UInt8(ascii: ":") {
      return Diagnostic("a key is missing before this", at: character(at: place))
    }
    if indentation(of: place) != indentation(of: contextPlace) { return unfittingIndentation }
    if byte(at: place) == UInt8(ascii: "-") {
      return Diagnostic(
        "a list item stands where a key is expected", at: character(at: place), notes: [start])
    }
    return Diagnostic("expected a key", at: character(at: place), notes: [start])
  }

  private var unexpectedInList: Diagnostic {
    guard isFirstOnLine(place) else { return unexpectedAfterValue }
    if indentation(of: place) != indentation(of: contextPlace) { return unfittingIndentation }
    return Diagnostic(
      "expected a list item, which begins with '- '", at: restOfLine(from: place),
      notes: [.init("the list begins here", at: character(at: contextPlace))])
  }

  private var unfittingIndentation: Diagnostic {
    Diagnostic("this line is indented like none of the entries above it", at: restOfLine(from: place))
  }

  private var unexpectedAfterDocument: Diagnostic {
    guard isFirstOnLine(place) else { return unexpectedAfterValue }
    if byte(at: 0) == UInt8(ascii: "%") {
      return Diagnostic("a line '---' is missing after the directives", at: character(at: place))
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
      return Diagnostic("\(quoted(span.text)) closes nothing", at: span)
    default: break
    }
    var notes: [Diagnostic.Note] = []
    switch byte(at: place - 1) {
    case UInt8(ascii: "'"): notes.append(.init("inside single quotes, a single quote is written twice: ''"))
    case UInt8(ascii: "\""): notes.append(.init("inside double quotes, a double quote is written \\\""))
    default: break
    }
    return Diagnostic("unexpected text after the value", at: restOfLine(from: place), notes: notes)
  }
}

// MARK: - Brackets

extension SyntaxMistake {
  private var unexpectedInBrackets: Diagnostic {
    let opening = character(at: contextPlace)
    let isOutside =
      source.lineIndex(of: place) > source.lineIndex(of: contextPlace)
      && indentation(of: place) <= indentation(of: contextPlace)
    if place >= source.bytes.count || (isOutside && byte(at: place) == UInt8(ascii: ":")) {
      return neverClosed(opening)
    }
    let closing = opening.text == "[" ? "]" : "}"
    let kind = opening.text == "[" ? "list" : "mapping"
    let note = Diagnostic.Note("the \(kind) begins here", at: opening)
    if byte(at: place) == UInt8(ascii: ":") {
      return Diagnostic(
        "unexpected ':': is a comma missing before its key?", at: character(at: place), notes: [note])
    }
    return Diagnostic("expected ',' or '\(closing)' before this", at: character(at: place), notes: [note])
  }

  /// A place where a value should begin and something else does.
  private var missingValue: Diagnostic {
    let span = character(at: place)
    guard context == "while parsing a flow node" else { return mustBeQuoted(at: place) }
    if place >= source.bytes.count, let openCollection { return neverClosed(character(at: openCollection)) }
    if byte(at: place) == UInt8(ascii: "-") {
      return Diagnostic("inside brackets, list items are separated by commas, without '- '", at: span)
    }
    let what = byte(at: place) == UInt8(ascii: ":") ? "a key" : "a value"
    return Diagnostic("\(what) is missing before this", at: span)
  }

  private func neverClosed(_ opening: Span) -> Diagnostic {
    Diagnostic("this \(quoted(opening.text)) is never closed", at: opening)
  }
}
