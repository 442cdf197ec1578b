/// Builds the tree of nodes from libyaml's events, and collects errors on the way.
///
/// Errors that leave the rest readable are reported and composing continues; others stop it. Recursion is bounded by the
/// limit on depth, work by the text's length plus the limit on aliased nodes.
struct Composer: ~Copyable {
  /// Thrown after an error that makes the rest unreadable was reported.
  struct Stop: Error {}

  /// A node with the cost of an alias to it.
  struct Composed {
    var node: Node
    /// The number of nodes, including this one and aliased ones.
    var size = 1
    /// The depth of nested collections: 0 for a scalar.
    var height = 0
  }

  enum Anchor {
    /// The node that the anchor names is still being composed.
    case open
    case composed(Composed)
  }

  let source: Source
  let limits: Limits
  let offsets: ScalarOffsets
  var events: EventParser
  var anchors: [String: Anchor] = [:]
  /// The number of nodes that aliases have expanded to.
  var aliasedNodes = 0
  /// Where the collections that are being composed begin, outermost first.
  var openCollections: [Int] = []
  var diagnostics: [Diagnostic] = []

  /// Prepares to read a text without a ``Source/validationError(limits:)``.
  init(source: Source, limits: Limits) {
    self.source = source
    self.limits = limits
    offsets = ScalarOffsets(source.bytes)
    events = EventParser(source.bytes)
  }

  /// The only document's node, null if there is no document; nil after an error that stopped reading.
  mutating func document() -> Node? {
    do {
      _ = try next()
      guard case .documentStart = try next().content else {
        return Node(.scalar(Scalar(text: "", isPlain: true, value: .null)), span: span(0..<0))
      }
      let root = try compose(try next())
      _ = try next()
      let event = try next()
      if case .documentStart = event.content {
        try stop("unexpected second document; a text can hold only one", at: range(of: event))
      }
      return root.node
    } catch {
      return nil
    }
  }

  /// The next event; libyaml's error is reported in our words.
  mutating func next() throws(Stop) -> Event {
    do {
      return try events.next()
    } catch {
      let syntaxError = SyntaxError(
        source: source, problem: error.problem, place: offsets.byteOffset(ofScalar: error.place),
        context: error.context, contextPlace: offsets.byteOffset(ofScalar: error.contextPlace),
        openCollection: openCollections.last)
      diagnostics.append(syntaxError.diagnostic)
      throw Stop()
    }
  }

  /// The node that begins with an event.
  mutating func compose(_ event: Event) throws(Stop) -> Composed {
    switch event.content {
    case .alias(let name):
      return try resolve(name, at: range(of: event))
    case .scalar(let text, let isPlain, let properties):
      return try anchored(properties.anchor) { composer throws(Stop) in
        try composer.scalar(text, isPlain: isPlain, properties, at: composer.range(of: event))
      }
    case .sequenceStart(let properties), .mappingStart(let properties):
      return try anchored(properties.anchor) { composer throws(Stop) in
        try composer.collection(event, properties)
      }
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .collectionEnd:
      preconditionFailure("libyaml reports an event where a node begins that begins none")
    }
  }

  private mutating func collection(_ event: Event, _ properties: Event.Properties) throws(Stop) -> Composed {
    let places = NodeProperties(in: source.bytes, range: range(of: event))
    let start = places.contentStart
    guard openCollections.count < limits.depth else {
      try stop("collections are nested more than \(limits.depth) deep", at: start..<start)
    }
    openCollections.append(start)
    defer { openCollections.removeLast() }
    if case .mappingStart = event.content {
      try check(properties.tag, isFor: "map", "a mapping", at: places.tag)
      return try mapping(from: start)
    }
    try check(properties.tag, isFor: "seq", "a list", at: places.tag)
    return try sequence(from: start)
  }

  private mutating func sequence(from start: Int) throws(Stop) -> Composed {
    var items: [Node] = []
    var end = start
    var size = 1
    var height = 0
    while true {
      let event = try next()
      if case .collectionEnd = event.content {
        let node = Node(.sequence(items), span: span(start..<self.end(of: event, lastChildEnd: end)))
        return Composed(node: node, size: size, height: height + 1)
      }
      let item = try compose(event)
      items.append(item.node)
      end = item.node.usageSpan.range.upperBound
      size += item.size
      height = max(height, item.height)
    }
  }
}

extension Composer {
  /// Where a collection ends: after its closing bracket, or, in block style, where libyaml reports the next token's
  /// position, after its last child.
  func end(of event: Event, lastChildEnd: Int) -> Int {
    let bytes = range(of: event)
    return bytes.isEmpty ? lastChildEnd : bytes.upperBound
  }

  /// An event's range in bytes.
  func range(of event: Event) -> Range<Int> {
    let start = offsets.byteOffset(ofScalar: event.scalars.lowerBound)
    return start..<offsets.byteOffset(ofScalar: event.scalars.upperBound)
  }

  func span(_ range: Range<Int>) -> Span {
    Span(source: source, range: range)
  }

  /// Reports an error after which composing continues, unless there are too many.
  mutating func report(_ message: String, at range: Range<Int>, notes: [Diagnostic.Note] = []) throws(Stop) {
    diagnostics.append(Diagnostic(message, at: span(range), notes: notes))
    if diagnostics.count >= limits.errors {
      try stop("too many errors: the rest of the text was not read", at: range.upperBound..<range.upperBound)
    }
  }

  /// Reports an error that stops reading.
  mutating func stop(_ message: String, at range: Range<Int>) throws(Stop) -> Never {
    diagnostics.append(Diagnostic(message, at: span(range)))
    throw Stop()
  }
}
