import Synchronization

/// A text with a name, which spans refer to.
///
/// Lines and columns are computed on demand, so that a tree of nodes holds only offsets.
package final class Source: Sendable {
  /// The name that diagnostics show: a path, `-`, or `command line`.
  package let name: String
  /// The text's UTF-8 bytes, without a byte-order mark; not necessarily valid.
  package let bytes: [UInt8]
  /// Where each line begins, once computed.
  private let knownLineStarts = Mutex<[Int]?>(nil)

  /// A text as it was read; a UTF-8 byte-order mark at its beginning is removed.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The byte offset at which each line begins, ascending from 0; computed once, in one pass.
  package var lineStarts: [Int] {
    knownLineStarts.withLock { known in
      if let known { return known }
      let starts = Source.lineStarts(in: bytes)
      known = starts
      return starts
    }
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == .lineFeed || byte == .carriageReturn {
      // A carriage return before a line feed is the first half of one line break.
      if byte == .carriageReturn, offset + 1 < bytes.count, bytes[offset + 1] == .lineFeed { continue }
      starts.append(offset + 1)
    }
    return starts
  }
}
