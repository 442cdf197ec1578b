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

  /// What an alias stands for, by value; null after a mistake.
  mutating func resolve(_ name: String, at range: Range<Int>) throws(Stop) -> Composed {
    switch anchors[name] {
    case .composed(var composed):
      aliasedNodes += composed.size
      guard aliasedNodes <= limits.aliasedNodes else {
        try stop("aliases bring in more than \(limits.aliasedNodes) nodes", at: range)
      }
      guard openCollections.count + composed.height <= limits.depth else {
        try stop("this alias leads more than \(limits.depth) collections deep", at: range)
      }
      composed.node.alias = span(range)
      return composed
    case .open:
      try report("the alias \(quoted(name)) stands inside the node that it names", at: range)
    case nil:
      var notes: [Diagnostic.Note] = []
      if let near = nearestName(to: name, in: anchors.keys.sorted()) {
        notes.append(.init("did you mean '*\(near)'?"))
      }
      try report("unknown alias \(quoted(name)): no '&\(name)' stands before it", at: range, notes: notes)
    }
    let missing = Scalar(text: "*\(name)", isPlain: true, value: .null)
    return Composed(node: Node(.scalar(missing), span: span(range)))
  }
}
