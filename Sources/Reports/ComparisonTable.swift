import JSON
import Learning
import Results

/// What distinguishes two results, for people: their specs and data first, then what tells most.
package struct ComparisonTable {
  private let comparison: Comparison
  private let top: Int

  /// `top`: how many points are shown at most.
  package init(_ comparison: Comparison, top: Int = 10) {
    self.comparison = comparison
    self.top = top
  }

  /// The lines, without line ends, as wide as `width` where that can be.
  package func lines(width: Int) -> [String] {
    var lines = [heading] + premises.map { "  " + $0 }
    lines += [""] + Self.lines(comparison.pooled, width: width)
    if let metric = explained {
      let rows = comparison.points(of: metric)
      lines += ["", "\(metric.metric.name), point by point:"]
      lines += Self.lines(Array(rows.prefix(top)), width: width)
      if rows.count > top { lines.append("… and \(rows.count - top) more points") }
    }
    return lines + ["", "(\(Self.legend))"]
  }

  /// What the columns are over.
  private static let legend =
    "change and interval: of the mean over the changed pairs of a point and a seed; the means of identical pairs where "
    + "none changed; p of a point is corrected for the number of points"

  /// The same in GitHub's Markdown.
  package var markdown: [String] {
    var lines = ["### \(heading.markdown)", ""] + premises.map { "- \($0.markdown)" }
    if !premises.isEmpty { lines.append("") }
    lines += Self.markdown(Self.columns(comparison.pooled))
    if let metric = explained {
      let rows = comparison.points(of: metric)
      lines += ["", "`\(metric.metric.name)`, point by point:", ""]
      lines += Self.markdown(Self.columns(Array(rows.prefix(top))))
      if rows.count > top { lines += ["", "… and \(rows.count - top) more points"] }
    }
    return lines + ["", Self.legend]
  }

  private var heading: String {
    "\(comparison.other.path) against \(comparison.reference.path): \(comparison.pairs.pairs) of runs"
  }

  /// The metric whose points are shown: the one that ranks, or else the one that tells most.
  private var explained: MetricJudgement? {
    let ranked = comparison.reference.ranking.map { JudgedMetric($0).name }
    let metric = comparison.metrics.first { $0.metric.name == ranked } ?? comparison.metrics.first
    return metric.flatMap { $0.points.count > 1 ? $0 : nil }
  }

  private var premises: [String] {
    let (reference, other) = (comparison.reference, comparison.other)
    var lines = comparison.spec.map { "spec: \($0.path) \(Self.text($0.reference)) → \(Self.text($0.other))" }
    lines += comparison.data.map { "data: the \($0.part.rawValue) part differs in \($0.pairs.pairs)" }
    let versions = (reference.baseline.arithmeticVersion, other.baseline.arithmeticVersion)
    if versions.0 != versions.1, reference.external == nil, other.external == nil {
      lines.append("arithmetic: version \(versions.0) → \(versions.1)")
    }
    let matching = comparison.matching
    if !matching.broken.isEmpty {
      lines.append(
        "\(matching.broken.count.pairs) with the same identity not bit-identical; etalon reproduce shows where"
      )
    }
    if !matching.missing.isEmpty {
      lines.append("\(matching.missing.count.runs) only in \(reference.path)")
    }
    if !matching.new.isEmpty { lines.append("\(matching.new.count.runs) only in \(other.path)") }
    return lines
  }

  private static func lines(_ rows: [Comparison.Row], width: Int) -> [String] {
    let table = TextTable(columns(rows), width: width)
    return table.lines + [table.note].compactMap { $0 }
  }

  // MARK: - Columns

  private static func columns(_ rows: [Comparison.Row]) -> [TextTable.Column] {
    var columns = parameters(rows)
    if rows.first?.values == nil {
      columns.append(TextTable.Column("metric", rows.map(\.metric.name), isRight: false))
    }
    let decimals = rows.map { Self.decimals(of: $0) }
    columns += [
      TextTable.Column("reference", zip(rows, decimals).map { cell($0.reference, $1) }),
      TextTable.Column("other", zip(rows, decimals).map { cell($0.other, $1) }),
      TextTable.Column("change", zip(rows, decimals).map { signed($0.change, $1) }),
      TextTable.Column("interval", zip(rows, decimals).map { interval($0.interval, $1) }, order: 2),
      TextTable.Column("p", rows.map { $0.pValue.map { $0.text(significant: 2) } ?? "–" }, order: 1),
      TextTable.Column("pairs", rows.map { pairs($0.counts) }, isRight: false, order: 3),
      TextTable.Column("verdict", rows.map { $0.verdict.rawValue }, isRight: false),
    ]
    return columns
  }

  private static func parameters(_ rows: [Comparison.Row]) -> [TextTable.Column] {
    (rows.first?.values ?? []).map { axis in
      let cells = rows.map { row in text(row.values?.first { $0.path == axis.path }?.value) }
      return TextTable.Column(axis.path, cells, isRight: axis.value.double != nil, isElastic: true)
    }
  }

  private static func pairs(_ counts: MetricJudgement.PairCounts) -> String {
    let kinds = [
      (counts.changed, "changed"), (counts.identical, "identical"), (counts.diverged, "diverge now"),
      (counts.recovered, "no longer diverge"), (counts.bothDiverged, "diverge in both"),
      (counts.incomparable, "on other data"), (counts.unmeasured, "without a value"),
    ]
    return kinds.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// Enough to tell a hundredth of the change, or of the values where nothing changed.
  private static func decimals(of row: Comparison.Row) -> Int {
    let sizes = [row.change, row.reference, row.other].compactMap { $0?.magnitude }.filter { $0 > 0 }
    guard let size = sizes.first, size.isFinite else { return 4 }
    return min(max(2 - size.decimalExponent, 2), 8)
  }

  private static func cell(_ value: Double?, _ decimals: Int) -> String {
    value.map { $0.text(decimals: decimals) } ?? "–"
  }

  private static func signed(_ value: Double?, _ decimals: Int) -> String {
    (value.map { $0 > 0 } ?? false ? "+" : "") + cell(value, decimals)
  }

  private static func interval(_ interval: ClosedRange<Double>?, _ decimals: Int) -> String {
    guard let interval else { return "–" }
    return "\(signed(interval.lowerBound, decimals)) to \(signed(interval.upperBound, decimals))"
  }

  private static func text(_ value: JSON?) -> String { value.map(AxisText.value) ?? "–" }

  private static func markdown(_ columns: [TextTable.Column]) -> [String] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(\.markdown).joined(separator: " | ") + " |"
    }
    let rows = columns.first?.cells.indices ?? 0..<0
    return [line(columns.map(\.title)), line(columns.map { $0.isRight ? "--:" : ":--" })]
      + rows.map { row in line(columns.map { $0.cells[row] }) }
  }
}

extension Int {
  fileprivate var runs: String { "\(self) \(self == 1 ? "run" : "runs")" }
  fileprivate var pairs: String { "\(self) \(self == 1 ? "pair" : "pairs")" }
}
