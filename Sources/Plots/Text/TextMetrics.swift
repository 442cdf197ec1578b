/// How much room a text takes: Helvetica's widths, with slack for the page's own font.
package enum TextMetrics {
  /// Verdana and DejaVu Sans, the widest of common system fonts, are about this much wider than Helvetica.
  static let slack = 1.16
  /// The same of their bold letters.
  static let boldSlack = 1.27

  /// The width in the unit of `size`.
  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.reduce(0) { $0 + TextGlyph($1).width(isBold: isBold) } / 1000 * size
      * (isBold ? boldSlack : slack)
  }

  /// The text, or its two ends around `…` so that it takes at most `width`.
  package static func shortened(
    _ text: String, to width: Double, size: Double, isBold: Bool = false
  ) -> String {
    // Labels of thousands of characters would be measured in vain.
    let characters = Array(text)
    if characters.count < 200, self.width(text, size: size, isBold: isBold) <= width { return text }
    let room = width - self.width("…", size: size)
    var (head, tail) = (0, 0)
    var used = 0.0
    while head + tail < characters.count {
      let takesHead = head <= tail
      let next = takesHead ? characters[head] : characters[characters.count - 1 - tail]
      used += self.width(String(next), size: size, isBold: isBold)
      if used > room { break }
      if takesHead { head += 1 } else { tail += 1 }
    }
    if head + tail == characters.count { return text }
    return String(characters.prefix(head)) + "…" + String(characters.suffix(tail))
  }

  /// The text in lines of at most `width`, broken between words; a longer word is shortened.
  package static func wrapped(_ text: String, to width: Double, size: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let candidate = line.isEmpty ? String(word) : line + " " + word
      if self.width(candidate, size: size) <= width {
        line = candidate
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = shortened(String(word), to: width, size: size)
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
