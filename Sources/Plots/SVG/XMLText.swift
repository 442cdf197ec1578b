extension String {
  /// The text as XML has it between tags and in quoted attributes, also within HTML.
  package var xmlEscaped: String {
    // Most texts are plain ASCII and stay as they are.
    if utf8.allSatisfy({ Self.isPlain($0) }) { return self }
    var result = ""
    for scalar in withoutControls.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The name with everything but ASCII letters, digits and `-` replaced by `-`, for classes and attributes' names.
  var xmlName: String {
    if utf8.allSatisfy({ Self.isNamePart($0) }) { return self }
    return String(
      decoding: unicodeScalars.map { scalar in
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        return scalar.isASCII && Self.isNamePart(byte) ? byte : UInt8(ascii: "-")
      }, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    default: (0x20...0x7E).contains(byte)
    }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
