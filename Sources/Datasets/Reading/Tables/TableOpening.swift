/// What precedes a table's first record: a byte-order mark, blank lines and comments.
struct TableOpening {
  /// The first line that is neither blank nor a comment; nil for an empty file.
  private(set) var first: TablePreview.Place?
  private(set) var commentCount = 0
  /// The comment right before the first record.
  private(set) var lastComment: TablePreview.Place?

  init(_ bytes: borrowing Span<UInt8>) {
    let isMarked = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var place = TablePreview.Place(position: isMarked ? 3 : 0, line: 1)
    let start = place
    var firstFilled: TablePreview.Place?
    while place.position < bytes.count {
      let content = Self.content(bytes, place)
      if content.isBlank {
        lastComment = nil
      } else {
        firstFilled = firstFilled ?? place
        guard content.isComment else {
          first = place
          return
        }
        commentCount += 1
        lastComment = place
      }
      place = TablePreview.Place(position: content.end, line: place.line + 1)
    }
    // A file of nothing but comments has rows that begin with #.
    (first, commentCount, lastComment) = (firstFilled ?? (start.position < bytes.count ? start : nil), 0, nil)
  }

  private static func content(
    _ bytes: borrowing Span<UInt8>, _ place: TablePreview.Place
  ) -> (isBlank: Bool, isComment: Bool, end: Int) {
    var (position, isBlank) = (place.position, true)
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n"),
      bytes[position] != UInt8(ascii: "\r")
    {
      if bytes[position] != UInt8(ascii: " ") && bytes[position] != UInt8(ascii: "\t") { isBlank = false }
      position += 1
    }
    // A first column may be called #, and #N/A is what spreadsheets write for a missing value.
    let second = bytes.byte(at: place.position + 1)
    let isName = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")].contains(
      second)
    let isError =
      second | 0x20 == UInt8(ascii: "n") && bytes.byte(at: place.position + 2) == UInt8(ascii: "/")
    let isComment = bytes[place.position] == UInt8(ascii: "#") && !isName && !isError
    let isReturn = bytes.byte(at: position) == UInt8(ascii: "\r")
    position += 1
    if isReturn, bytes.byte(at: position) == UInt8(ascii: "\n") { position += 1 }
    return (isBlank, isComment, position)
  }
}
