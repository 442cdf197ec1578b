/// How one character of a label is drawn by the base fonts of PDF, and how wide it is in every back end.
enum TextGlyph: Equatable {
  /// A WinAnsi code of Helvetica.
  case letter(UInt8)
  /// A code of Symbol, and its width.
  case symbol(UInt8, Int16)
  /// A WinAnsi code drawn small and raised: superscript digits and minus.
  case raised(UInt8)
  /// A character that no base font has: an empty box, whose text can still be searched and copied. The
  /// width in thousandths is what a system's fonts take.
  case missing(Int16)

  init(_ character: Character) {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else {
      self = .missing(0)
      return
    }
    if scalars.count == 1, let raised = Self.raisedCode(first) {
      self = .raised(raised)
    } else if scalars.count == 1, let glyph = SymbolFont.glyph(of: first) {
      self = .symbol(glyph.code, glyph.width)
    } else if scalars.count == 1, let code = WinAnsi.code(of: first) {
      self = .letter(code)
    } else if let base = Self.baseLetter(first) {
      self = .letter(base)
    } else {
      self = .missing(Self.isWide(first) ? 1050 : 620)
    }
  }

  /// In thousandths of the font's size.
  func width(isBold: Bool) -> Double {
    let widths = isBold ? HelveticaWidths.bold : HelveticaWidths.regular
    switch self {
    case .letter(let code): return Double(widths[Int(code) - 32])
    case .raised(let code): return Double(widths[Int(code) - 32]) * Self.raisedSize
    case .symbol(_, let width), .missing(let width): return Double(width)
    }
  }

  /// The size of a raised character as a share of the font's.
  static let raisedSize = 0.66

  private static func raisedCode(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "⁰": 0x30
    case "¹": 0x31
    case "²": 0x32
    case "³": 0x33
    case "⁴"..."⁹": UInt8(0x34 + scalar.value - 0x2074)
    case "⁻": 0x96
    default: nil
    }
  }

  /// The letter under an accent, for Latin letters that WinAnsi does not have.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> UInt8? {
    let index = Int(scalar.value) - 0x100
    if latinExtended.indices.contains(index) { return latinExtended[index] }
    return scalar.isASCII ? WinAnsi.code(of: scalar) : nil
  }

  /// U+0100 to U+017F.
  private static let latinExtended = Array(
    ("AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiJjJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRr"
      + "SsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs").utf8)

  /// Chinese, Japanese, Korean and emoji, which take a square.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
