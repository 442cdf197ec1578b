/// Learning curves: lines over epochs, with bands over seeds.
package struct CurveFigure: Figure {
  package struct Series: Sendable, Hashable {
    package var name: String
    /// In ascending order.
    package var x: [Double]
    /// As many as `x`; NaN where there is no value.
    package var y: [Double]
    /// The band around the line, as many as `x`, or empty.
    package var band: [Interval]
    /// Whether the line is in focus: the others are grey and thin.
    package var isHighlighted: Bool
    package var standing: Standing
    /// What `data-point` says; nil for none.
    package var point: Int?
    /// Where runs of the series diverged, on the horizontal axis.
    package var diverged: [Double]

    package init(
      name: String, x: [Double], y: [Double], band: [Interval] = [], isHighlighted: Bool = true,
      standing: Standing = .unranked, point: Int? = nil, diverged: [Double] = []
    ) {
      precondition(x.count == y.count && (band.isEmpty || band.count == x.count))
      (self.name, self.x, self.y, self.band) = (name, x, y, band)
      (self.isHighlighted, self.standing, self.point) = (isHighlighted, standing, point)
      self.diverged = diverged
    }
  }

  package var title: String
  package var axisTitle: String
  package var valueTitle: String
  package var valueKind: AxisKind
  /// What the bands are: `minimum to maximum over 5 seeds`.
  package var bandTitle: String
  package var series: [Series]

  package init(
    title: String, axisTitle: String = "epoch", valueTitle: String, valueKind: AxisKind = .linear,
    bandTitle: String = "minimum to maximum over seeds", series: [Series]
  ) {
    (self.title, self.axisTitle, self.valueTitle) = (title, axisTitle, valueTitle)
    (self.valueKind, self.bandTitle, self.series) = (valueKind, bandTitle, series)
  }

  package var table: FigureTable {
    var table = FigureTable(["series", axisTitle, valueTitle, "band_low", "band_high"])
    for line in series {
      for index in line.x.indices {
        let band = line.band.isEmpty ? nil : line.band[index]
        table.add([
          .text(line.name), .number(line.x[index]), .optional(line.y[index]), .optional(band?.low),
          .optional(band?.high),
        ])
      }
    }
    return table
  }
}
