extension DotFigure {
  /// Draws one series: its line, then each dot with its values and interval.
  func draw(_ canvas: inout Canvas, _ plane: Plane, seriesIndex index: Int, color: Int) {
    let isAlone = series.count == 1 || arrangement == .panels
    let paint: Paint = isAlone ? .category(0) : .category(color)
    let dots = series[index].dots.sorted { $0.x < $1.x }
    let shift = isAlone ? 0 : dodge(plane, index)
    if axis.isNumeric, joinsDots {
      canvas.group(Group(clip: plane.frame)) {
        line(&$0, plane, dots, paint, isAlone ? [] : Glyph.dash(category: color))
      }
    }
    guard dots.count <= 400 else { return drawDense(&canvas, plane, dots, paint) }
    let xs = dots.map { plane.x.clamped($0.x) + shift }
    let format = NumberFormat(values: shownValues)
    for (place, dot) in dots.enumerated() {
      canvas.group(.point(dot.point, spoken(dot, series[index].name, format))) { inner in
        let gap = smallestGap(xs, place)
        if isAlone {
          inner.marks.append(.target(.rect(column(xs, place, plane.frame))))
        } else {
          inner.marks.append(
            .target(
              .circle(
                dot.mean.map { Point(xs[place], plane.y.clamped($0)) }
                  ?? Point(xs[place], plane.frame.top + 8), radius: 16)))
        }
        draw(
          &inner, plane, dot, x: xs[place], gap: gap, paint,
          isAlone ? .circle : Glyph(category: color))
      }
    }
  }

  private func draw(
    _ canvas: inout Canvas, _ plane: Plane, _ dot: Dot, x: Double, gap: Double, _ paint: Paint,
    _ glyph: Glyph
  ) {
    values(&canvas, plane, dot, x: gap >= 26 ? x - 8 : x, paint)
    if let interval = dot.interval {
      let ends = [interval.low, interval.high].map { plane.y.clamped($0) }
      canvas.line(x, ends[0], x, ends[1], .stroked(paint, 2))
    }
    if let mean = dot.mean {
      if plane.y.contains(mean) {
        let radius = gap < 9 ? 2.5 : 4.0
        canvas.point(
          Point(x, plane.y.position(mean)), dot.standing, paint, glyph: glyph, radius: radius)
      } else {
        let isAbove = mean > plane.y.high
        canvas.beyond(
          Point(x, isAbove ? plane.frame.top + 4 : plane.frame.bottom - 4),
          isAbove ? .above : .below, paint)
      }
    }
    if dot.missing > 0 {
      canvas.cross(Point(x, plane.frame.bottom - 9))
      if gap >= 22 {
        canvas.text(
          String(dot.missing), x + 7, plane.frame.bottom - 5, size: Canvas.smallSize, paint: .alarm,
          hasHalo: true)
      }
    }
  }

  /// Single values beside the mean, or bands of quantiles where there are many.
  private func values(_ canvas: inout Canvas, _ plane: Plane, _ dot: Dot, x: Double, _ paint: Paint) {
    let finite = dot.values.filter { $0.isFinite }.sorted()
    guard finite.count > 1 else { return }
    guard finite.count > 50 else {
      for value in finite where plane.y.contains(value) {
        canvas.circle(x, plane.y.position(value), 2, .filled(paint, opacity: 0.5))
      }
      for isAbove in [true, false]
      where finite.contains(where: { isAbove ? $0 > plane.y.high : $0 < plane.y.low }) {
        canvas.beyond(
          Point(x, isAbove ? plane.frame.top + 4 : plane.frame.bottom - 4),
          isAbove ? .above : .below, paint)
      }
      return
    }
    for (share, reach) in [(0.05, 3.0), (0.25, 4.5)] {
      let top = plane.y.clamped(finite.sortedQuantile(1 - share))
      let bottom = plane.y.clamped(finite.sortedQuantile(share))
      canvas.rect(
        Frame(left: x - reach, top: top, right: x + reach, bottom: bottom),
        .filled(paint, opacity: 0.3))
    }
  }

  /// The line through the means, broken where there is none or where it lies beyond the axis.
  private func line(
    _ canvas: inout Canvas, _ plane: Plane, _ dots: [Dot], _ paint: Paint, _ dash: [Double]
  ) {
    var part: [Point] = []
    for dot in dots {
      if let mean = dot.mean, plane.y.contains(mean) {
        part.append(plane.clamped(dot.x, mean))
      } else {
        canvas.path(part, .stroked(paint, 1.5, dash: dash, opacity: 0.7))
        part = []
      }
    }
    canvas.path(part, .stroked(paint, 1.5, dash: dash, opacity: 0.7))
  }

  /// How far the dots of a series stand beside their category.
  private func dodge(_ plane: Plane, _ index: Int) -> Double {
    guard case .categories(let names) = axis else { return 0 }
    let step = min(14, plane.frame.width / Double(names.count) * 0.8 / Double(series.count))
    return (Double(index) - Double(series.count - 1) / 2) * step
  }

  private func smallestGap(_ xs: [Double], _ index: Int) -> Double {
    var gap = Double.infinity
    if index > 0 { gap = min(gap, xs[index] - xs[index - 1]) }
    if index + 1 < xs.count { gap = min(gap, xs[index + 1] - xs[index]) }
    return gap
  }

  /// The column of the plot that is nearer to this dot than to its neighbours.
  private func column(_ xs: [Double], _ index: Int, _ frame: Frame) -> Frame {
    let left = index > 0 ? (xs[index - 1] + xs[index]) / 2 : max(frame.left, xs[index] - 24)
    let right =
      index + 1 < xs.count ? (xs[index] + xs[index + 1]) / 2 : min(frame.right, xs[index] + 24)
    let reach = 32.0
    return Frame(
      left: max(left, xs[index] - reach), top: frame.top, right: min(right, xs[index] + reach),
      bottom: frame.bottom)
  }

  func spoken(_ dot: Dot, _ series: String, _ format: NumberFormat) -> String {
    var parts = [series.isEmpty ? dot.label : "\(series), \(dot.label)"]
    if let mean = dot.mean { parts.append("\(valueTitle) \(format.text(mean))") }
    if let interval = dot.interval {
      parts.append("\(intervalTitle) \(format.text(interval.low)) to \(format.text(interval.high))")
    }
    if dot.values.count > 1 { parts.append("\(dot.values.count) \(valueName)s") }
    if dot.missing > 0 { parts.append("\(dot.missing) diverged or failed") }
    if dot.standing == .best { parts.append("best") }
    if dot.standing == .tied { parts.append("not distinguishable from the best") }
    return parts.joined(separator: "; ")
  }
}
