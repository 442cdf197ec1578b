/// Builds the tree of nodes from libyaml's events, and collects mistakes on the way.
///
/// Mistakes that leave the rest readable are noted and composing goes on; others stop it. Recursion is
/// bounded by the limit on depth, work by the text's length plus the limit on aliased nodes.
struct Composer: ~Copyable {
  /// Thrown once the mistake that forbids to read on has been noted.
  struct Stop: Error {}

  /// A node with what aliases to it would bring in.
  struct Composed {
    var node: Node
    /// The number of nodes, this one and those behind aliases included.
    var size = 1
    /// How many collections stand inside one another: 0 for a scalar.
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
  /// The number of nodes that aliases brought in so far.
  var aliasedNodes = 0
  /// Where the collections begin that are being composed, outermost first.
  var openCollections: [Int] = []
  var diagnostics: [Diagnostic] = []

  /// Prepares to read a text that ``Source/refusal(limits:)`` found nothing against.
  init(source: Source, limits: Limits) {
    self.source = source
    self.limits = limits
    offsets = ScalarOffsets(source.bytes)
    events = EventParser(source.bytes)
  }

  /// The one document's node, null if there is no document; nil after a mistake that forbade to read on.
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
        try stop("a second document begins here; a text may hold only one", at: range(of: event))
      }
      return root.node
    } catch {
      return nil
    }
  }

  /// The next event; libyaml's mistake is noted in our words.
  mutating func next() throws(Stop) -> Event {
    do {
      return try events.next()
    } catch {
      let mistake = SyntaxMistake(
        source: source, problem: error.problem, place: offsets.byteOffset(ofScalar: error.place),
        context: error.context, contextPlace: offsets.byteOffset(ofScalar: error.contextPlace),
        openCollection: openCollections.last)
      diagnostics.append(mistake.diagnostic)
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
      try stop("collections stand more than \(limits.depth) deep inside one another", at: start..<start)
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
  /// Where a collection ends: behind its closing bracket, or, in the block style, where libyaml reports the
  /// next token's place, behind its last child.
  func end(of event: Event, lastChildEnd: Int) -> Int {
    let bytes = range(of: event)
    return bytes.isEmpty ? lastChildEnd : bytes.upperBound
  }

  /// An event's place in bytes.
  func range(of event: Event) -> Range<Int> {
    let start = offsets.byteOffset(ofScalar: event.scalars.lowerBound)
    return start..<offsets.byteOffset(ofScalar: event.scalars.upperBound)
  }

  func span(_ range: Range<Int>) -> Span {
    Span(source: source, range: range)
  }

  /// Notes a mistake after which composing goes on, unless there are too many.
  mutating func report(_ message: String, at range: Range<Int>, notes: [Diagnostic.Note] = []) throws(Stop) {
    diagnostics.append(Diagnostic(message, at: span(range), notes: notes))
    if diagnostics.count >= limits.mistakes {
      try stop("too many mistakes: the rest of the text is not read", at: range.upperBound..<range.upperBound)
    }
  }

  /// Notes a mistake that forbids to read on.
  mutating func stop(_ message: String, at range: Range<Int>) throws(Stop) -> Never {
    diagnostics.append(Diagnostic(message, at: span(range)))
    throw Stop()
  }
}
