import YAML

/// Reads nodes into values, and gathers every mistake at its place instead of stopping at the first.
package struct Reader {
  private(set) var diagnostics: [Diagnostic] = []
  /// Where each value that was read stands, by dotted path.
  private(set) var places: [String: Place] = [:]
  /// Fields whose values could not be read, or that a misspelt key was meant for: nothing is to be concluded from them.
  private(set) var broken: Set<String> = []
  /// The dotted path of the field that is being read.
  private(set) var path: String
  /// Paths that get their values from elsewhere, so that the file need not have them.
  private let given: [String]
  /// The part that points are ranked on where the spec does not say.
  let rankingPart: String

  /// A reader of the field at a path; empty: of a whole spec.
  init(path: String = "", given: [String] = [], rankingPart: String = "validation") {
    self.path = path
    self.given = given
    self.rankingPart = rankingPart
  }

  /// Reads a node, or reports why it cannot be read; an example mends what nothing else is known to mend.
  mutating func read<Value>(_ node: Node, as form: Form<Value>, example: String? = nil) -> Value? {
    switch form.read(node, &self) {
    case .value(let value): return value
    case .reported: return nil
    case .mismatch(let hint):
      let field = path.withoutIndices
      let mending = hint ?? Habits.hint(for: node, at: field, expecting: form.kinds) ?? example
      report(
        (field.isEmpty ? "" : "\(field): ") + "expected \(form.expected), found \(node.found)",
        at: node.span, hint: mending, notes: [aliasNote(node)].compactMap { $0 })
      return nil
    }
  }

  /// Reads something below the current path.
  mutating func within<Result>(
    _ name: String, at place: Place, _ body: (inout Reader) -> Result
  ) -> Result {
    let outer = path
    path = path.isEmpty || name.hasPrefix("[") ? path + name : "\(path).\(name)"
    defer { path = outer }
    places[path] = place
    return body(&self)
  }

  /// Notes a mistake in the field that is being read.
  mutating func report(
    _ message: String, at span: Span, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    broken.insert(path)
    diagnostics.append(Diagnostic(.error, message, at: span, notes: (hint.map { [.init($0)] } ?? []) + notes))
  }

  /// Where an alias stands whose anchor holds the mistake.
  private func aliasNote(_ node: Node) -> Diagnostic.Note? {
    guard let key = places[path]?.key, key.source === node.span.source,
      node.span.range.lowerBound < key.range.lowerBound
    else { return nil }
    return Diagnostic.Note("'\(key.text)' takes this value by an alias here", at: key)
  }

  /// Notes that the axis of a path could not be read, so that nothing is concluded from there being none.
  mutating func breaks(_ axis: String) { broken.insert("sweep of \(axis)") }

  /// Whether the axis of a path is among what could not be read.
  static func isAxis(_ path: String, in broken: Set<String>) -> Bool { broken.contains("sweep of \(path)") }

  /// Takes over what a reader of something else found wrong.
  mutating func take(_ other: [Diagnostic]) {
    diagnostics += other
  }
}

extension Reader {
  /// Reads the entries of a mapping into a root, and reports every unknown, doubled and missing key.
  mutating func readFields<Root: Record>(
    _ entries: [Node.Entry], of fields: [Field<Root>], in span: Span, into root: inout Root
  ) {
    var seen: [String: Node.Key] = [:]
    for entry in entries {
      guard let field = fields.first(where: { $0.facts.isNamed(entry.key.text) }) else {
        let unknown = Habits.unknownKey(entry, in: path, among: fields.map(\.facts))
        diagnostics.append(
          Diagnostic(
            .error, unknown.message, at: entry.key.span, notes: unknown.hint.map { [.init($0)] } ?? []))
        if let meant = unknown.meant { broken.insert(meant) }
        continue
      }
      if let earlier = seen.updateValue(entry.key, forKey: field.facts.name) {
        report(
          "'\(entry.key.text)' and '\(earlier.text)' are the same key: remove one of them", at: entry.key.span
        )
        continue
      }
      let place = Place(key: entry.key.span, value: entry.value.span)
      let set = within(field.facts.name, at: place) { field.read(entry.value, &$0) }
      set?(&root)
    }
    for field in fields where field.facts.requirement != .none && seen[field.facts.name] == nil {
      reportMissing(field.facts, in: span)
    }
  }

  private mutating func reportMissing(_ facts: FieldFacts, in span: Span) {
    let missing = path.isEmpty ? facts.name : "\(path).\(facts.name)"
    // A misspelt key was reported already; that its right name is missing is no second mistake.
    guard !broken.contains(missing), !given.contains(where: { $0 == missing || $0.hasPrefix(missing + ".") })
    else { return }
    let place = path.isEmpty ? "the spec" : "'\(path.withoutIndices)'"
    report(
      "\(place) needs '\(facts.name)': \(facts.expected)", at: span.isOneLine ? span : span.firstByte,
      hint: "for example: \(facts.name): \(facts.example.flowText)")
  }
}

extension String {
  /// `expect.metric` of `expect[0].metric`
  var withoutIndices: String {
    split(separator: "[").enumerated().map { index, piece in
      index == 0 ? piece : piece.drop { $0 != "]" }.dropFirst()
    }.joined()
  }
}

extension FieldFacts {
  func isNamed(_ text: String) -> Bool { name == text || aliases.contains(text) }
}
