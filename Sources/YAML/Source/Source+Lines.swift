extension Source {
  /// A position as people and editors count it.
  package struct Location: Sendable, Hashable {
    /// 1 for the first line.
    package let line: Int
    /// 1 for a line's first character; user-perceived characters (grapheme clusters) are counted, not bytes.
    package let column: Int
  }

  /// The line and column of a byte offset, `0 ... bytes.count`: a binary search over the lines and one
  /// pass over the line.
  package func location(of offset: Int) -> Location {
    let line = lineIndex(of: offset)
    let before = bytes[lineStarts[line]..<offset]
    // A line of ASCII, the common case, needs no segmentation into characters.
    let column =
      before.allSatisfy { $0 < 0x80 && $0 != .carriageReturn }
      ? before.count : String(decoding: before, as: UTF8.self).count
    return Location(line: line + 1, column: column + 1)
  }

  /// The bytes of the line that holds `offset`, without its line break.
  package func lineRange(containing offset: Int) -> Range<Int> {
    lineRange(lineIndex(of: offset))
  }

  /// The bytes of the line with this index, 0 for the first, without its line break.
  func lineRange(_ index: Int) -> Range<Int> {
    let starts = lineStarts
    var end = index + 1 < starts.count ? starts[index + 1] : bytes.count
    if end > starts[index], bytes[end - 1] == .lineFeed { end -= 1 }
    if end > starts[index], bytes[end - 1] == .carriageReturn { end -= 1 }
    return starts[index]..<end
  }

  /// The index, 0 for the first, of the line that holds a byte offset.
  func lineIndex(of offset: Int) -> Int {
    let starts = lineStarts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The text of a range of bytes; bytes that are not UTF-8 are replaced by U+FFFD.
  package func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
