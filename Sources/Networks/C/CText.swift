/// Text from specs and data in C: as string literals, in comments, and as identifiers.
enum CText {
  /// A string literal with the UTF-8 bytes of the text.
  ///
  /// Everything but letters, digits, blanks and harmless punctuation is three octal digits, which no following character can
  /// lengthen; so are question marks, which could form trigraphs, and slashes, which could look like comments.
  static func literal(_ text: String) -> String {
    var result = "\""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if isPlain(byte) && scalar != "/" {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return result + "\""
  }

  /// The text in a comment: whatever could end the comment, or be taken for something else, is a dot.
  static func comment(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isHarmless = scalar.isASCII && (isPlain(UInt8(scalar.value)) || scalar == "'")
      if isHarmless && !(scalar == "/" && result.hasSuffix("*")) && !(scalar == "*" && result.hasSuffix("/"))
      {
        result.unicodeScalars.append(scalar)
      } else {
        result += "."
      }
    }
    return result
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "?"): false
    default: byte >= 0x20 && byte < 0x7F
    }
  }
}
