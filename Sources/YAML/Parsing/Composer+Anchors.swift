extension Composer {
  /// Composes a node and, if it has an anchor, remembers it under that name.
  mutating func anchored(
    _ anchor: String?, _ compose: (inout Composer) throws(Stop) -> Composed
  ) throws(Stop) -> Composed {
    guard let anchor else { return try compose(&self) }
    anchors[anchor] = .open
    let composed = try compose(&self)
    anchors[anchor] = .composed(composed)
    return composed
  }

  /// The node that an alias names, by value; null after an error.
  mutating func resolve(_ name: String, at range: Range<Int>) throws(Stop) -> Composed {
    switch anchors[name] {
    case .composed(var composed):
      aliasedNodes += composed.size
      guard aliasedNodes <= limits.aliasedNodes else {
        try stop("aliases expand to more than \(limits.aliasedNodes) nodes", at: range)
      }
      guard openCollections.count + composed.height <= limits.depth else {
        try stop("with this alias, collections are nested more than \(limits.depth) deep", at: range)
      }
      composed.node.alias = span(range)
      return composed
    case .open:
      try report("the alias \(quoted(name)) is inside the node that it names", at: range)
    case nil:
      var notes: [Diagnostic.Note] = []
      if let near = nearestName(to: name, in: anchors.keys.sorted()) {
        notes.append(.init("did you mean '*\(near)'?"))
      }
      try report("unknown alias \(quoted(name)): there is no '&\(name)' before it", at: range, notes: notes)
    }
    let missing = Scalar(text: "*\(name)", isPlain: true, value: .null)
    return Composed(node: Node(.scalar(missing), span: span(range)))
  }
}
