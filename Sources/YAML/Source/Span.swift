/// A range of bytes in a source: the location of a node, a key or an error.
package struct Span: Sendable {
  package let source: Source
  /// Byte offsets, `0 ... source.bytes.count`.
  package let range: Range<Int>

  package init(source: Source, range: Range<Int>) {
    self.source = source
    self.range = range
  }

  /// The text that the span covers, as it stands in the source.
  package var text: String { source.text(in: range) }

  /// The line and column at which the span begins.
  package var start: Source.Location { source.location(of: range.lowerBound) }
}
