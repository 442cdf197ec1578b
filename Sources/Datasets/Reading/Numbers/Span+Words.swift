/// Bytes of a text, eight at a time.
extension Span<UInt8> {
  /// The byte at `position`; 0 at and beyond the end of the text.
  @inline(__always)
  func byte(at position: Int) -> UInt8 {
    guard position < count else { return 0 }
    // `position` was compared with the count, and none is negative.
    return unsafe self[unchecked: position]
  }

  /// The eight bytes from `position`, the first one lowest; zeros beyond the end of the text.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    guard position &+ 8 <= count else { return lastWord(at: position) }
    // All eight bytes are inside, by the comparison above.
    let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self)
    return UInt64(littleEndian: word)
  }

  @inline(never)
  private func lastWord(at position: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in stride(from: count - 1, through: position, by: -1) { word = word << 8 | UInt64(self[index]) }
    return word
  }
}

/// Arithmetic on eight bytes in one word (SIMD within a register).
enum ByteLanes {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte that is not 0 to 9; bytes above the lowest such one may be marked wrongly.
  @inline(__always)
  static func aboveNine(_ word: UInt64) -> UInt64 { ((word &+ 0x7676_7676_7676_7676) | word) & highBits }

  /// The high bit of each byte that equals the byte repeated in `pattern`; bytes above the lowest such one may be
  /// marked wrongly.
  @inline(__always)
  static func equal(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- ones) & ~difference & highBits
  }

  /// The number that eight digits (bytes 0 to 9, the first one lowest) write: pairs, then fours, then eight.
  ///
  /// Source: D. Lemire, "Number parsing at a gigabyte per second" (2021), section 3.
  @inline(__always)
  static func number(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits >> 8
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }
}
