import YAML

/// Where the values of a point stand: in its axes or on the command line, or else in the file.
struct ValueLocations: Sendable {
  /// Those in the file, by dotted path.
  let file: [String: ValueLocation]
  /// Those of values that replaced the file's, in the order of replacement.
  let substituted: [[String: ValueLocation]]
  /// The whole document, for values that stand nowhere.
  let document: Span

  init(file: [String: ValueLocation], substituted: [[String: ValueLocation]] = [], document: Span) {
    self.file = file
    self.substituted = substituted
    self.document = document
  }

  /// Where the field's value stands; nil if the spec does not set it.
  subscript(path: String) -> ValueLocation? {
    for locations in substituted.reversed() {
      if let location = locations[path] { return location }
    }
    return file[path]
  }

  /// The path at or below this one that an axis, the command line or an included point sets; nil if none does.
  func substitution(in path: String) -> String? {
    for locations in substituted.reversed() {
      if locations[path] != nil { return path }
      if let inner = locations.keys.filter({ $0.hasPrefix(path + ".") }).min() { return inner }
    }
    return nil
  }

  /// Where the field's value stands, or else the section that it would stand in.
  func span(of path: String) -> Span {
    var path = path
    while !path.isEmpty {
      if let location = self[path] {
        // A whole section is too much to underline: its key says enough.
        return location.value.isOneLine ? location.value : location.key ?? location.value
      }
      path = path.parent
    }
    return document
  }
}
