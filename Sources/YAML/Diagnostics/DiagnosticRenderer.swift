/// Renders diagnostics as text: location, message, the source line and marks below it.
///
/// ```
/// digits.yaml:7:3: error: unknown key 'layrs'
///    7 |   layrs: [64, 32, 10]
///      |   ^~~~~
/// ```
package struct DiagnosticRenderer: Sendable {
  /// Whether to color with ANSI escape sequences.
  package var isColored: Bool
  /// The width of the terminal; longer lines are cut around the marks.
  package var columns: Int

  package init(isColored: Bool, columns: Int = 110) {
    self.isColored = isColored
    self.columns = columns
  }

  /// All diagnostics in the order of their locations, each ending in a line break.
  package func render(_ diagnostics: Diagnostics) -> String {
    diagnostics.sorted().all.map(render).joined()
  }

  /// One diagnostic with its notes, ending in a line break.
  package func render(_ diagnostic: Diagnostic) -> String {
    let label =
      switch diagnostic.severity {
      case .error: styled("error:", .red)
      case .warning: styled("warning:", .yellow)
      }
    let notes = diagnostic.notes.map { entry(styled("note:", .cyan), $0.message, at: $0.span) }
    return entry(label, diagnostic.message, at: diagnostic.span) + notes.joined()
  }

  private func entry(_ label: String, _ message: String, at span: Span?) -> String {
    guard let span else { return "\(label) \(styled(message.visible, .bold))\n" }
    let start = span.start
    let place = styled("\(span.source.name.visible):\(start.line):\(start.column):", .bold)
    let number = String(start.line)
    let margin = max(4, number.count)
    let excerpt = Excerpt(of: span, columns: max(columns - margin - 3, 20))
    let indent = String(repeating: " ", count: excerpt.marks.start)
    let marks = "^" + String(repeating: "~", count: excerpt.marks.count - 1)
    let lines = [
      "\(place) \(label) \(styled(message.visible, .bold))",
      String(repeating: " ", count: margin - number.count) + number + " | " + excerpt.text,
      String(repeating: " ", count: margin) + " | " + indent + styled(marks, .green),
    ]
    return lines.map { $0.withoutTrailingSpaces + "\n" }.joined()
  }

  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case green = "1;32"
    case yellow = "1;33"
    case cyan = "1;36"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    isColored ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
