/// Why and where a text is not a JSON value.
package struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence without a full stop, beginning in lower case.
  package var message: String
  /// Bytes from the start of the text.
  package var offset: Int
  /// 1-based.
  package var line: Int
  /// 1-based, in bytes.
  package var column: Int

  package var description: String { "\(line):\(column): \(message)" }
}
