import YAML

/// Reads nodes into values, and collects every error with its location instead of stopping at the first.
package struct NodeReader {
  private(set) var diagnostics: [Diagnostic] = []
  /// Where each value that was read stands, by dotted path.
  private(set) var locations: [String: ValueLocation] = [:]
  /// What could not be read, and fields that a misspelt key was meant for.
  private(set) var unread: Set<UnreadPart> = []
  /// The dotted path of the field that is being read.
  private(set) var path: String
  /// Paths that get their values from elsewhere, so that the file need not have them.
  let given: [String]
  /// Words hints for unknown names and values of the wrong kind.
  let hints: any SyntaxHints
  /// How the paths of files that are read from a text are written in the spec; nil: as they are.
  var pathInSpec: (@Sendable (String, Source) -> String)?
  /// Whether a text on the command line is the path of a file.
  var isFile: @Sendable (String) -> Bool = { _ in false }
  /// The paths that were written otherwise, in the order of reading.
  private(set) var replacedPaths: [ReplacedPath] = []

  /// A path of a file on the command line.
  struct ReplacedPath {
    let span: Span
    let typed: String
    let inSpec: String
  }

  /// A reader of the field at a path; empty: of a whole spec.
  init(path: String = "", given: [String] = [], hints: any SyntaxHints) {
    self.path = path
    self.given = given
    self.hints = hints
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Reads a node, or reports why it cannot be read; the example is shown if no better hint is known.
  mutating func read<Value>(_ node: Node, as format: ValueFormat<Value>, example: String? = nil) -> Value? {
    switch format.read(node, &self) {
    case .value(let value): return value
    case .reported: return nil
    case .mismatch(let hint):
      let field = path.withoutIndices
      let hint = hint ?? hints.hint(for: node, at: field, expecting: format.kinds) ?? example
      report(
        (field.isEmpty ? "" : "\(field): ") + "expected \(format.expected), found \(node.found)",
        at: node.span, hint: hint, notes: [aliasNote(node)].compactMap { $0 })
      return nil
    }
  }

  /// Reads something below the current path.
  mutating func within<Result>(
    _ name: String, at location: ValueLocation, _ body: (inout NodeReader) -> Result
  ) -> Result {
    let outer = path
    path = path.isEmpty || name.hasPrefix("[") ? path + name : "\(path).\(name)"
    defer { path = outer }
    locations[path] = location
    return body(&self)
  }

  /// Reports an error in the field that is being read.
  mutating func report(
    _ message: String, at span: Span, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    unread.insert(.field(path))
    diagnostics.append(Diagnostic(.error, message, at: span, notes: (hint.map { [.init($0)] } ?? []) + notes))
  }

  /// Reports a key that does not exist; the field that it was probably meant for counts as unread.
  mutating func report(_ unknown: UnknownName, at span: Span) {
    let notes = unknown.hint.map { [Diagnostic.Note($0)] } ?? []
    diagnostics.append(Diagnostic(.error, unknown.message, at: span, notes: notes))
    if let path = unknown.intended { unread.insert(.field(path)) }
  }

  /// Warns of a name that has been replaced; it is still read.
  mutating func warnOfFormerName(_ former: String, now name: String, at span: Span, writing hint: String) {
    diagnostics.append(.formerName(former, now: name, at: span, writing: hint))
  }

  /// Marks the axis that sweeps a field as unread.
  mutating func markUnread(axisOf path: String) { unread.insert(.axis(path)) }

  /// A reader of one field's value, which writes paths as this one does.
  func reader(at path: String) -> NodeReader {
    var other = NodeReader(path: path, hints: hints)
    (other.pathInSpec, other.isFile) = (pathInSpec, isFile)
    return other
  }

  /// Takes over what another reader reported.
  mutating func take(_ other: [Diagnostic]) {
    diagnostics += other
  }

  /// Takes over what another reader reported, and the paths that it replaced.
  mutating func take(_ other: NodeReader) {
    take(other.diagnostics)
    replacedPaths += other.replacedPaths
  }

  /// Returns the paths that were replaced so far, and forgets them.
  mutating func takeReplacedPaths() -> [ReplacedPath] {
    defer { replacedPaths = [] }
    return replacedPaths
  }

  /// A path that was read, as a spec writes it.
  mutating func path(_ typed: String, at span: Span) -> String {
    guard let pathInSpec else { return typed }
    let path = pathInSpec(typed, span.source)
    replacedPaths.append(ReplacedPath(span: span, typed: typed, inSpec: path))
    return path
  }

  /// Where an alias stands whose anchor holds the error.
  private func aliasNote(_ node: Node) -> Diagnostic.Note? {
    guard let key = locations[path]?.key, key.source === node.span.source,
      node.span.range.lowerBound < key.range.lowerBound
    else { return nil }
    return Diagnostic.Note("'\(key.text)' gets this value through an alias here", at: key)
  }
}

extension Diagnostic {
  /// The warning about a name that has been replaced.
  static func formerName(
    _ former: String, now name: String, at span: Span, writing hint: String
  ) -> Diagnostic {
    Diagnostic(
      .warning, "'\(former)' is now '\(name)'", at: span,
      notes: [.init("write \(hint); the old name still works")])
  }
}
