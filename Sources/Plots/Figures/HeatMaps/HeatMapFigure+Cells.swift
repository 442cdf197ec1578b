extension HeatMapFigure {
  /// Draws a cell: its colour, its value where it fits, and the marks of its standing and its diverged runs.
  func draw(_ canvas: inout Canvas, _ cell: Cell, in area: Frame, _ colors: CellColors) {
    let gap = area.width > 12 && area.height > 12 ? 1.0 : 0
    let box = Frame(
      left: area.left + gap, top: area.top + gap, right: area.right - gap, bottom: area.bottom - gap
    )
    canvas.group(.point(cell.point, spoken(cell, colors.format))) { inner in
      if let value = cell.value, !value.isNaN {
        let color = Cividis.color(colors.share(value))
        inner.rect(box, radius: gap * 2, .filled(.fixed(color)))
        let ink: Paint = .fixed(RGB(color.takesBlackText ? 0x000000 : 0xFFFFFF))
        label(&inner, colors.format.text(value), cell, box, ink)
      } else {
        inner.hatch(box)
        if box.width >= 30, box.height >= 16, cell.missing > 0 {
          inner.cross(Point(box.center.x - 6, box.center.y), radius: 3.5)
          inner.text(
            String(cell.missing), box.center.x + 2, Canvas.baseline(box.center.y), paint: .alarm,
            isBold: true,
            hasHalo: true)
        }
      }
      inner.marks.append(.target(.rect(area)))
    }
  }

  private func label(
    _ canvas: inout Canvas, _ text: String, _ cell: Cell, _ box: Frame, _ ink: Paint
  ) {
    let hasMark = cell.standing == .best || cell.standing == .tied
    // The mark stands left of the text, or alone where there is no room for both.
    let markRoom = cell.standing == .best ? 20.0 : cell.standing == .tied ? 12.0 : 0
    let fitted = fitting(text, box, room: box.width - 4 - markRoom)
    if let fitted {
      let x = box.center.x + markRoom / 2
      canvas.text(
        fitted.text, x, Canvas.baseline(box.center.y, size: fitted.size), size: fitted.size,
        anchor: .middle,
        paint: ink, isBold: cell.standing == .best)
      if hasMark {
        mark(
          &canvas, cell.standing, Point(x - fitted.width / 2 - markRoom / 2 + 1, box.center.y), 3,
          ink)
      }
    } else if hasMark {
      mark(&canvas, cell.standing, box.center, min(3, box.height / 5, box.width / 5), ink)
    }
    if cell.missing > 0, box.width >= 40, box.height >= 22 {
      let count = String(cell.missing)
      let right = box.right - 4
      let countWidth = TextMetrics.width(count, size: 9)
      canvas.text(count, right, box.top + 10, size: 9, anchor: .end, paint: ink)
      canvas.cross(Point(right - countWidth - 4, box.top + 6.5), radius: 2.2, ink, lineWidth: 1.5)
    }
  }

  /// The text, or a smaller one without the zero before its point, where that fits.
  private func fitting(
    _ text: String, _ box: Frame, room: Double
  ) -> (text: String, size: Double, width: Double)? {
    guard box.height >= 15 else { return nil }
    let short = text.hasPrefix("0.") ? String(text.dropFirst()) : text
    for (candidate, size) in [(text, Canvas.textSize), (short, 10)] {
      let width = TextMetrics.width(candidate, size: size)
      if width <= room { return (candidate, size, width) }
    }
    return nil
  }

  private func mark(
    _ canvas: inout Canvas, _ standing: Standing, _ at: Point, _ radius: Double, _ ink: Paint
  ) {
    canvas.circle(at.x, at.y, radius, .filled(ink))
    if standing == .best { canvas.circle(at.x, at.y, radius + 3, .stroked(ink, 1.75)) }
  }

  private func spoken(_ cell: Cell, _ format: NumberFormat) -> String {
    var parts = ["\(columnTitle) \(columns[cell.column]), \(rowTitle) \(rows[cell.row])"]
    parts.append(
      cell.value.map { "\(valueTitle) \(format.text($0))" } ?? "no value of \(valueTitle)")
    if !cell.detail.isEmpty { parts.append(cell.detail) }
    if cell.missing > 0 { parts.append("\(cell.missing) diverged or failed") }
    if cell.standing == .best { parts.append("best") }
    if cell.standing == .tied { parts.append("not distinguishable from the best") }
    return parts.joined(separator: "; ")
  }
}
