extension String {
  /// The text without what could break a file or the order of the letters around it: control characters
  /// become their pictures (`␀`), direction marks and noncharacters `U+FFFD`.
  package var withoutControls: String {
    guard unicodeScalars.contains(where: \.isUnsafe) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if !scalar.isUnsafe {
        result.unicodeScalars.append(scalar)
      } else if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        result += " "
      } else {
        let picture = scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) : nil
        result.unicodeScalars.append(picture ?? "\u{FFFD}")
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafe: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
