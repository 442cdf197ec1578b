/// The 32 bytes of a SHA-256 digest, stored inline and compared without their text.
package struct SHA256Digest: Sendable, Hashable {
  /// The bytes in order, eight per word, the first one most significant.
  private let words: SIMD4<UInt64>

  /// The digest of these 32 bytes.
  init(bytes: UnsafeBufferPointer<UInt8>) {
    precondition(bytes.count == SHA256.byteCount)
    var words = SIMD4<UInt64>.zero
    for index in 0..<SHA256.byteCount {
      words[index / 8] = unsafe words[index / 8] << 8 | UInt64(bytes[index])
    }
    self.words = words
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hexText text: String) {
    var text = text
    let words = text.withUTF8 { unsafe Self.words(of: $0) }
    guard let words else { return nil }
    self.words = words
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hexDigits digits: ArraySlice<UInt8>) {
    let words = unsafe digits.withUnsafeBufferPointer { unsafe Self.words(of: $0) }
    guard let words else { return nil }
    self.words = words
  }

  private static func words(of digits: UnsafeBufferPointer<UInt8>) -> SIMD4<UInt64>? {
    guard digits.count == 2 * SHA256.byteCount else { return nil }
    var words = SIMD4<UInt64>.zero
    var word: UInt64 = 0
    for index in 0..<digits.count {
      let digit: UInt8
      switch unsafe digits[index] {
      case let byte where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"):
        digit = byte - UInt8(ascii: "0")
      case let byte where byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f"):
        digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      word = word << 4 | UInt64(digit)
      if index % 16 == 15 { words[index / 16] = word }
    }
    return words
  }

  // The bytes of a digest are uniformly distributed: eight of them are enough.
  package func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }

  /// 64 lower-case hexadecimal digits.
  package var hexText: String {
    unsafe String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { text in
      unsafe write(to: text)
      return 2 * SHA256.byteCount
    }
  }

  /// Appends the 64 digits of `hexText`.
  package func appendHexText(to bytes: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * SHA256.byteCount) { text in
      unsafe write(to: text)
      unsafe bytes.append(contentsOf: text)
    }
  }

  private func write(to text: UnsafeMutableBufferPointer<UInt8>) {
    var place = 0
    for index in 0..<4 {
      let word = words[index]
      for shift in stride(from: 60, through: 0, by: -4) {
        unsafe text[place] = UInt8(truncatingIfNeeded: word >> UInt64(shift) & 15).hexadecimalDigit
        place += 1
      }
    }
  }
}
