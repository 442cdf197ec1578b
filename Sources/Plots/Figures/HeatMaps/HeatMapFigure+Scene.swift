extension HeatMapFigure {
  package func scene(width: Double) -> Scene {
    guard !columns.isEmpty, !rows.isEmpty, !cells.isEmpty else {
      return Canvas.empty(width: width, title: title, reason: "No points to draw yet.")
    }
    let range = RobustRange(cells.compactMap(\.value))
    var canvas = Canvas(width: width)
    var top = canvas.legend(legendItems, top: 0)
    if let range { top = colorBar(&canvas, range, top: top) }
    let frame = grid(&canvas, top: top)
    let colors = CellColors(range: range, format: NumberFormat(values: cells.compactMap(\.value)))
    for cell in cells where columns.indices.contains(cell.column) && rows.indices.contains(cell.row) {
      draw(&canvas, cell, in: area(frame, cell.column, cell.row), colors)
    }
    let empty = missingPairs
    for (column, row) in empty.prefix(4000) { canvas.hatch(area(frame, column, row).inset(0.5)) }
    let names = PlotScale(
      .categories(columns), low: -0.5, high: Double(columns.count) - 0.5, from: frame.left,
      to: frame.right)
    var bottom = frame.bottom + 6 + canvas.categoryLabels(columns, names, frame, hasLabels: true)
    bottom += canvas.wrappedTitle(
      columnTitle, frame.center.x, bottom + 14, anchor: .middle, room: frame.width)
    bottom = canvas.notes(notes(range, empty.count), top: bottom + 22)
    return canvas.scene(height: bottom, title: title, description: summary)
  }

  struct CellColors {
    var range: RobustRange?
    var format: NumberFormat

    func share(_ value: Double) -> Double {
      guard let range, range.high > range.low else { return 0.5 }
      return (value / 2 - range.low / 2) / (range.high / 2 - range.low / 2)
    }
  }

  private var summary: String {
    let best = cells.first { $0.standing == .best }
    let text =
      "\(valueTitle) for \(columns.count) values of \(columnTitle) and \(rows.count) of \(rowTitle)"
    guard let best, let value = best.value else { return text + "." }
    let format = NumberFormat(values: cells.compactMap(\.value))
    return "\(text); best: \(columns[best.column]), \(rows[best.row]): \(format.text(value))."
  }

  private var missingPairs: [(Int, Int)] {
    let known = Set(cells.map { $0.row * columns.count + $0.column })
    return rows.indices.flatMap { row in
      columns.indices.compactMap { known.contains(row * columns.count + $0) ? nil : ($0, row) }
    }
  }

  private var legendItems: [LegendItem] {
    var items = LegendItem.standings(cells.map(\.standing).filter { $0 != .other })
    if cells.contains(where: { $0.value == nil }) || !missingPairs.isEmpty {
      items.append(LegendItem(sample: .hatched, text: "no value"))
    }
    if cells.contains(where: { $0.missing > 0 }) {
      items.append(LegendItem(sample: .cross, text: "diverged or failed runs"))
    }
    return items
  }

  private func notes(_ range: RobustRange?, _ missing: Int) -> [String] {
    var notes: [String] = []
    if missing > 0 {
      notes.append(
        "\(NumberText.count(missing)) of \(NumberText.count(rows.count * columns.count)) pairs have no run."
      )
    }
    let diverged = cells.filter { $0.value == nil }.count
    if diverged > 0 {
      notes.append("\(diverged) \(diverged == 1 ? "point has" : "points have") no value.")
    }
    guard let range, !range.isComplete else { return notes }
    let count = range.countAbove + range.countBelow
    notes.append(
      "The colours span \(NumberText.significant(range.low, digits: 3)) to "
        + "\(NumberText.significant(range.high, digits: 3)); \(count) \(count == 1 ? "value lies" : "values lie") outside."
    )
    return notes
  }

  /// Draws the rows' names, and returns the area of the cells.
  private func grid(_ canvas: inout Canvas, top: Double) -> Frame {
    let top = top + canvas.wrappedTitle(rowTitle, 0, top + 12, room: canvas.width)
    let widest = rows.map { TextMetrics.width($0, size: Canvas.textSize) }.max() ?? 0
    let left = min(widest, canvas.width * 0.3) + 10
    let room = canvas.width - left - 2
    let cellWidth = min(room / Double(columns.count), 110)
    let height =
      rows.count > 24
      ? max(min(cellWidth, 560 / Double(rows.count)), 3) : min(max(cellWidth * 0.6, 24), 36)
    let frame = Frame(
      left: left, top: top + 20, right: left + cellWidth * Double(columns.count),
      bottom: top + 20 + height * Double(rows.count))
    let every = max(1, Int((13 / height).rounded(.up)))
    for (index, name) in rows.enumerated() where index % every == 0 {
      let y = Canvas.baseline(frame.top + (Double(index) + 0.5) * height)
      canvas.text(name, left - 8, y, anchor: .end, paint: .muted, room: left - 9)
    }
    return frame
  }

  private func area(_ frame: Frame, _ column: Int, _ row: Int) -> Frame {
    let width = frame.width / Double(columns.count)
    let height = frame.height / Double(rows.count)
    return Frame(
      left: frame.left + Double(column) * width, top: frame.top + Double(row) * height,
      right: frame.left + Double(column + 1) * width, bottom: frame.top + Double(row + 1) * height)
  }

  /// The scale of the colours with its ends' values; returns where it ends.
  private func colorBar(_ canvas: inout Canvas, _ range: RobustRange, top: Double) -> Double {
    guard range.high > range.low else { return top }
    let top = top + canvas.wrappedTitle(valueTitle, 0, top + 14, room: canvas.width)
    let bar = Frame(left: 0, top: top + 22, right: min(220, canvas.width - 40), bottom: top + 32)
    canvas.colorRamp(bar) { Cividis.color($0) }
    let scale = PlotScale(.linear, low: range.low, high: range.high, from: bar.left, to: bar.right)
    for tick in Tick.linear(range.low, range.high, count: 4) {
      let x = scale.position(tick.value)
      canvas.line(x, bar.bottom, x, bar.bottom + 4, .stroked(.axis, 1))
      let half = TextMetrics.width(tick.label, size: Canvas.smallSize) / 2
      canvas.text(
        tick.label, max(x, half), bar.bottom + 15, size: Canvas.smallSize, anchor: .middle,
        paint: .muted)
    }
    return bar.bottom + 30
  }
}

extension Canvas {
  /// A bar of colours from left to right.
  mutating func colorRamp(_ bar: Frame, _ color: (Double) -> RGB) {
    let steps = 48
    for step in 0..<steps {
      let left = bar.left + bar.width * Double(step) / Double(steps)
      // A little wider, so that no gap shows between two.
      let right = min(bar.right, bar.left + bar.width * Double(step + 1) / Double(steps) + 0.5)
      rect(
        Frame(left: left, top: bar.top, right: right, bottom: bar.bottom),
        .filled(.fixed(color((Double(step) + 0.5) / Double(steps)))))
    }
  }
}
