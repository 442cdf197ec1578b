/// A text with a name: what spans point into.
///
/// Lines and columns are found when they are asked for, so that a tree of nodes holds only offsets.
package final class Source: Sendable {
  /// The name that diagnostics show: a path, `-`, or `command line`.
  package let name: String
  /// The text's UTF-8 bytes, without a byte-order mark.
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}

/// A range of bytes in a source: where a node, a key or a mistake stands.
package struct Span: Sendable {
  package let source: Source
  /// Byte offsets, `0 ... source.bytes.count`.
  package let range: Range<Int>

  package init(source: Source, range: Range<Int>) {
    self.source = source
    self.range = range
  }
}
