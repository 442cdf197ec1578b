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

  /// The bytes of a piece, without the rest of its last line.
  static let size = 1 << 20

  /// Line feeds in a part of a text.
  private struct LineFeeds {
    var count: Int
    /// Where the byte after the first one is in the text; nil without a line feed.
    var firstEnd: Int?
  }

  /// nil if the text could not be read. `size`: the bytes of a piece, at least 1.
  init?(_ text: TableText, from start: Int, size: Int = TablePieces.size, isConcurrent: Bool) {
    precondition(0...text.count ~= start && size > 0)
    let chunkCount = max(1, (text.count - start - 1) / size + 1)
    let chunks = concurrentMap(chunkCount, isConcurrent: isConcurrent) { chunk in
      let from = start + chunk * size
      let to = chunk == chunkCount - 1 ? text.count : from + size
      return text.withBytes(from..<to) { Self.lineFeeds($0, at: from) }
    }
    guard let chunks else { return nil }
    var bounds = [start]
    var capacities = [chunks[0].count]
    for chunk in chunks.dropFirst() {
      // A piece ends with the first line feed of the next chunk that has one.
      if let end = chunk.firstEnd, end < text.count {
        capacities[capacities.count - 1] += 1
        bounds.append(end)
        capacities.append(chunk.count - 1)
      } else {
        capacities[capacities.count - 1] += chunk.count
      }
    }
    // The last line may have no line feed.
    capacities[capacities.count - 1] += 1
    self.bounds = bounds + [text.count]
    rowCapacities = capacities
  }

  /// The whole text as one piece, with any line ends.
  init(whole bytes: borrowing Span<UInt8>, from start: Int) {
    bounds = [start, bytes.count]
    var ends = 1
    for index in start..<bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { ends += 1 }
    }
    rowCapacities = [ends]
  }

  /// Eight bytes per step: a bit for each that is a line feed, and the bits counted. `offset`: where the bytes are in the text.
  private static func lineFeeds(_ bytes: borrowing Span<UInt8>, at offset: Int) -> LineFeeds {
    var first = 0
    while first < bytes.count, bytes[first] != UInt8(ascii: "\n") { first += 1 }
    guard first < bytes.count else { return LineFeeds(count: 0) }
    var count = 0
    let words = bytes.count / 8
    let text = unsafe bytes.bytes
    for word in 0..<words {
      // All eight bytes are in the span.
      let word = unsafe text.unsafeLoadUnaligned(fromUncheckedByteOffset: word &* 8, as: UInt64.self)
      let difference = word ^ 0x0A0A_0A0A_0A0A_0A0A
      let nonzero = ((difference & ~ByteLanes.highBits) &+ ~ByteLanes.highBits) | difference
      count &+= (~nonzero & ByteLanes.highBits).nonzeroBitCount
    }
    for index in words * 8..<bytes.count where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    return LineFeeds(count: count, firstEnd: offset + first + 1)
  }
}
