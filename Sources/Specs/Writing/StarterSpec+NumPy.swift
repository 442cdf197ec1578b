import Datasets
import JSON

extension StarterSpec {
  /// A spec that fits a NumPy file and trains as it is. `source`: the file's path as the spec says it.
  package static func text(for survey: NumPySurvey, source: String) -> String {
    var lines = ["source: \(JSON.string(source).flowText)"]
    if survey.kind == .regression { lines.append("task: regression") }
    if case .columns(let target, _, _)? = survey.arrays.first?.use { lines.append("target: \(target)") }
    if let group = survey.group { lines.append("group: \(JSON.string(group).flowText)") }
    if let weight = survey.weight { lines.append("weight: \(JSON.string(weight).flowText)") }
    if survey.hasIncompleteRows {
      lines.append("missing: drop_row")
    } else if survey.hasMissingInputs {
      lines.append("missing: mean")
    }
    lines.append("scale: standard")
    if survey.kind == .regression { lines.append("target_scale: standard") }
    if let split = split(survey) { lines.append("split: \(split)") }
    return text(
      source: source, rows: survey.rowCount, columns: counted(survey.inputCount, "input"),
      question: "How well does a network learn the targets?", dataset: lines,
      isRegression: survey.kind == .regression)
  }

  /// Published parts where there are any.
  private static func split(_ survey: NumPySurvey) -> String? {
    let published = survey.publishedParts.map { "\($0.rawValue): published" }
    if published.isEmpty {
      return split(rows: min(survey.rowCount, survey.groupCount.map { 4 * $0 } ?? survey.rowCount))
    }
    return "{\((published + (published.count == 1 ? ["seed: 1"] : [])).joined(separator: ", "))}"
  }
}
