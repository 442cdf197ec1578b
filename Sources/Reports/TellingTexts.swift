/// Long texts shortened to the parts that differ: of thirty paths that differ at the end, the ends.
enum TellingTexts {
  /// Each text in at most `width` columns of a terminal, `…` in the place of what is left out.
  ///
  /// What all texts begin and end with goes first, then the middle. Texts that differ stay different where any of three
  /// ways of cutting keeps them so.
  static func shortened(_ texts: [String], to width: Int) -> [String] {
    let distinct = Set(texts)
    guard distinct.contains(where: { $0.terminalWidth > width }) else { return texts }
    let cuts: [(String) -> String] = [
      { $0.shortenedInside(to: width) },
      { $0.keepingEnd(to: width) },
      { $0.shortened(to: width) },
    ]
    let inner = distinct.count > 1 ? withoutCommonEnds(Array(distinct), width: width) : [:]
    let candidates = cuts.map { cut in texts.map { cut(inner[$0] ?? $0) } }
    return candidates.max { Set($0).count < Set($1).count } ?? texts
  }

  /// The texts without what all begin and end with, `…` in its place.
  private static func withoutCommonEnds(_ texts: [String], width: Int) -> [String: String] {
    let all = texts.map(Array.init)
    let shortest = all.map(\.count).min() ?? 0
    let start = (0..<shortest).first { place in all.contains { $0[place] != all[0][place] } } ?? shortest
    let end =
      (0..<shortest - start).first { place in
        all.contains { $0[$0.count - 1 - place] != all[0][all[0].count - 1 - place] }
      } ?? shortest - start
    // An ellipsis takes a column too.
    let (head, tail) = (start > 1 ? start : 0, end > 1 ? end : 0)
    return Dictionary(
      uniqueKeysWithValues: zip(texts, all).map { text, characters in
        guard text.terminalWidth > width else { return (text, text) }
        let middle = String(characters[head..<characters.count - tail])
        // The end stays where there is room: it is what a path is known by.
        let whole = (head > 0 ? "…" : "") + String(characters[head...])
        if whole.terminalWidth <= width { return (text, whole) }
        return (text, (head > 0 ? "…" : "") + middle + (tail > 0 ? "…" : ""))
      })
  }
}

extension String {
  /// The text with an ellipsis in its middle, in `width` columns.
  fileprivate func shortenedInside(to width: Int) -> String {
    guard terminalWidth > width else { return self }
    let head = shortened(to: (width + 1) / 2)
    return head + keepingEnd(to: width - head.terminalWidth + 1).dropFirst()
  }

  /// The end of the text after an ellipsis, in `width` columns.
  fileprivate func keepingEnd(to width: Int) -> String {
    guard terminalWidth > width else { return self }
    var text: [Character] = []
    var used = 1
    for character in reversed() {
      used += String(character).terminalWidth
      if used > width { break }
      text.append(character)
    }
    return "…" + String(text.reversed())
  }
}
