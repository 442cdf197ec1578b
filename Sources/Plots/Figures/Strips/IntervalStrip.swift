/// A row's dot with its interval on the common scale of a table.
package struct IntervalStrip: Sendable, Hashable {
  /// The common scale of all rows, with its ticks.
  package struct Domain: Sendable, Hashable {
    package let low: Double
    package let high: Double
    package let isLog: Bool

    /// A range for all of these values, robust against a few that are far off; nil without a value.
    package init?(_ values: [Double], isLog: Bool = false) {
      guard let range = AxisRange(isLog ? .log : .linear, values: values, padding: 0.05) else {
        return nil
      }
      (low, high, self.isLog) = (range.low, range.high, isLog)
    }

    func scale(width: Double) -> PlotScale {
      PlotScale(isLog ? .log : .linear, low: low, high: high, from: 7, to: width - 7)
    }
  }

  package var value: Double?
  package var interval: Interval?
  /// Single values, drawn as small dots when at most 50.
  package var values: [Double]
  package var standing: Standing
  /// The best point's value, drawn as a line through all rows.
  package var reference: Double?
  /// What a reader of screens says: `0.976, 95 % interval over seeds 0.972 to 0.979`.
  package var spoken: String

  package init(
    value: Double?, interval: Interval? = nil, values: [Double] = [],
    standing: Standing = .unranked,
    reference: Double? = nil, spoken: String
  ) {
    (self.value, self.interval, self.values) = (value, interval, values)
    (self.standing, self.reference, self.spoken) = (standing, reference, spoken)
  }

  /// The strip for one row.
  package func scene(_ domain: Domain, width: Double = 180, height: Double = 24) -> Scene {
    var canvas = Canvas(width: width, minimum: 60)
    let scale = domain.scale(width: canvas.width)
    let middle = height / 2
    canvas.line(0, middle, canvas.width, middle, .stroked(.grid, 1))
    if let reference, scale.contains(reference) {
      let x = scale.position(reference)
      canvas.line(x, 0, x, height, .stroked(.axis, 1, dash: [2, 2]))
    }
    if values.count > 1, values.count <= 50 {
      for value in values where scale.contains(value) {
        canvas.circle(scale.position(value), middle + 5, 1.5, .filled(.category(0), opacity: 0.5))
      }
    }
    if let interval, interval.high >= scale.low, interval.low <= scale.high {
      canvas.line(
        scale.clamped(interval.low), middle, scale.clamped(interval.high), middle,
        .stroked(.category(0), 2))
    }
    if let value, scale.contains(value) {
      canvas.point(
        Point(scale.position(value), middle), standing, .category(0),
        radius: standing == .best ? 3 : 4)
    } else if let value, !value.isNaN {
      let isAbove = value > scale.high
      canvas.beyond(
        Point(isAbove ? canvas.width - 6 : 6, middle), isAbove ? .right : .left, .category(0))
    } else {
      canvas.cross(Point(10, middle))
    }
    return canvas.scene(height: height, title: spoken, description: "")
  }

  /// The axis for the head of the table's column.
  package static func axis(_ domain: Domain, width: Double = 180, title: String) -> Scene {
    var canvas = Canvas(width: width, minimum: 60)
    let scale = domain.scale(width: canvas.width)
    let frame = Frame(left: 0, top: 0, right: canvas.width, bottom: 20)
    var end = -Double.infinity
    canvas.line(frame.left, frame.bottom - 0.5, frame.right, frame.bottom - 0.5, .stroked(.axis, 1))
    for tick in Tick.ticks(for: scale, count: max(2, Int(canvas.width / 64))) {
      let x = scale.position(tick.value)
      canvas.line(x, 15, x, 20, .stroked(.axis, 1))
      let half = TextMetrics.width(tick.label, size: Canvas.smallSize) / 2
      guard !tick.label.isEmpty, x - half >= max(end, -2), x + half <= canvas.width + 2 else {
        continue
      }
      canvas.text(tick.label, x, 11, size: Canvas.smallSize, anchor: .middle, paint: .muted)
      end = x + half + 6
    }
    return canvas.scene(height: 20, title: title, description: "")
  }
}
