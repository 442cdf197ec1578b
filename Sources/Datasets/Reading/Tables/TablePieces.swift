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

  /// 64 bytes a step, counted a lane, and the lanes summed before one can overflow.
  private static func lineFeeds(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var (count, position) = (0, range.lowerBound)
    while position + 64 <= range.upperBound {
      var lanes = SIMD64<UInt8>(repeating: 0)
      var steps = 0
      while steps < 255, position + 64 <= range.upperBound {
        // Inside the text, by the comparison above.
        let block = unsafe bytes.bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: position, as: SIMD64<UInt8>.self)
        lanes.replace(with: lanes &+ 1, where: block .== UInt8(ascii: "\n"))
        position += 64
        steps += 1
      }
      for lane in lanes.indices { count += Int(lanes[lane]) }
    }
    for index in position..<range.upperBound where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}
