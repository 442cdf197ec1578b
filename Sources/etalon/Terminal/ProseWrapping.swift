import Reports

extension String {
  /// The text with lines that are wider than a terminal broken between words.
  ///
  /// What follows is indented like the line, or to the second column of a line that begins with a label (`work   4.4 …`).
  /// A command to copy is not broken: it goes to a line of its own.
  func wrapped(columns: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.wrapped(String($0), columns: Swift.max(columns, 20)) }.joined(separator: "\n")
  }

  private static func wrapped(_ line: String, columns: Int) -> String {
    guard line.columnCount > columns else { return line }
    let indent = Swift.min(hangingIndent(of: line), columns / 2)
    var lines: [String] = []
    var current = ""
    for piece in pieces(of: line) {
      let candidate = current.isEmpty ? piece : current + " " + piece
      if candidate.columnCount > columns, !current.isEmpty, current.contains(where: { $0 != " " }) {
        lines.append(current)
        current = String(repeating: " ", count: indent) + piece
      } else {
        current = candidate
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// The words between single blanks, with further blanks kept in the word before, and a command as one word.
  private static func pieces(of line: String) -> [String] {
    let start = line.firstRange(of: "etalon run ")?.lowerBound ?? line.endIndex
    let prose = line[..<start]
    var words: [String] = []
    var isLeading = true
    for word in prose.split(separator: " ", omittingEmptySubsequences: false) {
      if word.isEmpty || isLeading, !words.isEmpty {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
      isLeading = isLeading && word.isEmpty
    }
    if start < line.endIndex {
      if prose.hasSuffix(" "), let last = words.last { words[words.count - 1] = String(last.dropLast()) }
      words.append(String(line[start...]))
    }
    return words
  }

  /// Where text after a label begins, or the line's own indentation.
  private static func hangingIndent(of line: String) -> Int {
    let own = line.prefix { $0 == " " }.count
    let text = line.dropFirst(own)
    guard let gap = text.firstRange(of: "  "), text.distance(from: text.startIndex, to: gap.lowerBound) < 24
    else { return own }
    let label = text[..<gap.lowerBound]
    return own + label.count + text[gap.lowerBound...].prefix { $0 == " " }.count
  }
}

extension String {
  /// The columns that the text takes on a terminal, colours aside.
  fileprivate var columnCount: Int {
    guard contains("\u{1B}") else { return terminalWidth }
    let parts = split(separator: "\u{1B}", omittingEmptySubsequences: false)
    let rest = parts.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }
    return ([parts[0]] + rest).joined().terminalWidth
  }
}
