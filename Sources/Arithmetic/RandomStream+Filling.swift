extension RandomStream {
  /// Overwrites the array with the words at the positions from `start` on: the same as `word(at:)` of each.
  ///
  /// Sixteen blocks are computed side by side for each 64 positions that begin at a multiple of 64.
  public func fill(_ words: inout [UInt32], from start: UInt64 = 0) {
    let count = words.count
    let head = min(count, Int((64 - start & 63) & 63))
    let tail = head + (count - head) & ~63
    for i in 0..<head { words[i] = word(at: start + UInt64(i)) }
    for i in stride(from: head, to: tail, by: 64) {
      let number = (start + UInt64(i)) / 64 * 16
      let rows = Philox.blocks(from: number, index: purpose.index, code: purpose.code, key: key)
      var span = words.mutableSpan
      // All byte patterns are valid words.
      var bytes = unsafe span.mutableBytes
      bytes.storeBytes(of: rows.0, toByteOffset: 4 * i, as: SIMD16<UInt32>.self)
      bytes.storeBytes(of: rows.1, toByteOffset: 4 * i + 64, as: SIMD16<UInt32>.self)
      bytes.storeBytes(of: rows.2, toByteOffset: 4 * i + 128, as: SIMD16<UInt32>.self)
      bytes.storeBytes(of: rows.3, toByteOffset: 4 * i + 192, as: SIMD16<UInt32>.self)
    }
    for i in tail..<count { words[i] = word(at: start + UInt64(i)) }
  }

  /// The `count` words at the positions from `start` on.
  public func words(_ count: Int, from start: UInt64 = 0) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: count)
    fill(&words, from: start)
    return words
  }
}
