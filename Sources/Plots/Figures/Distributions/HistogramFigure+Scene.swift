extension HistogramFigure {
  package func scene(width: Double) -> Scene {
    let bins = self.bins
    guard let first = bins.first, let last = bins.last else {
      return Canvas.empty(
        width: width, title: title,
        reason: values.isEmpty
          ? "No values to count yet." : "None of the \(values.count) values is a finite number.")
    }
    var canvas = Canvas(width: width)
    let highest = Double(bins.map(\.count).max() ?? 0)
    // A single bar has room beside it.
    let margin = bins.count == 1 ? last.high - first.low : 0
    let range = AxisRange(exactly: first.low - margin, last.high + margin)
    let (plane, bottom) = canvas.plane(
      x: Axis(title: axisTitle, range: range, inset: 6),
      y: Axis(title: countTitle, range: AxisRange(exactly: 0, highest * 1.04), isWhole: true),
      right: canvas.width - 8, top: 0, plotHeight: canvas.plotHeight * 0.75)
    let format = NumberFormat(values: bins.map(\.low) + [last.high])
    for bin in bins { draw(&canvas, plane, bin, format) }
    edges(&canvas, plane)
    for reference in references where plane.x.contains(reference.value) {
      let at = plane.x.position(reference.value)
      canvas.line(at, plane.frame.top, at, plane.frame.bottom, .stroked(.ink, 1.5, dash: [4, 3]))
      let isLeft = at < plane.frame.center.x
      canvas.text(
        reference.label, at + (isLeft ? 5 : -5), plane.frame.top + 9, size: Canvas.smallSize,
        anchor: isLeft ? .start : .end, hasHalo: true, room: plane.frame.width / 2)
    }
    let end = canvas.notes(notes, top: bottom + 4)
    return canvas.scene(
      height: end, title: title,
      description: "\(NumberText.count(values.count)) \(countTitle) by \(axisTitle).")
  }

  private func draw(_ canvas: inout Canvas, _ plane: Plane, _ bin: Bin, _ format: NumberFormat) {
    let (left, right) = (plane.x.position(bin.low), plane.x.position(bin.high))
    let spoken = "\(format.text(bin.low)) to \(format.text(bin.high)): \(bin.count) \(countTitle)"
    canvas.group(.point(nil, spoken)) { inner in
      if bin.count > 0 {
        let top = min(plane.y.position(Double(bin.count)), plane.frame.bottom - 1)
        inner.rect(
          Frame(left: left + 0.5, top: top, right: right - 0.5, bottom: plane.frame.bottom),
          .filled(.category(0)))
      }
      inner.marks.append(
        .target(
          .rect(Frame(left: left, top: plane.frame.top, right: right, bottom: plane.frame.bottom))))
    }
  }

  /// Marks at the ends of the axis for values beyond them.
  private func edges(_ canvas: inout Canvas, _ plane: Plane) {
    guard let range = RobustRange(values) else { return }
    let y = plane.frame.bottom - 12
    if range.countBelow > 0 { canvas.beyond(Point(plane.frame.left + 2, y), .left, .ink) }
    if range.countAbove > 0 { canvas.beyond(Point(plane.frame.right - 2, y), .right, .ink) }
  }

  private var notes: [String] {
    guard let range = RobustRange(values) else { return [] }
    var notes: [String] = []
    if range.countAbove > 0 {
      let extreme = NumberText.significant(range.maximum, digits: 3)
      notes.append(
        "\(NumberText.count(range.countAbove)) of \(NumberText.count(values.count)) values lie above the axis, up to \(extreme)."
      )
    }
    if range.countBelow > 0 {
      let extreme = NumberText.significant(range.minimum, digits: 3)
      notes.append(
        "\(NumberText.count(range.countBelow)) of \(NumberText.count(values.count)) values lie below the axis, down to \(extreme)."
      )
    }
    let lost = values.count { !$0.isFinite }
    if lost > 0 {
      notes.append(
        "Values that are not finite: \(NumberText.count(lost)) of \(NumberText.count(values.count))."
      )
    }
    return notes
  }
}
