extension String {
  /// The text as LaTeX prints it literally, in a cell, a head or a caption, with pdfTeX and any other engine.
  ///
  /// Brackets and asterisks are in braces, because after a row's end `[` and `*` would be read as its arguments. What the usual fonts lack is written as `[U+1F600]`.
  var latex: String {
    var text = ""
    var last: Unicode.Scalar?
    for scalar in unicodeScalars {
      // Two of these would become one sign.
      if let last, Self.ligatures.contains(String(last) + String(scalar)) { text += "{}" }
      text += Self.latex(scalar)
      last = scalar
    }
    return text
  }

  private static let ligatures: Set = ["--", "''", "``", ",,", "!`", "?`"]

  private static func latex(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": return "\\textbackslash{}"
    case "~": return "\\textasciitilde{}"
    case "^": return "\\textasciicircum{}"
    case "<": return "\\textless{}"
    case ">": return "\\textgreater{}"
    case "|": return "\\textbar{}"
    case "\"": return "{\\char34}"
    case "{", "}", "$", "&", "#", "%", "_": return "\\\(scalar)"
    case "[", "]", "*": return "{\(scalar)}"
    case "–": return "\\textendash{}"
    case "—": return "\\textemdash{}"
    case "…": return "\\ldots{}"
    case "±": return "\\ensuremath{\\pm}"
    case "×": return "\\ensuremath{\\times}"
    case "·": return "\\ensuremath{\\cdot}"
    case "→": return "\\ensuremath{\\rightarrow}"
    case "≥": return "\\ensuremath{\\geq}"
    case "≤": return "\\ensuremath{\\leq}"
    case "∞": return "\\ensuremath{\\infty}"
    case "\t", "\n", "\r": return " "
    case " "..."~": return String(scalar)
    // Letters with accents, but for Icelandic and the two signs among them.
    case "À"..."Ï", "Ñ"..."Ö", "Ø"..."Ý", "ß"..."ï", "ñ"..."ö", "ø"..."ý", "ÿ": return String(scalar)
    default:
      if scalar.properties.generalCategory == .control { return "" }
      var digits = String(scalar.value, radix: 16, uppercase: true)
      while digits.count < 4 { digits = "0" + digits }
      return "{[}U+\(digits){]}"
    }
  }
}
