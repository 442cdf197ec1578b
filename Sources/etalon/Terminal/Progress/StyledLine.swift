import Reports

/// A line of differently coloured pieces, which is cut by the columns that it takes and not by its escapes.
struct StyledLine: Equatable {
  enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
    case cyan = "36"
  }

  private(set) var pieces: [Piece] = []

  struct Piece: Equatable {
    var text: String
    var style: Style
  }

  init(_ text: String = "", _ style: Style = .plain) { append(text, style) }

  mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { pieces.append(Piece(text: text, style: style)) }
  }

  /// Columns of a terminal.
  var width: Int { pieces.reduce(0) { $0 + $1.text.terminalWidth } }

  /// The line's text in at most `width` columns, with SGR sequences (ECMA-48) where it is coloured.
  func text(width: Int, isColored: Bool) -> String {
    var rest = width
    var text = ""
    for piece in pieces where rest > 0 {
      let isLast = piece == pieces.last
      // A piece that fills the width exactly hides that others follow.
      let room = piece.text.terminalWidth == rest && !isLast ? rest - 1 : rest
      let shown = piece.text.shortened(to: room)
      text += isColored && piece.style != .plain ? "\u{1B}[\(piece.style.rawValue)m\(shown)\u{1B}[0m" : shown
      rest -= shown == piece.text ? piece.text.terminalWidth : rest
    }
    return text
  }
}
