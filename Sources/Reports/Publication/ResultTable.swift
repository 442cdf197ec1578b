import JSON
import Results
import Specs
import Statistics

/// A table of results for a paper: values with their spreads, what is best, and a caption that says what all of it means.
/// Texts are plain; each format escapes them once, when it writes them.
package struct ResultTable: Sendable {
  /// One value with its digits.
  package struct Cell: Sendable, Hashable {
    /// `–` where there is no value.
    var value: String
    var spread: String?
    /// The best of its condition, or indistinguishable from it.
    var isBold = false
    /// With all digits, for CSV.
    var mean: Double?
    var deviation: Double?
    var seeds = 0
  }

  /// One line of the table.
  package struct Row: Sendable, Hashable {
    var heads: [String]
    var cells: [Cell]
  }

  /// Over the rows' heads.
  package internal(set) var heads: [String]
  /// Over the values.
  package internal(set) var columns: [String]
  package internal(set) var rows: [Row]
  /// One sentence each.
  package internal(set) var caption: [String]
  /// What the table is called by references.
  package internal(set) var name: String
}

extension ResultTable {
  /// Why a table cannot be made.
  package struct Failure: Error, Sendable, CustomStringConvertible {
    /// One sentence without a full stop.
    package var description: String
  }

  /// All points of some results, the best first; or one axis over the rows, and perhaps another over the columns, each
  /// cell the best of its points.
  package init(
    of all: [ExperimentAnalysis], rows rowPath: String? = nil, columns columnPath: String? = nil
  ) throws(Failure) {
    let metrics = Set(all.map(\.selection.ranking.metric.description))
    guard let first = all.first, metrics.count == 1 else {
      throw Failure(
        description: "results in one table must have the same ranking metric; these have "
          + metrics.sorted().joined(separator: ", "))
    }
    guard rowPath != nil || columnPath != nil else {
      self = Self.list(all)
      return
    }
    guard all.count == 1 else {
      throw Failure(description: "--rows and --columns need the results of one experiment")
    }
    self = try Self.crossed(first, rowPath, columnPath)
  }

  private static func list(_ all: [ExperimentAnalysis]) -> ResultTable {
    var axes: [String] = []
    for axis in all.flatMap(\.summary.outcome.axes) where !axes.contains(axis) { axes.append(axis) }
    let untouched = all.count == 1 ? all[0].selection.untouched : nil
    var heads: [[String]] = []
    var values: [[(statistics: SampleStatistics?, isBold: Bool)]] = []
    for analysis in all {
      for point in analysis.conditions.flatMap(\.order) {
        let summary = analysis.summary.points[point]
        let own = analysis.summary.outcome.points[point]
        let places = axes.map { axis in own.first { $0.path == axis }.map { AxisText.value($0.value) } ?? "–"
        }
        heads.append((all.count > 1 ? [analysis.summary.outcome.name] : []) + places)
        var row = [(statistics: summary.ranked, isBold: analysis.isBold(point))]
        if let untouched { row.append((summary.metric(untouched)?.overSeeds, false)) }
        values.append(row)
      }
    }
    let columns = [all[0].selection.ranking.metric] + (untouched.map { [$0] } ?? [])
    return ResultTable(
      heads: (all.count > 1 ? ["experiment"] : []) + AxisText.titles(of: axes),
      columns: columns.map(\.description), rows: rows(heads, values),
      caption: ResultCaption(all, isCrossed: false).sentences,
      name: all.map(\.summary.outcome.name).joined(separator: "-"))
  }

  private static func crossed(
    _ analysis: ExperimentAnalysis, _ rowPath: String?, _ columnPath: String?
  ) throws(Failure) -> ResultTable {
    let outcome = analysis.summary.outcome
    func axis(_ path: String?, _ option: String) throws(Failure) -> Int? {
      guard let path else { return nil }
      let titles = AxisText.titles(of: outcome.axes)
      if let index = outcome.axes.firstIndex(of: path) ?? titles.firstIndex(of: path) { return index }
      throw Failure(
        description: "\(option): '\(path)' is not swept; the axes are \(outcome.axes.joined(separator: ", "))"
      )
    }
    let (row, column) = (try axis(rowPath, "--rows"), try axis(columnPath, "--columns"))
    let apart = outcome.conditions.filter { path in
      ![row, column].contains { $0.map { outcome.axes[$0] == path } ?? false }
    }
    guard apart.isEmpty else {
      throw Failure(
        description:
          "points are compared within each value of \(apart.joined(separator: ", ")); put it on --rows or "
          + "--columns")
    }
    func levels(_ axis: Int?) -> [JSON?] {
      axis.map { axis in AxisLevels(outcome.points.map { $0[axis].value }).values } ?? [nil]
    }
    let (rowValues, columnValues) = (levels(row), levels(column))
    let order = analysis.conditions.flatMap(\.order)
    var values: [[(statistics: SampleStatistics?, isBold: Bool)]] = []
    var most = 0
    for rowValue in rowValues {
      values.append(
        columnValues.map { columnValue in
          let own = order.filter { point in
            (row.map { outcome.points[point][$0].value == rowValue } ?? true)
              && (column.map { outcome.points[point][$0].value == columnValue } ?? true)
          }
          most = max(most, own.count)
          guard let best = own.first else { return (nil, false) }
          return (analysis.summary.points[best].ranked, analysis.isBold(best))
        })
    }
    let titles = AxisText.titles(of: outcome.axes)
    let metric = analysis.selection.ranking.metric.description
    return ResultTable(
      heads: row.map { [titles[$0]] } ?? [],
      columns: column.map { axis in columnValues.map { "\(titles[axis]) \($0.map(AxisText.value) ?? "–")" } }
        ?? [metric],
      rows: rows(rowValues.map { $0.map { [AxisText.value($0)] } ?? [] }, values),
      caption: ResultCaption([analysis], isCrossed: most > 1).sentences, name: outcome.name)
  }

  /// Cells with the digits of their columns.
  private static func rows(
    _ heads: [[String]], _ values: [[(statistics: SampleStatistics?, isBold: Bool)]]
  ) -> [Row] {
    var rows = heads.map { Row(heads: $0, cells: []) }
    for column in (values.first ?? []).indices {
      let statistics = values.map { $0[column].statistics }
      var shown = SpreadColumn(statistics.compactMap { $0.map { ($0.mean, $0.deviation) } }).rows
        .makeIterator()
      for row in rows.indices {
        guard let own = statistics[row], let text = shown.next() else {
          rows[row].cells.append(Cell(value: "–"))
          continue
        }
        rows[row].cells.append(
          Cell(
            value: text.value, spread: text.spread, isBold: values[row][column].isBold, mean: own.mean,
            deviation: own.deviation, seeds: own.count))
      }
    }
    return rows
  }
}

extension ExperimentAnalysis {
  /// The best of its condition, and what is indistinguishable from it.
  fileprivate func isBold(_ point: Int) -> Bool {
    let condition = conditions[points[point].condition]
    if condition.best == point { return true }
    return condition.isTested && condition.indistinguishable.contains(point)
      && !condition.untested.contains(point)
  }
}
