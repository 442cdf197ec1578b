/// Shares as lengths: what each axis, each pair of axes and the seeds explain of a metric's variance.
package struct BarFigure: Figure {
  /// What a share belongs to, which its colour and edge say.
  package enum Kind: Sendable, Hashable { case axis, pair, seeds, rest }

  package struct Bar: Sendable, Hashable {
    package var name: String
    /// Of 1; an estimate may be a little below 0.
    package var share: Double
    package var interval: Interval?
    package var kind: Kind

    package init(name: String, share: Double, interval: Interval? = nil, kind: Kind = .axis) {
      (self.name, self.share, self.interval, self.kind) = (name, share, interval, kind)
    }
  }

  package var title: String
  /// What the shares are of: `share of the variance of validation accuracy`.
  package var valueTitle: String
  /// From top to bottom.
  package var bars: [Bar]

  package init(title: String, valueTitle: String, bars: [Bar]) {
    (self.title, self.valueTitle, self.bars) = (title, valueTitle, bars)
  }

  package var table: FigureTable {
    var table = FigureTable(["name", "kind", "share", "interval_low", "interval_high"])
    for bar in bars {
      table.add([
        .text(bar.name), .text("\(bar.kind)"), .optional(bar.share), .optional(bar.interval?.low),
        .optional(bar.interval?.high),
      ])
    }
    return table
  }
}
