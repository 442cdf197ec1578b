extension CurveFigure {
  package func scene(width: Double) -> Scene {
    let xs = series.flatMap { $0.x + $0.diverged }
    guard let x = AxisRange(.linear, values: xs, padding: 0), !xs.isEmpty else {
      return Canvas.empty(width: width, title: title, reason: "No epoch has been recorded yet.")
    }
    let values = series.flatMap { line in line.y + line.band.flatMap { [$0.low, $0.high] } }
    guard let y = valueRange(values) else {
      return Canvas.empty(width: width, title: title, reason: emptyReason)
    }
    var canvas = Canvas(width: width)
    let labels = CurveLabels(series, width: canvas.width)
    let top = canvas.legend(legendItems(y), top: 0)
    let (plane, bottom) = canvas.plane(
      x: Axis(title: axisTitle, range: x, isWhole: xs.allSatisfy(\.isWhole)),
      y: Axis(title: valueTitle, range: y),
      right: canvas.width - labels.margin - (hasMarks ? 6 : 0), top: top,
      plotHeight: canvas.plotHeight)
    // Those in focus lie above the others, the best one on top.
    let order = series.indices.sorted { rank($0) < rank($1) }
    for index in order { draw(&canvas, plane, index) }
    let unlabelled = draw(&canvas, plane, labels)
    var notes = y.notes(valueTitle, series.flatMap(\.y))
    if unlabelled > 0 {
      notes.append("\(unlabelled) more \(unlabelled == 1 ? "line" : "lines") without a label.")
    }
    let end = canvas.notes(notes + labels.names.notes, top: bottom + 4)
    return canvas.scene(height: end, title: title, description: summary)
  }

  /// Whether rings reach beyond the ends of lines.
  var hasMarks: Bool { series.contains { $0.isHighlighted && $0.standing == .best } }

  /// How many times the range of all other values the first ones may take before they are cut off with a mark.
  private static let mostStretch = 20.0

  /// With the first values, unless these would press everything else flat.
  private func valueRange(_ values: [Double]) -> AxisRange? {
    let whole = AxisRange(valueKind, values: values, padding: 0.05, keeping: firstValues)
    guard valueKind == .linear, let whole,
      let rest = AxisRange(valueKind, values: values, padding: 0.05), rest.high > rest.low
    else { return whole }
    return whole.high - whole.low > Self.mostStretch * (rest.high - rest.low) ? rest : whole
  }

  /// Learning begins far from where it ends, which is no reason to cut its beginning off.
  private var firstValues: [Double] {
    series.compactMap { line in line.y.first { isDrawable($0) } }
  }

  /// The colour's number of a series: its place among those in focus; nil for the others.
  func color(_ index: Int) -> Int? {
    guard series[index].isHighlighted else { return nil }
    return series[..<index].count { $0.isHighlighted }
  }

  private func rank(_ index: Int) -> Int {
    let line = series[index]
    // Within a class, the first series lie on top.
    return (line.standing == .best ? 2 : line.isHighlighted ? 1 : 0) * (series.count + 1) - index
  }

  private var summary: String {
    let count = "\(series.count) \(series.count == 1 ? "line" : "lines")"
    let diverged = series.reduce(0) { $0 + $1.diverged.count }
    return "\(valueTitle) over \(axisTitle): \(count)"
      + (diverged > 0 ? "; \(diverged) runs diverged." : ".")
  }

  private var emptyReason: String {
    let diverged = series.reduce(0) { $0 + $1.diverged.count }
    return diverged > 0
      ? "No value of \(valueTitle) to draw: all \(diverged) runs diverged."
      : "No value of \(valueTitle) to draw."
  }

  private func legendItems(_ y: AxisRange) -> [LegendItem] {
    var items = LegendItem.standings(
      series.filter(\.isHighlighted).map(\.standing).filter { $0 != .other })
    if series.contains(where: { !$0.band.isEmpty && $0.isHighlighted }) {
      items.append(LegendItem(sample: .band(.category(0)), text: bandTitle))
    }
    if series.contains(where: { !$0.isHighlighted }), series.contains(where: \.isHighlighted) {
      items.append(LegendItem(sample: .line(.category(7), dash: []), text: "other points"))
    }
    if y.cut != nil { items.append(LegendItem(sample: .beyond, text: "beyond the axis")) }
    if series.contains(where: { !$0.diverged.isEmpty }) {
      items.append(LegendItem(sample: .cross, text: "diverged here"))
    }
    return items
  }

  /// Whether the value has a place on the vertical axis.
  func isDrawable(_ value: Double) -> Bool { value.isFinite && (valueKind != .log || value > 0) }
}
