/// Strings as PDF writes them.
enum PDFText {
  /// Codes of a font in brackets, with everything escaped that is not plain ASCII.
  static func literal(_ codes: [UInt8]) -> String {
    var text = "("
    for code in codes {
      switch code {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
        text += "\\" + String(UnicodeScalar(code))
      case 0x20...0x7E: text += String(UnicodeScalar(code))
      default: text += "\\" + octal(code)
      }
    }
    return text + ")"
  }

  /// Any text, as UTF-16 in hexadecimal digits with a byte order mark.
  static func utf16(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = Array("<FEFF".utf8)
    for unit in text.utf16 {
      for shift in [12, 8, 4, 0] { result.append(digits[Int((unit >> shift) & 15)]) }
    }
    return String(decoding: result, as: UTF8.self) + ">"
  }

  private static func octal(_ code: UInt8) -> String {
    let digits = String(code, radix: 8)
    return String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}
