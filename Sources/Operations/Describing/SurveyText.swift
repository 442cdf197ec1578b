import Datasets
import Reports

/// A table as `etalon datasets FILE` describes it.
package struct SurveyText {
  private let survey: TableSurvey
  private let options: [String]

  /// `options`: those that say what the columns are for, which `etalon init` needs too.
  package init(_ survey: TableSurvey, options: [String] = []) {
    self.survey = survey
    self.options = options
  }

  /// The command that writes a spec for a file, as a shell reads it.
  static func initCommand(_ file: String, options: [String]) -> String {
    (["etalon", "init", "--data", file] + options).map(\.shellQuoted).joined(separator: " ").shown
  }

  /// The lines, without line ends.
  package var lines: [String] {
    var lines = [survey.file.shown, "  \(form)", ""]
    let inputs = survey.columns.indices.count { [.input, .oneHot].contains(survey.use(of: $0)) }
    lines.append("  rows     \(survey.rowCount)")
    lines.append("  inputs   \(inputs) of \(survey.columns.count) columns")
    lines.append("  target   \(target)")
    if let weights { lines.append("  weights  \(weights)") }
    if let groups { lines.append("  groups   \(groups)") }
    let missing = survey.columns.reduce(0) { $0 + $1.missing }
    if missing > 0 {
      lines.append(
        "  missing  \(missing) \(missing == 1 ? "value" : "values"); "
          + "\(survey.wholeRowCount) of \(survey.rowCount) rows have none")
    }
    for note in survey.notes {
      let remedy = note.remedy.map { " (to choose otherwise, write \($0))" } ?? ""
      let label = note.severity == .guess ? "  read as  " : "  warning  "
      lines.append(label + (note.message + remedy).shown)
    }
    lines.append("  spec     \(Self.initCommand(survey.file, options: options))")
    lines.append("")
    lines.append("  columns:")
    return lines + columns
  }

  private var form: String {
    let separator =
      switch survey.delimiter {
      case .comma, .auto: "commas"
      case .semicolon: "semicolons"
      case .tab: "tabs"
      case .pipe: "vertical bars"
      case .whitespace: "spaces"
      }
    return "A table separated by \(separator), \(survey.hasHeader ? "with a header" : "without a header"), "
      + (survey.decimal == .comma ? "with decimal commas." : "with decimal points.")
  }

  private var target: String {
    let column = survey.columns[survey.target]
    let name = column.name.shown
    guard column.kind != .empty else { return "\(name): no values" }
    guard column.targetKind == .classification else {
      return "\(name): numbers, \(Self.number(column.minimum)) … \(Self.number(column.maximum))"
    }
    guard let count = column.distinct else { return "\(name): more than 1000 classes" }
    return "\(name): \(column.counts.count) classes: \(Self.counts(column, limit: count > 16 ? 16 : count))"
  }

  /// The range and the sum of the column of weights, and whether it can be one.
  private var weights: String? {
    guard let weight = survey.weight else { return nil }
    let column = survey.columns[weight]
    guard column.numbers > 0 else { return "\(column.name.shown): no numbers" }
    let range = "\(Self.number(column.minimum)) … \(Self.number(column.maximum))"
    var text = "\(column.name.shown): \(range), sum \(Self.number(column.sum.roundedForReading))"
    if column.minimum < 0 { text += "; weights must not be negative" }
    if column.texts > 0 { text += "; \(column.texts) of its cells are not numbers" }
    if column.missing > 0 { text += "; \(column.missing) of its values are missing" }
    return text
  }

  private var groups: String? {
    guard let column = survey.group.map({ survey.columns[$0] }) else { return nil }
    let content =
      column.distinct == nil ? "more than 1000 groups" : GroupSizes(column.counts.map(\.rows)).text
    return "\(column.name.shown): \(content)" + (column.missing > 0 ? "; \(column.missing) rows without" : "")
  }

  /// Without the point of a whole number.
  static func number(_ value: Double) -> String {
    let text = value.shortestText
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func counts(_ column: ColumnSurvey, limit: Int) -> String {
    let counts = column.counts
    return counts.prefix(limit).map { "\($0.label.shown) (\($0.rows))" }.joined(separator: ", ")
      + (counts.count > limit ? ", …" : "")
  }

  private var columns: [String] {
    let rows = survey.columns.indices.map { index -> [String] in
      let column = survey.columns[index]
      let missing = column.missing > 0 ? "\(column.missing) missing" : ""
      return [
        "\(column.number)", column.name.shown, column.kind.rawValue, Self.content(column), missing,
        use(of: index),
      ]
    }
    let widths = (0..<6).map { place in rows.map { $0[place].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { place in
        let blanks = String(repeating: " ", count: widths[place] - row[place].count)
        return place == 0 ? blanks + row[place] : row[place] + blanks
      }
      var line = "    " + cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  private static func content(_ column: ColumnSurvey) -> String {
    if column.texts == 0, column.numbers > 0, column.kind != .category {
      return "\(number(column.minimum)) … \(number(column.maximum))"
    }
    if column.kind == .category || column.kind == .constant { return counts(column, limit: 4) }
    guard let example = column.example else { return "" }
    let shown = String(example.prefix(24)).shown + (example.count > 24 ? "…" : "")
    return (column.distinct.map { "\($0) values" } ?? "more than 1000 values") + ", such as \(shown)"
  }

  private func use(of column: Int) -> String {
    switch survey.use(of: column) {
    case .target: "target"
    case .group: "rows of one value stay together (group)"
    case .input: "input"
    case .weight: "weight"
    case .oneHot: "one input per value (one_hot)"
    case .ignored(let reason): "left out: \(reason)"
    }
  }
}
