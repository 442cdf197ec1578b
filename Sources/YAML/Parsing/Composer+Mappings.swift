extension Composer {
  /// A mapping whose entries are being read.
  private struct Entries {
    var all: [Node.Entry] = []
    var places: [String: Span] = [:]
    /// What `<<` names, and the number of entries before it.
    var merged: (nodes: [Node], position: Int)?
    /// Where the last value ends.
    var end: Int
    var size = 1
    var height = 0
  }

  /// The mapping whose content begins at `start`: the events of keys and values up to its end.
  mutating func mapping(from start: Int) throws(Stop) -> Composed {
    var entries = Entries(end: start)
    while true {
      let event = try next()
      if case .collectionEnd = event.content {
        let end = end(of: event, lastChildEnd: entries.end)
        let node = Node(.mapping(withMerged(entries)), span: span(start..<end))
        return Composed(node: node, size: entries.size, height: entries.height + 1)
      }
      try readEntry(keyEvent: event, into: &entries)
    }
  }

  private mutating func readEntry(keyEvent: Event, into entries: inout Entries) throws(Stop) {
    let keyNode = try compose(keyEvent)
    let key = try key(keyNode.node)
    var isNew = false
    if let key {
      if let first = entries.places[key.text] {
        try report(
          "duplicate key \(quoted(key.text))", at: key.span.range,
          notes: [.init("first defined here", at: first)])
      } else {
        entries.places[key.text] = key.span
        isNew = true
      }
    }
    let valueEvent = try next()
    var value = try compose(valueEvent)
    if isLeftOut(valueEvent) {
      let keyEnd = keyNode.node.usageSpan.range.upperBound
      value.node.span = span(keyEnd..<keyEnd)
    }
    entries.size += 1 + value.size
    entries.height = max(entries.height, value.height)
    entries.end = value.node.usageSpan.range.upperBound
    guard let key, isNew else { return }
    if isMerge(keyEvent) {
      entries.merged = (try mappings(toMerge: value.node), entries.all.count)
    } else {
      entries.all.append(Node.Entry(key: key, value: value.node))
    }
  }

  /// A key's text, with the location of the key or its alias; nil after an error.
  private mutating func key(_ node: Node) throws(Stop) -> Node.Key? {
    let span = node.usageSpan
    let before = span.range.lowerBound - 1
    if before >= 0, source.bytes[before] == UInt8(ascii: "?") {
      // Inside brackets, libyaml reads `?a` as `? a`, which is the key `a`.
      try report("a value that begins with '?' must be quoted", at: before..<span.range.upperBound)
      return nil
    }
    guard case .scalar(let scalar) = node.content else {
      let place = span.range.lowerBound
      try report("a key must be text, not a list or a mapping", at: place..<place)
      return nil
    }
    if scalar.text.isEmpty, scalar.isPlain {
      try report("missing key before this", at: span.range)
      return nil
    }
    return Node.Key(text: scalar.text, span: span)
  }

  /// Whether a value is missing together with its colon (`? key`), so that libyaml reports it at the next token.
  private func isLeftOut(_ value: Event) -> Bool {
    guard case .scalar("", isPlain: true, let properties) = value.content, properties.areEmpty else {
      return false
    }
    let place = range(of: value)
    return place.isEmpty && source.bytes[place.lowerBound - 1] != UInt8(ascii: ":")
  }

  private func isMerge(_ key: Event) -> Bool {
    if case .scalar("<<", isPlain: true, let properties) = key.content {
      properties.tag == nil
    } else {
      false
    }
  }

  /// The mappings that the value of `<<` names.
  private mutating func mappings(toMerge value: Node) throws(Stop) -> [Node] {
    let message = "'<<' needs a mapping or a list of mappings, usually aliases"
    switch value.content {
    case .mapping: return [value]
    case .scalar:
      try report(message, at: value.usageSpan.range)
      return []
    case .sequence(let items):
      var mappings: [Node] = []
      for var item in items {
        // If the whole list is an alias, that alias is what stands in the text.
        if let alias = value.alias { item.alias = alias }
        if case .mapping = item.content {
          mappings.append(item)
        } else {
          try report(message, at: item.usageSpan.range)
        }
      }
      return mappings
    }
  }

  /// The entries with the merged ones in place of `<<`: keys of the mapping itself have precedence, then those of earlier
  /// merged mappings.
  private func withMerged(_ entries: Entries) -> [Node.Entry] {
    guard let merged = entries.merged else { return entries.all }
    var taken = Set(entries.places.keys)
    var added: [Node.Entry] = []
    for mapping in merged.nodes {
      guard case .mapping(let candidates) = mapping.content else { continue }
      for var entry in candidates where taken.insert(entry.key.text).inserted {
        if let alias = mapping.alias { entry.value.alias = alias }
        added.append(entry)
      }
    }
    var all = entries.all
    all.insert(contentsOf: added, at: merged.position)
    return all
  }
}
