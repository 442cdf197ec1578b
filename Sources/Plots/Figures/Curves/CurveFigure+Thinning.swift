extension CurveFigure {
  /// The line in parts without gaps, with at most four points in a column of one pixel (of more where there are many
  /// lines): the first, the lowest, the highest and the last, so that no extreme is lost.
  func thinned(_ line: Series, _ plane: Plane) -> [[Point]] {
    var parts: [[Point]] = []
    let columnWidth = line.isHighlighted ? 1 : max(1, Double(series.count) / 40)
    var part = ThinnedPart(columnWidth: columnWidth)
    for (x, y) in zip(line.x, line.y) {
      guard isDrawable(y) else {
        if let points = part.finished() { parts.append(points) }
        part = ThinnedPart(columnWidth: columnWidth)
        continue
      }
      // A value beyond the edge is drawn up to just beyond it, where the clip hides it.
      let place = min(max(plane.y.position(y), plane.frame.top - 400), plane.frame.bottom + 400)
      part.add(Point(plane.x.position(x), place))
    }
    if let points = part.finished() { parts.append(points) }
    return parts
  }
}

/// Points of one line, of which columns of pixels keep four.
private struct ThinnedPart {
  let columnWidth: Double
  private var points: [Point] = []
  private var column: [Point] = []

  init(columnWidth: Double) { self.columnWidth = columnWidth }

  mutating func add(_ point: Point) {
    let number = (point.x / columnWidth).rounded(.down)
    if let first = column.first, (first.x / columnWidth).rounded(.down) != number { close() }
    column.append(point)
  }

  mutating func finished() -> [Point]? {
    close()
    return points.isEmpty ? nil : points
  }

  private mutating func close() {
    defer { column.removeAll(keepingCapacity: true) }
    guard column.count > 4 else {
      points += column
      return
    }
    let lowest = column.indices.max { column[$0].y < column[$1].y } ?? 0
    let highest = column.indices.min { column[$0].y < column[$1].y } ?? 0
    for index in Set([0, lowest, highest, column.count - 1]).sorted() {
      points.append(column[index])
    }
  }
}
