import Results
import Specs
import Statistics

/// Results folders as a terminal shows them: a line for each.
package struct ListingTable {
  /// One results folder.
  package struct Row {
    var name: String
    var state: String
    /// nil if there are no runs.
    var analysis: ExperimentAnalysis?
    var spec: String
    var hasBaseline: Bool

    package init(name: String, state: String, analysis: ExperimentAnalysis?, spec: String, hasBaseline: Bool)
    {
      self.name = name
      self.state = state
      self.analysis = analysis
      self.spec = spec
      self.hasBaseline = hasBaseline
    }
  }

  private let rows: [Row]

  package init(_ rows: [Row]) { self.rows = rows }

  /// The lines, without line ends.
  package func lines(width: Int) -> [String] {
    guard !rows.isEmpty else { return ["no results found"] }
    let table = TextTable(columns, width: width)
    return table.lines + [table.note].compactMap { $0 } + [Self.legend]
  }

  /// What the columns are.
  package static let legend =
    "(best: mean ± standard deviation over seeds; spec: whether its file changed since the last run)"

  /// The columns, the experiments' names first.
  package var columns: [TextTable.Column] {
    [
      TextTable.Column("experiment", rows.map(\.name), isRight: false, isElastic: true),
      TextTable.Column("state", rows.map(\.state), isRight: false),
      TextTable.Column("runs done", rows.map(Self.runs)),
      TextTable.Column("spec", rows.map(\.spec), isRight: false, order: 1),
      TextTable.Column(
        "metric", rows.map { $0.analysis?.selection.ranking.metric.description ?? "–" }, isRight: false,
        order: 2),
      TextTable.Column("best", rows.map(Self.best), isRight: false),
      TextTable.Column("baseline", rows.map { $0.hasBaseline ? "yes" : "–" }, isRight: false, order: 1),
    ]
  }

  private static func runs(_ row: Row) -> String {
    guard let counts = row.analysis?.summary.counts else { return "–" }
    return "\(counts.total - counts.missing) of \(counts.total)"
  }

  private static func best(_ row: Row) -> String {
    guard let analysis = row.analysis else { return "–" }
    guard let only = analysis.only else { return "\(analysis.conditions.count) conditions" }
    guard let ranked = only.best.flatMap({ analysis.summary.points[$0].ranked }) else { return "–" }
    let cell = SpreadColumn([(ranked.mean, ranked.deviation)]).rows[0]
    return cell.spread.map { "\(cell.value) ± \($0)" } ?? cell.value
  }
}
