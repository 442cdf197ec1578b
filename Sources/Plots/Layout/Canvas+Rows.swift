/// Where the rows of a figure stand that has a label for each.
struct RowLayout {
  /// Right of the labels.
  let left: Double
  let top: Double
  let rowHeight: Double

  func middle(_ row: Int) -> Double { top + (Double(row) + 0.5) * rowHeight }

  func frame(_ row: Int, right: Double) -> Frame {
    Frame(
      left: 0, top: top + Double(row) * rowHeight, right: right,
      bottom: top + Double(row + 1) * rowHeight)
  }
}

extension Canvas {
  /// Draws the labels of rows at the left, in at most `share` of the width.
  mutating func rowLabels(
    _ names: [String], top: Double, rowHeight: Double, share: Double
  ) -> RowLayout {
    let widest = names.map { TextMetrics.width($0, size: Canvas.textSize) }.max() ?? 0
    let left = min(widest, width * share) + 10
    let layout = RowLayout(left: left, top: top, rowHeight: rowHeight)
    for (row, name) in names.enumerated() {
      text(name, left - 10, Canvas.baseline(layout.middle(row)), anchor: .end, room: left - 10)
    }
    return layout
  }
}
