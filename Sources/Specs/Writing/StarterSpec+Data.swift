import Datasets
import JSON

extension StarterSpec {
  /// Why no spec can be made for a table.
  package struct Unfit: Error, CustomStringConvertible {
    package let description: String
  }

  /// A spec that fits a table and trains as it is. `source`: the table's path as the spec says it.
  package static func text(for survey: TableSurvey, source: String) throws(Unfit) -> String {
    let target = survey.columns[survey.target]
    let inputs = survey.columns.indices.filter { [.input, .oneHot].contains(survey.use(of: $0)) }
    guard !inputs.isEmpty else {
      throw Unfit(description: "no column of \(survey.file) is fit to be an input: see etalon datasets")
    }
    guard target.kind != .empty else {
      throw Unfit(description: "the target `\(target.name)` has no values; choose another by --target")
    }
    guard target.kind != .constant else {
      throw Unfit(description: "the target `\(target.name)` has a single value; choose another by --target")
    }
    guard target.targetKind == .regression || target.distinct.map({ 2 * $0 <= survey.rowCount }) == true
    else {
      throw Unfit(
        description:
          "nearly every row has a different value in the target `\(target.name)`; choose another by --target")
    }
    let isRegression = target.targetKind == .regression
    return text(
      source: source, rows: survey.rowCount,
      columns: "\(inputs.count) of \(counted(survey.columns.count, "column")) as inputs",
      question: "How well does a network learn \(target.name)?",
      dataset: dataset(survey, source: source), isRegression: isRegression)
  }

  /// The spec around the lines of its `dataset:`.
  static func text(
    source: String, rows: Int, columns: String, question: String, dataset: [String], isRegression: Bool
  ) -> String {
    return """
      # A first experiment with \(source.flow): \(counted(rows, "row")), \
      \(columns).
      # `etalon plan` says what would be trained, `etalon run` trains it; docs/Spec.md has all keys.
      version: 1
      description: \(JSON.string(question).flowText)

      dataset:
      \(dataset.map { "  " + $0 + "\n" }.joined())
      network:
        hidden: [16]
        activation: tanh

      training:
        optimizer: adam
        learning_rate: 0.01
        batch_size: 32
        epochs: 50

      seeds: 3
      \(isRegression ? "" : "\nevaluate: {metrics: [macro_f1]}\n")
      """
  }

  private static func dataset(_ survey: TableSurvey, source: String) -> [String] {
    var lines = ["source: \(source.flow)"]
    if survey.delimiter != .comma { lines.append("delimiter: \(survey.delimiter.rawValue.flow)") }
    if survey.encoding != .utf8 { lines.append("encoding: \(survey.encoding.rawValue)") }
    if survey.decimal == .comma { lines.append("decimal: ','") }
    lines.append("header: \(survey.hasHeader)")
    let target = survey.columns[survey.target]
    if target.targetKind == .regression { lines.append("task: regression") }
    lines.append("target: \(survey.reference(to: survey.target).flow)")
    var reasons: [String] = []
    var (ignored, oneHot): ([String], [String]) = ([], [])
    var group: String?
    for column in survey.columns.indices {
      let reference = survey.reference(to: column)
      switch survey.use(of: column) {
      case .ignored(let reason):
        ignored.append(reference)
        reasons.append("#   \(reference.flow): \(reason)")
      case .oneHot: oneHot.append(reference)
      case .group: group = reference
      case .input, .target, .weight: break
      }
    }
    if !ignored.isEmpty { lines += ["# Left out:"] + reasons + ["ignore: \(list(ignored))"] }
    if let group { lines.append("group: \(group.flow)") }
    if let weight = survey.weight { lines.append("weight: \(survey.reference(to: weight).flow)") }
    if !oneHot.isEmpty { lines.append("one_hot: \(list(oneHot))") }
    if needsWholeRows(survey) {
      lines.append("missing: drop_row")
    } else if survey.hasMissingInputs {
      lines.append("missing: mean")
    }
    lines.append("scale: standard")
    if target.targetKind == .regression { lines.append("target_scale: standard") }
    if let split = split(survey) { lines.append("split: \(split)") }
    return lines
  }

  /// Whether rows have no target, no group or no weight, which nothing replaces.
  private static func needsWholeRows(_ survey: TableSurvey) -> Bool {
    [survey.target, survey.group, survey.weight].contains {
      $0.map { survey.columns[$0].missing > 0 } ?? false
    }
  }

  /// Parts of at least one sample, or one group, each.
  private static func split(_ survey: TableSurvey) -> String? {
    var rows = needsWholeRows(survey) ? survey.wholeRowCount : survey.rowCount
    if let groups = survey.group.flatMap({ survey.columns[$0].distinct }) { rows = min(rows, 4 * groups) }
    return split(rows: rows)
  }

  /// Parts of at least one of `rows` each.
  static func split(rows: Int) -> String? {
    if rows >= 10 { return "{test: 0.2, validation: 0.2, seed: 1}" }
    return rows >= 3 ? "{test: 0.2, seed: 1}" : nil
  }

  private static func list(_ names: [String]) -> String {
    JSON.array(names.map { .string($0) }).flowText
  }
}

extension String {
  /// As a YAML scalar that is read as this text.
  fileprivate var flow: String { JSON.string(self).flowText }
}
