import Datasets
import Learning

/// A NumPy file as `etalon datasets FILE` describes it.
package struct NumPySurveyText {
  private let survey: NumPySurvey
  private let options: [String]

  /// `options`: those that say what the arrays are for, which `etalon init` needs too.
  package init(_ survey: NumPySurvey, options: [String] = []) {
    self.survey = survey
    self.options = options
  }

  /// The lines, without line ends.
  package var lines: [String] {
    let form = survey.arrays.contains { $0.name != nil } ? "An archive of NumPy arrays." : "A NumPy array."
    var lines = [survey.file.shown, "  \(form)", ""]
    lines.append("  rows     \(survey.rowCount)")
    lines.append("  inputs   \(survey.inputCount)")
    lines.append("  target   \(target)")
    if let count = survey.groupCount { lines.append("  groups   \(count)") }
    if !survey.publishedParts.isEmpty {
      let parts = survey.publishedParts.map { "\($0.rawValue): published" }.joined(separator: ", ")
      lines.append("  split    split: {\(parts)} uses the parts that have arrays of their own")
    }
    lines.append("  spec     \(SurveyText.initCommand(survey.file, options: options))")
    lines += ["", "  arrays:"]
    let rows = survey.arrays.map(cells)
    let widths = (0..<4).map { place in rows.map { $0[place].count }.max() ?? 0 }
    return lines
      + rows.map { row in
        let cells = row.enumerated().map { place, cell in
          place < 4 ? cell + String(repeating: " ", count: widths[place] - cell.count) : cell
        }
        return "    " + cells.filter { !$0.isEmpty }.joined(separator: "  ")
      }
  }

  private var target: String {
    guard survey.kind == .classification else { return "numbers" }
    let classes = survey.classes.prefix(16).map { "\($0.name.shown) (\($0.rows))" }.joined(separator: ", ")
    return "\(survey.classes.count) classes: \(classes)" + (survey.classes.count > 16 ? ", …" : "")
  }

  private func cells(_ array: NumPySurvey.Array) -> [String] {
    let missing = array.missing > 0 ? ", \(array.missing) missing (NaN)" : ""
    return [
      array.name?.shown ?? "", array.type.shown,
      "(" + array.shape.map(String.init).joined(separator: ", ") + ")",
      (array.range.map { "\(SurveyText.number($0.lowerBound)) … \(SurveyText.number($0.upperBound))" }
        ?? "text")
        + missing,
      use(array.use),
    ]
  }

  private func use(_ use: NumPySurvey.Use) -> String {
    switch use {
    case .unused: "not used"
    case .inputs(let part): "inputs of the \(Self.name(part)) part"
    case .targets(let part): "targets of the \(Self.name(part)) part"
    case .groups(let part): "groups of the \(Self.name(part)) part"
    case .weights(let part): "weights of the \(Self.name(part)) part"
    case .columns(let target, let group, let weight):
      "column \(target) is the target" + (group.map { ", column \($0) the groups" } ?? "")
        + (weight.map { ", column \($0) the weights" } ?? "") + ", the others are inputs"
    }
  }

  private static func name(_ part: DatasetPart) -> String { part == .train ? "training" : part.rawValue }
}
