import YAML

/// Where a value of a spec stands: its key, if it has one, and the value itself.
package struct ValueLocation: Sendable {
  package var key: Span?
  package var value: Span

  init(key: Span? = nil, value: Span) {
    self.key = key
    self.value = value
  }
}

extension Span {
  var isOneLine: Bool {
    !source.bytes[range].contains(UInt8(ascii: "\n"))
  }

  /// The position before the first byte of the span.
  var firstByte: Span { Span(source: source, range: range.lowerBound..<range.lowerBound) }
}
