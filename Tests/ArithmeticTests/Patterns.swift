@testable import Arithmetic

/// Arguments of all kinds, and results as bit patterns that can be compared.
enum Patterns {
  /// All NaNs count as one.
  static func of(_ x: Float) -> UInt32 { x.isNaN ? 0x7FC0_0000 : x.bitPattern }
  static func of(_ x: Double) -> UInt64 { x.isNaN ? 0x7FF8_0000_0000_0000 : x.bitPattern }

  /// Half of them random bit patterns (NaNs, infinities and subnormals among them), half in −16 ..< 16; ±0
  /// first.
  static func singles(_ count: Int) -> [Float] {
    let words = RandomStream(seed: 32, purpose: .generator).words(count)
    return words.enumerated().map { index, word in
      if index < 2 { return index == 0 ? 0 : -0.0 }
      return index % 2 == 0 ? Float(bitPattern: word) : Float(Int32(bitPattern: word)) * 0x1p-27
    }
  }

  static func doubles(_ count: Int) -> [Double] {
    let words = RandomStream(seed: 64, purpose: .generator).words(2 * count)
    return (0..<count).map { index in
      if index < 2 { return index == 0 ? 0 : -0.0 }
      let pattern = UInt64(words[2 * index]) << 32 | UInt64(words[2 * index + 1])
      return index % 2 == 0 ? Double(bitPattern: pattern) : Double(Int64(bitPattern: pattern)) * 0x1p-59
    }
  }

  /// FNV-1a, 64 bits, over the bytes of the words, lowest first.
  static func digest(_ words: [UInt64]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for word in words {
      for byte in 0..<8 {
        hash = (hash ^ (word >> (8 * UInt64(byte)) & 0xFF)) &* 0x100_0000_01b3
      }
    }
    return hash
  }
}
