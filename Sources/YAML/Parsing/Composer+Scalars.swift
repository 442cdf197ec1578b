extension Composer {
  /// A scalar's node; `range` includes its anchor and tag.
  mutating func scalar(
    _ text: String, isPlain: Bool, _ properties: Event.Properties, at range: Range<Int>
  ) throws(Stop) -> Composed {
    var range = range
    var tagRange: Range<Int>?
    if !properties.areEmpty {
      let places = NodeProperties(in: source.bytes, range: range)
      tagRange = places.tag
      range = places.contentStart..<range.upperBound
      if let anchor = places.anchor, anchor.upperBound == range.lowerBound, !range.isEmpty {
        // libyaml reads `&a:b` as the text `:b` with the anchor `a`.
        let name = String(decoding: source.bytes[anchor.lowerBound..<range.upperBound], as: UTF8.self)
        try report("\(quoted(name)): \(NodeProperties.anchorNames)", at: range)
      }
    }
    // libyaml's block scalars extend to the next line that is not blank.
    while let last = source.bytes[range].last, last.isWhitespace, !isPlain { range = range.dropLast() }
    let value = try value(of: text, isPlain: isPlain, tag: properties.tag, tagRange: tagRange, at: range)
    return Composed(
      node: Node(.scalar(Scalar(text: text, isPlain: isPlain, value: value)), span: span(range)))
  }

  private mutating func value(
    of text: String, isPlain: Bool, tag: String?, tagRange: Range<Int>?, at range: Range<Int>
  ) throws(Stop) -> Scalar.Value {
    guard let tag else {
      guard isPlain else { return .string(text) }
      if let value = CoreSchema.value(ofPlain: text) { return value }
      try report("\(quoted(text)) is too large for a 64-bit float", at: range)
      return .string(text)
    }
    // `!` alone asks for a string (YAML 1.2.2, section 6.9.1).
    if tag == "!" { return .string(text) }
    let name = CoreSchema.shortForm(ofTag: tag)
    let place = tagRange ?? range
    guard tag.hasPrefix(CoreSchema.tagPrefix),
      let known = CoreSchema.ScalarTag(rawValue: String(name.dropFirst(2)))
    else {
      if name == "!!map" || name == "!!seq" {
        try report("the tag \(name) cannot be used for a scalar", at: place)
      } else {
        try report("unknown tag \(quoted(name))", at: place, notes: [Composer.knownTags])
      }
      return .string(text)
    }
    if let value = known.value(of: text) { return value }
    try report("\(quoted(text)) does not match its tag \(name): expected \(known.expectation)", at: range)
    return .string(text)
  }

  /// Reports a tag of a collection unless it is the one for its kind.
  mutating func check(
    _ tag: String?, isFor name: String, _ kind: String, at range: Range<Int>?
  ) throws(Stop) {
    guard let tag, let range, tag != "!", tag != CoreSchema.tagPrefix + name else { return }
    let short = CoreSchema.shortForm(ofTag: tag)
    if ["!!null", "!!bool", "!!int", "!!float", "!!str", "!!map", "!!seq"].contains(short) {
      try report("the tag \(short) cannot be used for \(kind)", at: range)
    } else {
      try report("unknown tag \(quoted(short))", at: range, notes: [Composer.knownTags])
    }
  }

  private static var knownTags: Diagnostic.Note {
    Diagnostic.Note("known tags are !!null, !!bool, !!int, !!float, !!str, !!seq and !!map")
  }
}
