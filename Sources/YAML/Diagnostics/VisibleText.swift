extension StringProtocol {
  /// The text without characters that a terminal would interpret instead of showing: control characters become their
  /// pictures (U+2400…), other invisible ones that break lines or change the direction U+FFFD.
  package var visible: String {
    var result = ""
    for scalar in unicodeScalars { result.unicodeScalars.append(scalar.visible) }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var visible: Unicode.Scalar {
    switch value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + value)!
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE...0xFFFF:
      "\u{FFFD}"
    default: self
    }
  }
}
