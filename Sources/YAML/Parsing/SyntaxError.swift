/// The error at which libyaml stopped, explained to a reader who does not know the YAML specification. libyaml's own
/// messages are matched exactly (version 0.2.5); others are passed on.
struct SyntaxError {
  let source: Source
  /// libyaml's message, and the byte offset at which it stopped.
  let problem: String
  let place: Int
  /// libyaml's description of what it was reading, and where that began.
  let context: String?
  let contextPlace: Int
  /// Where the innermost collection that is being read begins.
  let openCollection: Int?

  var diagnostic: Diagnostic {
    switch problem {
    case "found character that cannot start any token" where byte(at: place) != .tab:
      return mustBeQuoted(at: place)
    case "found character that cannot start any token", "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return misplacedTab
    case "mapping values are not allowed in this context": return misplacedColon
    case "could not find expected ':'": return keyWithoutColon(at: contextPlace)
    case "block sequence entries are not allowed in this context":
      return Diagnostic(
        "a list cannot begin on the line of its key: put each '- ' on its own line, or write [a, b]",
        at: character(at: place))
    case "did not find expected key": return unexpectedInMapping
    case "did not find expected '-' indicator": return unexpectedInList
    case "did not find expected <document start>": return unexpectedAfterDocument
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": return unexpectedInBrackets
    case "did not find expected node content": return missingValue
    default: return diagnosticOfScalar
    }
  }

  /// Errors inside scalars, anchors and tags, and those without a message of our own.
  private var diagnosticOfScalar: Diagnostic {
    switch problem {
    case "found unexpected end of stream" where context == "while scanning a quoted scalar":
      return Diagnostic("unterminated quoted text", at: character(at: contextPlace))
    case "found unexpected document indicator":
      return Diagnostic(
        "unterminated quoted text", at: character(at: contextPlace),
        notes: [.init("the document ends here", at: character(at: place))])
    case "found unknown escape character":
      let escape = Span(source: source, range: place..<character(at: place + 1).range.upperBound)
      return Diagnostic(
        "unknown escape \(quoted(escape.text)) in double quotes", at: escape,
        notes: [.init("write '\\\\' for a backslash, or put the text in single quotes")])
    case "did not find expected hexdecimal number":
      return Diagnostic("missing hexadecimal digits in this escape", at: character(at: place))
    case "did not find expected alphabetic or numeric character":
      guard let next = byte(at: contextPlace + 1), next >= 0x80 else { return mustBeQuoted(at: contextPlace) }
      return Diagnostic(NodeProperties.anchorNames, at: character(at: contextPlace + 1))
    case "mapping keys are not allowed in this context": return mustBeQuoted(at: place)
    case "did not find expected comment or line break" where context == "while scanning a block scalar":
      return Diagnostic(
        "the text of a '|' or '>' block must begin on the next line", at: restOfLine(from: place),
        notes: [.init("to begin the text here, put it in quotes")])
    case "found incompatible YAML document":
      return Diagnostic(
        "unknown YAML version; remove the directive", at: restOfLine(from: place))
    case "found unknown directive name", "could not find expected directive name":
      let directive = restOfLine(from: contextPlace)
      return Diagnostic("unknown directive \(quoted(directive.text)); remove this line", at: directive)
    case "found undefined tag handle":
      let tag = NodeProperties(in: source.bytes, range: place..<source.bytes.count).tag
      let span = tag.map { Span(source: source, range: $0) } ?? character(at: place)
      return Diagnostic("unknown tag \(quoted(span.text))", at: span)
    default:
      let notes = context.map { [Diagnostic.Note($0, at: character(at: contextPlace))] }
      return Diagnostic("not valid YAML: \(problem)", at: character(at: place), notes: notes ?? [])
    }
  }

  /// A tab where libyaml takes only spaces: at the beginning of a line, or after `- `, `? ` and `: `.
  private var misplacedTab: Diagnostic {
    let message =
      isFirstOnLine(place)
      ? "tabs cannot be used for indentation; use spaces" : "a tab cannot be used here; use spaces"
    return Diagnostic(message, at: character(at: place))
  }

  func mustBeQuoted(at place: Int) -> Diagnostic {
    let span = character(at: place)
    if source.bytes[place...].starts(with: "...".utf8), isFirstOnLine(place) {
      return Diagnostic(
        "the document ends here without a value; remove this line", at: restOfLine(from: place))
    }
    return Diagnostic("a value that begins with \(quoted(span.text)) must be quoted", at: span)
  }
}
