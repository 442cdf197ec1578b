extension Character {
  /// How many columns of a terminal the character takes: 0, 1 or 2.
  ///
  /// Two for scalars whose East_Asian_Width is Wide or Fullwidth and for emoji; none for a combining mark
  /// or a format character that stands alone (one that follows a letter is part of that letter's character).
  var displayWidth: Int {
    let first = unicodeScalars.first!
    if first.value < 0x300 { return unicodeScalars.contains(Self.emojiSelector) ? 2 : 1 }
    if first.properties.isEmojiPresentation || unicodeScalars.contains(Self.emojiSelector) { return 2 }
    if Self.wideScalars.contains(where: { $0.contains(first.value) }) { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }

  /// U+FE0F, which asks for the character before it to be drawn as an emoji.
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  /// The ranges with East_Asian_Width W or F in Unicode 17's EastAsianWidth.txt, joined across unassigned
  /// scalars; those with Emoji_Presentation, which the standard library knows, are left out.
  private static let wideScalars: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
    0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
