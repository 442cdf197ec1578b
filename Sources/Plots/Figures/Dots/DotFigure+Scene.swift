extension DotFigure {
  package func scene(width: Double) -> Scene {
    guard let x = AxisRange(axis, values: dots.map(\.x), padding: 0.04) else {
      return Canvas.empty(width: width, title: title, reason: "No points to draw yet.")
    }
    guard let y = AxisRange(valueKind, values: shownValues, padding: 0.07) else {
      return Canvas.empty(width: width, title: title, reason: emptyReason)
    }
    var canvas = Canvas(width: width)
    var top = canvas.legend(legendItems(y, namesSeries: endLabelWidth(canvas.width) == 0), top: 0)
    if arrangement == .panels, series.count > 1 {
      top = panels(&canvas, x, y, top)
    } else {
      let margin = endLabelWidth(canvas.width)
      let (plane, bottom) = canvas.plane(
        x: Axis(
          title: axisTitle, range: x, isWhole: axis == .linear && dots.allSatisfy(\.x.isWhole),
          inset: axis.isNumeric ? 12 : 0),
        y: Axis(title: valueTitle, range: y), right: canvas.width - 12 - margin, top: top,
        plotHeight: canvas.plotHeight)
      drawReference(&canvas, plane)
      for index in series.indices.reversed() {
        draw(&canvas, plane, seriesIndex: index, color: index)
      }
      if margin > 0 { endLabels(&canvas, plane) }
      top = bottom
    }
    let bottom = canvas.notes(
      y.notes(
        valueTitle, dots.flatMap { $0.values.isEmpty ? ($0.mean.map { [$0] } ?? []) : $0.values }),
      top: top + 4)
    return canvas.scene(height: bottom, title: title, description: summary)
  }

  /// One sentence that says what there is to see.
  private var summary: String {
    let format = NumberFormat(values: dots.compactMap(\.mean))
    let best = dots.first { $0.standing == .best }
    let count =
      "\(valueTitle) of \(dots.count) \(dots.count == 1 ? "point" : "points") over \(axisTitle)"
    guard let best, let mean = best.mean else { return count + "." }
    return "\(count); best: \(best.label), \(format.text(mean))."
  }

  private var emptyReason: String {
    let missing = dots.reduce(0) { $0 + $1.missing }
    return missing > 0
      ? "No value of \(valueTitle) to draw: \(missing == 1 ? "the only run" : "all \(missing) runs") diverged or failed."
      : "No value of \(valueTitle) to draw yet."
  }

  private func legendItems(_ y: AxisRange, namesSeries: Bool) -> [LegendItem] {
    var items = LegendItem.standings(dots.map(\.standing))
    if series.count > 1, arrangement == .colors, namesSeries {
      items += series.indices.map { index in
        LegendItem(
          sample: .point(.unranked, .category(index), Glyph(category: index)),
          text: series[index].name)
      }
    }
    if dots.contains(where: { $0.interval != nil }) {
      items.append(LegendItem(sample: .ink, text: intervalTitle))
    }
    let counts = dots.map(\.values.count)
    if counts.contains(where: { (2...50).contains($0) }) {
      items.append(LegendItem(sample: .seed, text: "one \(valueName)"))
    }
    if counts.contains(where: { $0 > 50 }) {
      items.append(
        LegendItem(sample: .swatch(.axis), text: "middle 50 % and 90 % of the \(valueName)s"))
    }
    if y.cut != nil { items.append(LegendItem(sample: .beyond, text: "beyond the axis")) }
    if dots.contains(where: { $0.missing > 0 }) {
      items.append(LegendItem(sample: .cross, text: "diverged or failed runs"))
    }
    return items
  }

  private func drawReference(_ canvas: inout Canvas, _ plane: Plane) {
    guard let reference, plane.y.contains(reference.value) else { return }
    let y = plane.y.position(reference.value)
    canvas.line(plane.frame.left, y, plane.frame.right, y, .stroked(.muted, 1, dash: [2, 3]))
    canvas.text(
      reference.label, plane.frame.right, y - 4, size: Canvas.smallSize, anchor: .end,
      paint: .muted,
      hasHalo: true, room: plane.frame.width)
  }

  // MARK: Several series

  /// Room for names at the ends of lines: only where there are lines, and where the figure is wide.
  private func endLabelWidth(_ width: Double) -> Double {
    guard series.count > 1, arrangement == .colors, axis.isNumeric, width >= 480, series.count <= 12
    else {
      return 0
    }
    let widest = series.map { TextMetrics.width($0.name, size: Canvas.textSize) }.max() ?? 0
    return min(widest + 20, width * 0.25)
  }

  private func endLabels(_ canvas: inout Canvas, _ plane: Plane) {
    let ends = series.map { line in
      line.dots.filter { $0.mean != nil }.max { $0.x < $1.x }?.mean.map { plane.y.clamped($0) }
    }
    let known = ends.indices.filter { ends[$0] != nil }
    let wishes = known.map { ends[$0] ?? 0 }
    guard
      let places = LabelStack.places(
        wishes, spacing: 15, top: plane.frame.top, bottom: plane.frame.bottom)
    else { return }
    for (index, y) in zip(known, places) {
      let x = plane.frame.right + 8
      canvas.point(Point(x, y), .unranked, .category(index), glyph: Glyph(category: index))
      canvas.text(series[index].name, x + 10, Canvas.baseline(y), room: canvas.width - x - 11)
    }
  }

  /// One plot for each series, all with the same scales; returns where they end.
  private func panels(_ canvas: inout Canvas, _ x: AxisRange, _ y: AxisRange, _ top: Double)
    -> Double
  {
    let columns = max(1, min(series.count, Int(canvas.width / 230), 4))
    let share = canvas.width / Double(columns)
    var rowTop = top + 22 + canvas.wrappedTitle(valueTitle, 0, top + 12, room: canvas.width)
    for start in stride(from: 0, to: series.count, by: columns) {
      var rowBottom = rowTop
      for index in start..<min(start + columns, series.count) {
        let left = Double(index - start) * share
        canvas.text(series[index].name, left + 4, rowTop + 12, isBold: true, room: share - 16)
        let (plane, bottom) = canvas.plane(
          x: Axis(title: axisTitle, range: x, inset: 8), y: Axis(title: "", range: y), left: left,
          right: left + share - 12,
          top: rowTop + 12, plotHeight: 130)
        drawReference(&canvas, plane)
        draw(&canvas, plane, seriesIndex: index, color: 0)
        rowBottom = max(rowBottom, bottom)
      }
      rowTop = rowBottom + 8
    }
    return rowTop
  }
}
