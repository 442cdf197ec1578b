/// Baseline against change, a row for each point: how far and which way each one moved.
package struct ChangeFigure: Figure {
  /// What a test says of the difference.
  package enum Verdict: Sendable, Hashable { case better, worse, same, unknown }

  package struct Row: Sendable, Hashable {
    package var label: String
    package var baseline: Double?
    package var baselineInterval: Interval?
    package var change: Double?
    package var changeInterval: Interval?
    package var verdict: Verdict
    /// What `data-point` says; nil for none.
    package var point: Int?

    package init(
      label: String, baseline: Double?, baselineInterval: Interval? = nil, change: Double?,
      changeInterval: Interval? = nil, verdict: Verdict, point: Int? = nil
    ) {
      (self.label, self.baseline, self.baselineInterval) = (label, baseline, baselineInterval)
      (self.change, self.changeInterval) = (change, changeInterval)
      (self.verdict, self.point) = (verdict, point)
    }

    var difference: Double? {
      guard let baseline, let change else { return nil }
      return change - baseline
    }
  }

  package var title: String
  package var valueTitle: String
  package var baselineName: String
  package var changeName: String
  /// What the intervals are over.
  package var intervalTitle: String
  /// From top to bottom.
  package var rows: [Row]

  package init(
    title: String, valueTitle: String, baselineName: String = "baseline",
    changeName: String = "change",
    intervalTitle: String = "95 % interval over seeds", rows: [Row]
  ) {
    (self.title, self.valueTitle, self.baselineName) = (title, valueTitle, baselineName)
    (self.changeName, self.intervalTitle, self.rows) = (changeName, intervalTitle, rows)
  }

  package var table: FigureTable {
    var table = FigureTable([
      "label", baselineName, "\(baselineName)_low", "\(baselineName)_high", changeName,
      "\(changeName)_low",
      "\(changeName)_high", "verdict",
    ])
    for row in rows {
      table.add([
        .text(row.label), .optional(row.baseline), .optional(row.baselineInterval?.low),
        .optional(row.baselineInterval?.high), .optional(row.change),
        .optional(row.changeInterval?.low),
        .optional(row.changeInterval?.high), .text("\(row.verdict)"),
      ])
    }
    return table
  }
}
