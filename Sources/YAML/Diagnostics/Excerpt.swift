/// The source line at which a span begins and the marks below it, as a terminal shows them.
struct Excerpt {
  /// The line, or the window of it around the span, tabs expanded.
  let text: String
  /// The column in `text`, 0-based, where the marks begin, and how many columns they take, at least 1.
  let marks: (start: Int, count: Int)

  /// The distance between tab stops.
  private static let tabStop = 4

  /// One character as it is shown.
  private struct Cell {
    var text: String
    var bytes: Range<Int>
    var columns: Range<Int>
  }

  /// Renders the first line of a span in at most the given number of columns.
  init(of span: Span, columns limit: Int) {
    let line = span.source.lineRange(containing: span.range.lowerBound)
    // A span after a carriage return's line feed is shown at the line's end.
    let start = min(span.range.lowerBound, line.upperBound)
    var end = min(span.range.upperBound, line.upperBound)
    while end > start, span.range.upperBound > end, span.source.bytes[end - 1].isWhitespace { end -= 1 }
    let slice = Excerpt.slice(of: line, around: start, in: span.source.bytes, columns: limit)
    let cells = Excerpt.cells(of: span.source.bytes, in: slice)

    let width = cells.last?.columns.upperBound ?? 0
    let marked = cells.filter { $0.bytes.upperBound > start && $0.bytes.lowerBound < max(end, start + 1) }
    let first = marked.first?.columns.lowerBound ?? width
    let last = max(marked.last?.columns.upperBound ?? width, first + 1)

    let fits = width <= limit && slice == line
    let origin = fits ? 0 : max(0, min(first - limit / 3, width - limit + 2))
    let shown = fits ? cells[...] : Excerpt.shown(cells, from: origin, columns: limit - 2)
    let isCutLeft = (shown.first?.bytes.lowerBound ?? slice.lowerBound) > line.lowerBound
    let isCutRight = (shown.last?.bytes.upperBound ?? slice.upperBound) < line.upperBound
    text = (isCutLeft ? "…" : "") + shown.map(\.text).joined() + (isCutRight ? "…" : "")

    let shownStart = shown.first?.columns.lowerBound ?? 0
    let shownEnd = max(shown.last?.columns.upperBound ?? 0, first + 1)
    marks = (first - shownStart + (isCutLeft ? 1 : 0), min(last, shownEnd) - first)
  }

  private static func shown(_ cells: [Cell], from origin: Int, columns: Int) -> ArraySlice<Cell> {
    let first = cells.firstIndex { $0.columns.lowerBound >= origin } ?? cells.endIndex
    let start = first < cells.endIndex ? cells[first].columns.lowerBound : origin
    return cells[first...].prefix { $0.columns.upperBound <= start + columns }
  }

  /// The part of a line that may be shown, so that a line of a megabyte costs no more than others.
  private static func slice(
    of line: Range<Int>, around place: Int, in bytes: [UInt8], columns: Int
  ) -> Range<Int> {
    let reach = 16 * columns
    var start = max(line.lowerBound, place - reach)
    while start < place, start > line.lowerBound, !bytes[start].beginsScalar { start += 1 }
    var end = min(line.upperBound, place + reach)
    while end < line.upperBound, !bytes[end].beginsScalar { end += 1 }
    return start..<end
  }

  private static func cells(of bytes: [UInt8], in range: Range<Int>) -> [Cell] {
    var cells: [Cell] = []
    var offset = range.lowerBound
    var column = 0
    // An invalid sequence is shown as one U+FFFD, whose length in the source differs from U+FFFD's own.
    var replaced = lengthsOfReplaced(in: bytes[range])[...]
    for character in String(decoding: bytes[range], as: UTF8.self) {
      let length = character.unicodeScalars.reduce(0) { length, scalar in
        length + (scalar == "\u{FFFD}" ? replaced.popFirst() ?? 1 : UTF8.width(scalar))
      }
      var text = String(character).visible
      var width = text.reduce(0) { $0 + $1.displayWidth }
      if character == "\t" {
        width = tabStop - column % tabStop
        text = String(repeating: " ", count: width)
      }
      cells.append(Cell(text: text, bytes: offset..<offset + length, columns: column..<column + width))
      offset += length
      column += width
    }
    return cells
  }

  /// The number of bytes that each U+FFFD of the decoded text comes from: its own, or those of invalid UTF-8.
  private static func lengthsOfReplaced(in bytes: ArraySlice<UInt8>) -> [Int] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
    var lengths: [Int] = []
    var parser = UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): if UTF8.decode(scalar) == "\u{FFFD}" { lengths.append(3) }
      case .error(let length): lengths.append(length)
      case .emptyInput: return lengths
      }
    }
  }
}
