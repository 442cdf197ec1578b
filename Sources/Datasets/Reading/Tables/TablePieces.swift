/// Where the pieces of a table begin that are read at a time: at the beginnings of lines.
///
/// A line that begins inside a quoted cell is no row's beginning. The piece before it shows that, since its last row does not
/// end where the next piece begins.
struct TablePieces: Sendable {
  /// Ascending; the last is the end of the text.
  let bounds: [Int]
  /// The most rows that each piece can have, if all its lines end in LF.
  let rowCapacities: [Int]

  var count: Int { rowCapacities.count }

  private static let smallest = 1 << 18

  init(_ bytes: borrowing Span<UInt8>, from start: Int, count: Int) {
    precondition(0...bytes.count ~= start)
    let count = max(1, min(count, (bytes.count - start) / Self.smallest))
    var bounds = [start]
    for piece in 1..<count + 1 where piece < count {
      var position = max(bounds[bounds.count - 1], start + (bytes.count - start) / count * piece)
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      if position + 1 < bytes.count { bounds.append(position + 1) }
    }
    self.bounds = bounds + [bytes.count]
    var capacities: [Int] = []
    for (from, to) in zip(self.bounds, self.bounds.dropFirst()) {
      capacities.append(Self.lineFeeds(bytes, from..<to) + 1)
    }
    // A piece before the last ends with a line feed.
    for piece in capacities.indices.dropLast() { capacities[piece] -= 1 }
    rowCapacities = capacities
  }

  /// The whole text as one piece, whatever its line ends are.
  init(whole bytes: borrowing Span<UInt8>, from start: Int) {
    bounds = [start, bytes.count]
    var ends = 1
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { ends += 1 }
    }
    rowCapacities = [ends]
  }

  /// Eight bytes a step: a bit for each that is a line feed, and the bits counted.
  private static func lineFeeds(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    let words = range.count / 8
    let text = unsafe bytes.bytes
    for word in 0..<words {
      // All eight bytes are in the range, which is inside the text.
      let word = unsafe text.unsafeLoadUnaligned(
        fromUncheckedByteOffset: range.lowerBound &+ word &* 8, as: UInt64.self)
      let difference = word ^ 0x0A0A_0A0A_0A0A_0A0A
      let nonzero = ((difference & ~ByteLanes.highBits) &+ ~ByteLanes.highBits) | difference
      count &+= (~nonzero & ByteLanes.highBits).nonzeroBitCount
    }
    for index in range.lowerBound + words * 8..<range.upperBound where bytes[index] == UInt8(ascii: "\n") {
      count += 1
    }
    return count
  }
}
