extension ChangeFigure {
  /// More rows than these are counted, not drawn.
  private static let limit = 60

  package func scene(width: Double) -> Scene {
    let shown = Array(rows.prefix(Self.limit))
    let values = shown.flatMap { row in
      [row.baseline, row.change].compactMap { $0 }
        + [row.baselineInterval, row.changeInterval].compactMap { $0 }.flatMap {
          [$0.low, $0.high]
        }
    }
    guard let range = AxisRange(.linear, values: values, padding: 0.05) else {
      return Canvas.empty(
        width: width, title: title,
        reason: rows.isEmpty
          ? "No points to compare." : "No value of \(valueTitle) in either result.")
    }
    var canvas = Canvas(width: width)
    let top = canvas.legend(legendItems(shown), top: 0) + 4
    let share = canvas.width < 480 ? 0.3 : 0.36
    let names = CommonStart(shown.map(\.label), room: canvas.width * share)
    let layout = canvas.rowLabels(
      names.names, top: top, rowHeight: canvas.width < 600 ? 32 : 26, share: share)
    let bottom = draw(&canvas, shown, layout, range)
    let all = shown.flatMap { [$0.baseline, $0.change].compactMap { $0 } }
    var notes = range.notes(valueTitle, all) + names.notes
    if rows.count > Self.limit {
      notes.append("\(rows.count - Self.limit) more points are not drawn.")
    }
    let end = canvas.notes(notes, top: bottom + 4)
    return canvas.scene(height: end, title: title, description: summary)
  }

  /// Draws the rows over a grid and the axis below; returns where its texts end.
  private func draw(
    _ canvas: inout Canvas, _ shown: [Row], _ layout: RowLayout, _ range: AxisRange
  ) -> Double {
    let format = NumberFormat(values: shown.compactMap(\.difference))
    let texts = shown.map { differenceText($0, format) }
    let textRoom =
      (texts.map { TextMetrics.width($0, size: Canvas.textSize, isBold: true) }.max() ?? 0) + 14
    let frame = Frame(
      left: layout.left + 4, top: layout.top, right: canvas.width - textRoom,
      bottom: layout.frame(shown.count - 1, right: 0).bottom)
    let scale = range.scale(from: frame.left + 6, to: frame.right - 6)
    for tick in Tick.ticks(for: scale, count: max(2, Int(frame.width / 84)))
    where !tick.label.isEmpty {
      let x = scale.position(tick.value)
      canvas.line(x, frame.top, x, frame.bottom, .stroked(.grid, 1))
    }
    for (row, text) in zip(shown.indices, texts) {
      draw(&canvas, shown[row], row, layout, scale, text)
    }
    return canvas.horizontalAxis(scale, frame, Axis(title: valueTitle, range: range), left: 0)
  }

  private var summary: String {
    let counts = [(Verdict.better, "better"), (.worse, "worse"), (.same, "not distinguishable")]
      .compactMap {
        verdict, text in
        let count = rows.count { $0.verdict == verdict }
        return count > 0 ? "\(count) \(text)" : nil
      }
    return
      "\(changeName) against \(baselineName), \(valueTitle): \(counts.joined(separator: ", "))."
  }

  private func legendItems(_ shown: [Row]) -> [LegendItem] {
    var items = [
      LegendItem(sample: .point(.other, .muted, .circle), text: baselineName)
    ]
    let texts: [(Verdict, String)] = [
      (.better, "\(changeName), better"), (.worse, "\(changeName), worse"),
      (.same, "\(changeName), not distinguishable"), (.unknown, changeName),
    ]
    for (verdict, text) in texts
    where shown.contains(where: { $0.verdict == verdict && $0.change != nil }) {
      items.append(
        LegendItem(sample: .point(.unranked, paint(verdict), glyph(verdict)), text: text))
    }
    if shown.contains(where: { $0.changeInterval != nil }) {
      items.append(LegendItem(sample: .ink, text: intervalTitle))
    }
    return items
  }

  private func paint(_ verdict: Verdict) -> Paint {
    switch verdict {
    case .better: .category(0)
    case .worse: .category(4)
    case .same, .unknown: .axis
    }
  }

  /// A triangle that points up for better and down for worse repeats the colour.
  private func glyph(_ verdict: Verdict) -> Glyph {
    switch verdict {
    case .better: .triangle
    case .worse: .wedge
    case .same, .unknown: .circle
    }
  }

  private func draw(
    _ canvas: inout Canvas, _ row: Row, _ index: Int, _ layout: RowLayout, _ scale: PlotScale,
    _ text: String
  ) {
    let y = layout.middle(index)
    let paint = paint(row.verdict)
    canvas.group(.point(row.point, "\(row.label): \(text)")) { inner in
      inner.marks.append(.target(.rect(layout.frame(index, right: inner.width))))
      interval(&inner, row.baselineInterval, y - 4, .axis, scale)
      interval(&inner, row.changeInterval, y + 4, paint, scale)
      if let baseline = row.baseline, let change = row.change {
        inner.line(
          scale.clamped(baseline), y, scale.clamped(change), y,
          .stroked(paint, row.verdict == .same ? 1.5 : 3))
      }
      if let baseline = row.baseline {
        dot(&inner, baseline, y, scale, .muted) { $0.point($1, .other, .muted) }
      }
      if let change = row.change {
        dot(&inner, change, y, scale, paint) {
          $0.point($1, .unranked, paint, glyph: glyph(row.verdict), radius: 4.5)
        }
      } else {
        inner.cross(Point(scale.start + 6, y))
      }
      inner.text(
        text, inner.width - 2, Canvas.baseline(y), anchor: .end, isBold: row.verdict == .worse)
    }
  }

  /// What `draw` draws at the value, or a mark at the edge where it lies beyond.
  private func dot(
    _ canvas: inout Canvas, _ value: Double, _ y: Double, _ scale: PlotScale, _ paint: Paint,
    draw: (inout Canvas, Point) -> Void
  ) {
    let at = Point(scale.clamped(value), y)
    if scale.contains(value) {
      draw(&canvas, at)
    } else {
      canvas.beyond(at, value > scale.high ? .right : .left, paint)
    }
  }

  private func interval(
    _ canvas: inout Canvas, _ interval: Interval?, _ y: Double, _ paint: Paint, _ scale: PlotScale
  ) {
    guard let interval else { return }
    canvas.line(
      scale.clamped(interval.low), y, scale.clamped(interval.high), y,
      .stroked(paint, 1.5, opacity: 0.8))
  }

  private func differenceText(_ row: Row, _ format: NumberFormat) -> String {
    guard let difference = row.difference, difference.isFinite else {
      return row.change == nil ? "no value" : row.baseline == nil ? "new" : "–"
    }
    return (difference > 0 ? "+" : "") + format.text(difference)
  }
}
