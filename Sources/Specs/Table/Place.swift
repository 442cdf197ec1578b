import YAML

/// Where a value of a spec stands: its key, where it has one, and the value itself.
package struct Place: Sendable {
  package var key: Span?
  package var value: Span

  init(key: Span? = nil, value: Span) {
    self.key = key
    self.value = value
  }
}

/// Where the values of a point stand: first its axis values' places, then the file's.
struct Places: Sendable {
  /// The file's own, by dotted path.
  let file: [String: Place]
  /// Of the values that were put in afterwards, in the order in which they were put in.
  let substituted: [[String: Place]]
  /// The whole document, for what is nowhere else.
  let document: Span

  init(file: [String: Place], substituted: [[String: Place]] = [], document: Span) {
    self.file = file
    self.substituted = substituted
    self.document = document
  }

  /// Where the value of the field stands; nil where the spec is silent about it.
  subscript(path: String) -> Place? {
    for places in substituted.reversed() {
      if let place = places[path] { return place }
    }
    return file[path]
  }

  /// The path in or at this one that an axis, the command line or an included point says; nil where none does.
  func substitution(in path: String) -> String? {
    for places in substituted.reversed() {
      if places[path] != nil { return path }
      if let inner = places.keys.filter({ $0.hasPrefix(path + ".") }).min() { return inner }
    }
    return nil
  }

  /// Where the field's value stands, or else the section that it would stand in.
  func span(of path: String) -> Span {
    var path = path[...]
    while !path.isEmpty {
      if let place = self[String(path)] {
        // A whole section is too much to underline: its key says enough.
        return place.value.isOneLine ? place.value : place.key ?? place.value
      }
      path = path.lastIndex(of: ".").map { path[..<$0] } ?? ""
    }
    return document
  }
}

extension Span {
  var isOneLine: Bool {
    !source.bytes[range].contains(UInt8(ascii: "\n"))
  }

  /// The place before the first byte of the span.
  var firstByte: Span { Span(source: source, range: range.lowerBound..<range.lowerBound) }
}
