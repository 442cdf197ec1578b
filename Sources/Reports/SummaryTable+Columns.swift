import JSON
import Learning
import Results
import Specs
import Statistics

extension SummaryTable {
  func columns(_ points: [PointSummary]) -> [TextTable.Column] {
    let own = points.map { analysis.points[$0.point] }
    var columns = [
      TextTable.Column("", points.map(mark), isRight: false),
      TextTable.Column("rank", own.map { $0.rank.map(String.init) ?? "–" }),
    ]
    columns += parameters(points)
    columns.append(rankedColumn(points))
    if ranking.overSeeds != .mean {
      let values = points.map { point in (value: point.rankedValue, spread: point.ranked?.deviation) }
      columns.append(TextTable.Column(ranking.overSeeds.rawValue, Self.cells(values).map(\.value)))
    }
    if case .metric(let name) = order, name != ranking.metric || ranking.moment != .final {
      columns.append(measurements(name.description, points.map { $0.metric(name)?.overSeeds }, order: 0))
    }
    if order == .weights || order == .updates {
      columns.append(TextTable.Column("weights", own.map { $0.weights.map(String.init) ?? "–" }))
      columns.append(TextTable.Column("updates", own.map { $0.updates?.powerOfTenText ?? "–" }))
    }
    columns += pValues(own)
    columns += solving(points) + otherParts(points) + namedMetrics(points)
    columns.append(TextTable.Column("seeds", zip(points, own).map(Self.seeds), order: 2))
    if points.contains(where: { $0.stoppedAfter != nil }) {
      let cells = points.map { point in point.stoppedAfter.map { counted($0, "seed") } ?? "–" }
      columns.append(TextTable.Column("stopped after", cells, order: 1))
    }
    if points.contains(where: { $0.rung != nil }) {
      let cells = points.map { point in point.rung.map { counted($0.epoch, "epoch") } ?? "–" }
      columns.append(TextTable.Column("stopped after", cells, order: 1))
      let values = points.map { point in
        (value: point.rung.flatMap { $0.value.isFinite ? $0.value : nil }, spread: Double?.none)
      }
      columns.append(TextTable.Column("value then", Self.cells(values).map(\.value), order: 1))
    }
    if points.contains(where: { $0.counts.measured > $0.ranked?.count ?? 0 }) {
      columns.append(TextTable.Column("runs", points.map { String($0.counts.measured) }, order: 5))
    }
    for (title, count) in [
      ("diverged", \PointSummary.Counts.diverged), ("failed", \.failed), ("missing", \.missing),
    ] where points.contains(where: { $0.counts[keyPath: count] > 0 }) {
      columns.append(TextTable.Column(title, points.map { String($0.counts[keyPath: count]) }, order: 1))
    }
    return columns
  }

  /// `5`, or `3 of 5` where seeds have no value.
  private static func seeds(_ point: PointSummary, _ analysis: PointAnalysis) -> String {
    let count = point.ranked?.count ?? 0
    return count == analysis.seedsAsked ? "\(count)" : "\(count) of \(analysis.seedsAsked)"
  }

  private func parameters(_ points: [PointSummary]) -> [TextTable.Column] {
    let titles = AxisText.titles(of: summary.outcome.axes)
    return summary.outcome.axes.indices.map { axis in
      let values = points.map { summary.outcome.points[$0.point][axis].value }
      return TextTable.Column(
        titles[axis], values.map(AxisText.value), isRight: values.allSatisfy { $0.double != nil },
        isElastic: true)
    }
  }

  private func rankedColumn(_ points: [PointSummary]) -> TextTable.Column {
    let moment = ranking.moment == .final ? "" : " (\(ranking.moment.rawValue))"
    return measurements("\(ranking.metric)\(moment)", points.map(\.ranked), order: 0)
  }

  /// Against the best of the condition, corrected for the number of points.
  private func pValues(_ points: [PointAnalysis]) -> [TextTable.Column] {
    let cells = points.map { point in
      guard let comparison = point.comparison, comparison.method != .none else { return "–" }
      return comparison.pValue.pValueText
    }
    return cells.contains { $0 != "–" } ? [TextTable.Column("p", cells, order: 4)] : []
  }

  /// The ranking metric's final values on the other parts.
  private func otherParts(_ points: [PointSummary]) -> [TextTable.Column] {
    let orders: [(part: DatasetPart, order: Int)] = [(.validation, 4), (.test, 3), (.train, 6)]
    return orders.compactMap { part, order in
      let name = MetricName(part, ranking.metric.metric)
      guard name != ranking.metric, self.order != .metric(name), summary.metrics.contains(name) else {
        return nil
      }
      return measurements(name.description, points.map { $0.metric(name)?.overSeeds }, order: order)
    }
  }

  /// The final values of the other metrics that the spec names, on the ranking metric's part.
  private func namedMetrics(_ points: [PointSummary]) -> [TextTable.Column] {
    summary.outcome.metrics.compactMap { metric in
      let name = MetricName(ranking.metric.part, metric)
      guard name != ranking.metric, order != .metric(name), summary.metrics.contains(name) else { return nil }
      return measurements(name.description, points.map { $0.metric(name)?.overSeeds }, order: 5)
    }
  }

  private func solving(_ points: [PointSummary]) -> [TextTable.Column] {
    guard summary.outcome.solved != nil else { return [] }
    let epochs = points.map { point in
      guard let epochs = point.solving?.epochs else { return "–" }
      let range = [epochs.minimum, epochs.maximum].map { $0.text(significant: 7) }
      return epochs.median.text(significant: 7) + (epochs.count > 1 ? " (\(range[0])–\(range[1]))" : "")
    }
    return [
      TextTable.Column("solved", points.map { "\($0.solving?.solved ?? 0)/\($0.solving?.trained ?? 0)" }),
      TextTable.Column("epochs to solve", epochs, order: 3),
    ]
  }

  private func measurements(
    _ title: String, _ statistics: [SampleStatistics?], order: Int
  ) -> TextTable.Column {
    let cells = Self.cells(statistics.map { ($0?.mean, $0?.deviation) })
    return TextTable.Column(
      title, cells.map { cell in cell.spread.map { "\(cell.value) ± \($0)" } ?? cell.value }, order: order)
  }

  /// Each value with the digits that its own spread allows; `–` for missing ones.
  private static func cells(
    _ values: [(value: Double?, spread: Double?)]
  ) -> [(value: String, spread: String?)] {
    let rows = SpreadColumn(values.compactMap { cell in cell.value.map { ($0, cell.spread) } }).rows
    var next = rows.makeIterator()
    return values.map { cell in
      guard cell.value != nil, let row = next.next() else { return ("–", nil) }
      return (row.value, row.spread)
    }
  }
}
