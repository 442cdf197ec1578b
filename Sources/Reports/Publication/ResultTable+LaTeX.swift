extension ResultTable {
  /// A `table` environment with rules of the booktabs package; needs `\usepackage{booktabs}` and nothing else.
  ///
  /// Decimal points stand under each other by invisible digits, so that dashes, powers of ten and bold compile anywhere.
  package var latex: String {
    let layouts = columns.indices.map { column in DecimalLayout(rows.map { $0.cells[column] }) }
    var lines = [
      "% needs \\usepackage{booktabs}", "\\begin{table}", "  \\centering",
      "  \\caption{\(caption.joined(separator: " ").latex)}",
      "  \\label{tab:\(name.latexLabel)}",
      "  \\begin{tabular}{\(String(repeating: "l", count: heads.count))\(String(repeating: "r", count: columns.count))}",
      "    \\toprule", "    \(line((heads + columns).map(\.latex)))", "    \\midrule",
    ]
    for row in rows {
      lines.append("    " + line(row.heads.map(\.latex) + zip(row.cells, layouts).map { $1.text(of: $0) }))
    }
    lines += ["    \\bottomrule", "  \\end{tabular}", "\\end{table}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ cells: [String]) -> String { cells.joined(separator: " & ") + " \\\\" }
}

/// How many digits the cells of a column have on both sides of the decimal point.
private struct DecimalLayout {
  private var value = Digits()
  private var spread = Digits()
  private var hasSpread = false

  struct Digits {
    var before = 0
    var after = 0
    var isSigned = false
  }

  init(_ cells: [ResultTable.Cell]) {
    for cell in cells {
      Self.add(cell.value, to: &value)
      if let text = cell.spread {
        hasSpread = true
        Self.add(text, to: &spread)
      }
    }
  }

  /// A plain number cut at its point; nil for all others.
  private static func parts(_ text: String) -> (sign: Bool, before: Substring, after: Substring?)? {
    let isNegative = text.hasPrefix("-")
    let number = isNegative ? text.dropFirst() : text[...]
    guard !number.isEmpty, number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return nil }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    return (isNegative, parts[0], parts.count > 1 ? parts[1] : nil)
  }

  private static func add(_ text: String, to digits: inout Digits) {
    guard let parts = parts(text) else { return }
    digits.before = max(digits.before, parts.before.count)
    digits.after = max(digits.after, parts.after.map { $0.count + 1 } ?? 0)
    digits.isSigned = digits.isSigned || parts.sign
  }

  func text(of cell: ResultTable.Cell) -> String {
    let number = Self.padded(cell.value, value)
    let shown = cell.isBold ? "\\textbf{\(number)}" : number
    guard hasSpread else { return shown }
    guard let own = cell.spread else {
      // As wide as the spreads above and below.
      let digits = String(repeating: "0", count: spread.before + max(0, spread.after - 1))
      return shown + "\\phantom{\\,$\\pm$\\,\(digits)\(spread.after > 0 ? "." : "")}"
    }
    return "\(shown)\\,$\\pm$\\,\(Self.padded(own, spread))"
  }

  private static func padded(_ text: String, _ digits: Digits) -> String {
    guard let parts = parts(text) else { return special(text) }
    let before = phantom(String(repeating: "0", count: digits.before - parts.before.count))
    let sign = parts.sign ? "$-$" : digits.isSigned ? "\\phantom{$-$}" : ""
    let written = parts.after.map { "." + $0 } ?? ""
    let missing = digits.after - written.count
    let after =
      missing > 0
      ? (written.isEmpty ? "." : "") + String(repeating: "0", count: missing - (written.isEmpty ? 1 : 0)) : ""
    return before + sign + parts.before + written + phantom(after)
  }

  private static func phantom(_ text: String) -> String { text.isEmpty ? "" : "\\phantom{\(text)}" }

  /// Powers of ten, infinities and what has no value.
  private static func special(_ text: String) -> String {
    let parts = text.split(separator: "e")
    if parts.count == 2, Double(text) != nil { return "$\(parts[0])\\times10^{\(parts[1])}$" }
    switch text {
    case "inf": return "$\\infty$"
    case "-inf": return "$-\\infty$"
    default: return text.latex
    }
  }
}

extension String {
  /// What a label may hold everywhere: letters, digits, `-`, `.` and `:`; anything else becomes `-`.
  fileprivate var latexLabel: String {
    String(map { $0.isASCII && ($0.isLetter || $0.isNumber || ".:-".contains($0)) ? $0 : "-" })
  }
}
