/// A metric over one axis: means as dots with intervals, every value behind them; series for a second axis.
package struct DotFigure: Figure {
  /// One setting.
  package struct Dot: Sendable, Hashable {
    /// The value on the axis; the index of its category on an axis of categories.
    package var x: Double
    /// nil if no run has a value.
    package var mean: Double?
    package var interval: Interval?
    /// The single values, of seeds for example; up to 50 are drawn one by one, more as bands of quantiles.
    package var values: [Double]
    package var standing: Standing
    /// What `data-point` says; nil for none.
    package var point: Int?
    /// What the dot is, in words: `learning rate 0.1`.
    package var label: String
    /// Runs without a value because they diverged or failed.
    package var missing: Int

    package init(
      x: Double, mean: Double?, interval: Interval? = nil, values: [Double] = [],
      standing: Standing = .unranked, point: Int? = nil, label: String, missing: Int = 0
    ) {
      (self.x, self.mean, self.interval, self.values) = (x, mean, interval, values)
      (self.standing, self.point, self.label, self.missing) = (standing, point, label, missing)
    }
  }

  package struct Series: Sendable, Hashable {
    /// What tells it from the others; empty for a single one.
    package var name: String
    package var dots: [Dot]

    package init(name: String = "", dots: [Dot]) {
      self.name = name
      self.dots = dots
    }
  }

  /// How several series share the figure.
  package enum Arrangement: Sendable { case colors, panels }

  /// A level to compare with, such as what a constant answer reaches.
  package struct Reference: Sendable, Hashable {
    package var value: Double
    package var label: String

    package init(_ value: Double, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  package var title: String
  package var axis: AxisKind
  package var axisTitle: String
  package var valueTitle: String
  /// `.linear` or `.log`.
  package var valueKind: AxisKind
  /// What the intervals are over: `95 % interval over seeds`.
  package var intervalTitle: String
  /// What one of the small dots is: `seed`.
  package var valueName: String
  package var series: [Series]
  package var arrangement: Arrangement
  /// Whether a line joins the means of a series on an axis of numbers.
  package var joinsDots: Bool
  package var reference: Reference?

  package init(
    title: String, axis: AxisKind, axisTitle: String, valueTitle: String,
    valueKind: AxisKind = .linear,
    intervalTitle: String = "95 % interval over seeds", valueName: String = "seed",
    series: [Series],
    arrangement: Arrangement = .colors, joinsDots: Bool = true, reference: Reference? = nil
  ) {
    (self.title, self.axis, self.axisTitle) = (title, axis, axisTitle)
    (self.valueTitle, self.valueKind) = (valueTitle, valueKind)
    (self.intervalTitle, self.valueName) = (intervalTitle, valueName)
    (self.series, self.arrangement, self.joinsDots) = (series, arrangement, joinsDots)
    self.reference = reference
  }

  /// A row for each mean, followed by one for each of its values.
  package var table: FigureTable {
    var table = FigureTable([
      "series", axisTitle, "label", "kind", valueTitle, "interval_low", "interval_high", "missing",
    ])
    for line in series {
      for dot in line.dots {
        let start: [FigureTable.Cell] = [.text(line.name), axisCell(dot.x), .text(dot.label)]
        table.add(
          start + [
            .text("mean"), .optional(dot.mean), .optional(dot.interval?.low),
            .optional(dot.interval?.high), .int(dot.missing),
          ])
        for value in dot.values {
          table.add(start + [.text(valueName), .optional(value), .empty, .empty, .empty])
        }
      }
    }
    return table
  }

  private func axisCell(_ x: Double) -> FigureTable.Cell {
    guard case .categories(let names) = axis else { return .number(x) }
    return names.indices.contains(Int(x)) ? .text(names[Int(x)]) : .empty
  }

  var dots: [Dot] { series.flatMap(\.dots) }

  /// All numbers that should lie within the vertical axis.
  var shownValues: [Double] {
    let ends = dots.flatMap { dot in
      // An interval may reach below what a log axis shows; it is cut there.
      let interval = dot.interval.map { [$0.low, $0.high] } ?? []
      return (dot.mean.map { [$0] } ?? []) + dot.values
        + (valueKind == .log ? interval.filter { $0 > 0 } : interval)
    }
    return ends + (reference.map { [$0.value] } ?? [])
  }
}
