/// The names at the ends of the lines that are in focus.
struct CurveLabels {
  /// Which series have a name there.
  let indices: [Int]
  let names: CommonStart
  /// The room right of the plot.
  let margin: Double

  init(_ series: [CurveFigure.Series], width: Double) {
    indices = series.indices.filter { series[$0].isHighlighted && !series[$0].name.isEmpty }
    let most = width * (width < 480 ? 0.3 : 0.25)
    names = CommonStart(indices.map { series[$0].name }, room: most - 18)
    let widths = zip(indices, names.names).map { index, name in
      TextMetrics.width(name, size: Canvas.textSize, isBold: series[index].standing == .best)
    }
    margin = widths.isEmpty ? 8 : min((widths.max() ?? 0) + 18, most)
  }
}

extension CurveFigure {
  /// Draws the names; returns how many did not fit.
  func draw(_ canvas: inout Canvas, _ plane: Plane, _ labels: CurveLabels) -> Int {
    let ends: [(place: Int, at: Point)] = labels.indices.enumerated().compactMap { place, index in
      let line = series[index]
      guard let last = line.y.lastIndex(where: { isDrawable($0) }) else { return nil }
      return (place, plane.clamped(line.x[last], line.y[last]))
    }
    let spacing = 15.0
    let shown = Array(ends.prefix(Int(plane.frame.height / spacing)))
    guard
      let places = LabelStack.places(
        shown.map(\.at.y), spacing: spacing, top: plane.frame.top, bottom: plane.frame.bottom)
    else { return ends.count }
    for ((place, at), y) in zip(shown, places) {
      let line = series[labels.indices[place]]
      let left = plane.frame.right + (hasMarks ? 10 : 4)
      let start = min(at.x + (line.standing == .best ? 9 : 4), left)
      let data = line.point.map { [Group.Attribute(name: "point", value: String($0))] } ?? []
      canvas.group(Group(classes: ["point-label"], data: data)) { inner in
        inner.marks.append(
          .target(.rect(Frame(left: left, top: y - 8, right: inner.width, bottom: y + 8))))
        inner.path(
          [Point(start, at.y), Point(left, at.y), Point(left + 7, y), Point(left + 9, y)],
          .stroked(
            .category(color(labels.indices[place]) ?? 7), 1, dash: at.x < left - 12 ? [1, 3] : [],
            opacity: 0.8))
        inner.text(
          labels.names.names[place], left + 12, Canvas.baseline(y), isBold: line.standing == .best,
          room: inner.width - left - 13)
      }
    }
    return ends.count - shown.count
  }
}
