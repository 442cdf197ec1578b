/// The encoding of Helvetica's characters in PDF files (WinAnsi, which is Windows code page 1252).
enum WinAnsi {
  /// The code of a character, or nil if the encoding has none.
  static func code(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xFF: UInt8(scalar.value)
    default:
      specials.firstIndex(of: UInt16(truncatingIfNeeded: scalar.value)).flatMap { index in
        scalar.value > 0xFF && scalar.value <= 0xFFFF ? UInt8(0x80 + index) : nil
      }
    }
  }

  /// What the codes 0x80 to 0x9F stand for; 0 for none.
  private static let specials: [UInt16] = [
    0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x0000, 0x017D, 0x0000, 0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,
  ]
}
