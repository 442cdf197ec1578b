/// The text around an error, read without parsing.
extension SyntaxError {
  func byte(at offset: Int) -> UInt8? {
    source.bytes.indices.contains(offset) ? source.bytes[offset] : nil
  }

  /// The character at an offset; nothing at the text's end.
  func character(at offset: Int) -> Span {
    let start = min(offset, source.bytes.count)
    var end = min(start + 1, source.bytes.count)
    while let next = byte(at: end), !next.beginsScalar { end += 1 }
    return Span(source: source, range: start..<end)
  }

  /// From an offset to the end of its line's content.
  func restOfLine(from offset: Int) -> Span {
    Span(source: source, range: line(from: min(offset, source.bytes.count)))
  }

  /// From an offset to the end of its line, without white space at the end.
  func line(from offset: Int) -> Range<Int> {
    var end = source.lineRange(containing: offset).upperBound
    while end > offset, source.bytes[end - 1].isWhitespace { end -= 1 }
    return offset..<max(offset, end)
  }

  /// The first byte of a line that is not white space; the line's end if there is none.
  func firstOnLine(of offset: Int) -> Int {
    let line = source.lineRange(containing: offset)
    return source.bytes[line].firstIndex { !$0.isWhitespace } ?? line.upperBound
  }

  func isFirstOnLine(_ offset: Int) -> Bool {
    firstOnLine(of: offset) >= offset
  }

  /// The number of bytes of white space at the beginning of the line that holds an offset.
  func indentation(of offset: Int) -> Int {
    firstOnLine(of: offset) - source.lineRange(containing: offset).lowerBound
  }

  /// Where the content begins of the nearest line above that is neither blank nor a comment.
  func contentLine(above offset: Int) -> Int? {
    var index = source.lineIndex(of: offset) - 1
    while index >= 0 {
      let line = source.lineRange(index)
      if let first = source.bytes[line].firstIndex(where: { !$0.isWhitespace }),
        source.bytes[first] != UInt8(ascii: "#")
      {
        return first
      }
      index -= 1
    }
    return nil
  }

  /// The first colon in a range that is followed by white space, or that is not.
  func firstColon(in range: Range<Int>, withSpace: Bool) -> Int? {
    range.first { offset in
      source.bytes[offset] == UInt8(ascii: ":") && (byte(at: offset + 1)?.isWhitespace ?? true) == withSpace
    }
  }
}
