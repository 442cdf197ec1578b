extension String {
  /// The columns that the text takes on a terminal: two for East Asian wide characters and emoji, none for marks that
  /// combine with the character before.
  package var terminalWidth: Int { reduce(0) { $0 + $1.terminalWidth } }

  /// The text with spaces to fill `width` columns, before it or after it.
  func padded(to width: Int, right isRight: Bool) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - terminalWidth))
    return isRight ? spaces + self : self + spaces
  }

  /// The text, or as much of it as leaves room for an ellipsis in `width` columns.
  package func shortened(to width: Int) -> String {
    guard terminalWidth > width else { return self }
    var text = ""
    var used = 1
    for character in self {
      used += character.terminalWidth
      if used > width { break }
      text.append(character)
    }
    return text + "…"
  }
}

extension Character {
  fileprivate var terminalWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if first.properties.isEmojiPresentation { return 2 }
    return wideScalars.contains { $0.contains(first.value) } ? 2 : 1
  }
}

/// The blocks whose characters are wide (Unicode Standard Annex 11), roughly: what lies between is wide or unassigned.
private let wideScalars: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
  0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
]
