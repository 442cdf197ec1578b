extension BarFigure {
  /// More bars than these are counted, not drawn.
  private static let limit = 40

  package func scene(width: Double) -> Scene {
    let known = bars.filter { $0.share.isFinite }
    guard !known.isEmpty else {
      return Canvas.empty(
        width: width, title: title,
        reason: "No shares to draw: the values do not vary, or there are none.")
    }
    let shown = Array(known.prefix(Self.limit))
    var canvas = Canvas(width: width)
    var top = canvas.legend(legendItems(shown), top: 0)
    top += 22 + canvas.wrappedTitle(valueTitle, 0, top + 12, room: canvas.width)
    let rows = canvas.rowLabels(
      shown.map(\.name), top: top, rowHeight: canvas.width < 600 ? 32 : 26, share: 0.38)
    let largest = max(shown.map { max($0.share, $0.interval?.high ?? 0) }.max() ?? 0, 0.01)
    let scale = PlotScale(.linear, low: 0, high: largest, from: rows.left, to: canvas.width - 50)
    for (row, bar) in shown.enumerated() { draw(&canvas, bar, row, rows, scale) }
    let bottom = rows.frame(shown.count - 1, right: 0).bottom
    canvas.line(rows.left - 0.5, top, rows.left - 0.5, bottom, .stroked(.axis, 1))
    let end = canvas.notes(notes(known), top: bottom + 4)
    let first = shown.max { $0.share < $1.share }
    let summary = first.map { "\(valueTitle): \($0.name) \(NumberText.percent($0.share))." } ?? ""
    return canvas.scene(height: end, title: title, description: summary)
  }

  private func draw(
    _ canvas: inout Canvas, _ bar: Bar, _ row: Int, _ rows: RowLayout, _ scale: PlotScale
  ) {
    let middle = rows.middle(row)
    let end = scale.position(max(0, bar.share))
    let spoken = "\(bar.name): \(NumberText.percent(bar.share)) of \(valueTitle)"
    canvas.group(.point(nil, spoken)) { inner in
      inner.marks.append(.target(.rect(rows.frame(row, right: scale.end + 50))))
      let box = Frame(
        left: rows.left, top: middle - 7, right: max(end, rows.left + 1), bottom: middle + 7)
      inner.rect(box, .filled(paint(bar.kind), opacity: bar.kind == .pair ? 0.55 : 1))
      if bar.kind == .pair { inner.rect(box.inset(0.5), .stroked(paint(bar.kind), 1)) }
      var textLeft = end
      if let interval = bar.interval {
        let (low, high) = (scale.clamped(interval.low), scale.clamped(interval.high))
        inner.line(low, middle, high, middle, .stroked(.ink, 1.5))
        for x in [low, high] { inner.line(x, middle - 3, x, middle + 3, .stroked(.ink, 1.5)) }
        textLeft = max(textLeft, high)
      }
      inner.text(NumberText.percent(bar.share), textLeft + 6, Canvas.baseline(middle))
    }
  }

  private func paint(_ kind: Kind) -> Paint {
    switch kind {
    case .axis, .pair: .category(0)
    case .seeds, .rest: .category(7)
    }
  }

  private func legendItems(_ shown: [Bar]) -> [LegendItem] {
    let texts: [(Kind, String)] = [
      (.axis, "one axis"), (.pair, "two axes together"), (.seeds, "seeds"),
    ]
    let used = texts.filter { kind, _ in shown.contains { $0.kind == kind } }
    guard used.count > 1 else { return [] }
    return used.map { kind, text in
      LegendItem(sample: kind == .pair ? .band(.category(0)) : .swatch(paint(kind)), text: text)
    }
  }

  private func notes(_ known: [Bar]) -> [String] {
    var notes: [String] = []
    if known.count > Self.limit {
      let rest = known[Self.limit...]
      let sum = NumberText.percent(rest.reduce(0) { $0 + $1.share })
      notes.append("\(rest.count) more are not drawn; together \(sum).")
    }
    let unknown = bars.count - known.count
    if unknown > 0 { notes.append("\(unknown) without a value.") }
    return notes
  }
}
