extension ScatterFigure {
  /// More items than these are counted in squares of pixels.
  private static let limit = 1500

  package func scene(width: Double) -> Scene {
    let known = items.filter { $0.x.isFinite && $0.y.isFinite }
    let xs = known.map(\.x) + (hasDiagonal ? known.map(\.y) : [])
    let ys = known.map(\.y) + (hasDiagonal ? known.map(\.x) : [])
    guard
      let x = AxisRange(xKind, values: xs, padding: 0.03),
      let y = AxisRange(yKind, values: ys, padding: 0.06)
    else {
      return Canvas.empty(
        width: width, title: title,
        reason: items.isEmpty
          ? "No points to draw yet." : "None of the \(items.count) points has both values.")
    }
    var canvas = Canvas(width: width)
    let leaders = frontIndices
    let top = canvas.legend(legendItems(leaders), top: 0)
    let height = hasDiagonal ? min(canvas.width * 0.8, 420) : canvas.plotHeight
    let right = hasDiagonal ? min(canvas.width - 12, height + 80) : canvas.width - 12
    let (plane, bottom) = canvas.plane(
      x: Axis(title: xTitle, range: x, inset: 6), y: Axis(title: yTitle, range: y), right: right,
      top: top,
      plotHeight: height)
    if hasDiagonal { diagonal(&canvas, plane) }
    if items.count > Self.limit { density(&canvas, plane) }
    if !leaders.isEmpty { step(&canvas, plane, leaders) }
    draw(&canvas, plane, Set(leaders))
    labels(&canvas, plane, leaders)
    var notes = y.notes(yTitle, known.map(\.y)) + x.notes(xTitle, known.map(\.x))
    let lost = items.count - known.count
    if lost > 0 { notes.append("\(lost) of \(items.count) points have no value: not drawn.") }
    let end = canvas.notes(notes, top: bottom + 4)
    return canvas.scene(
      height: end, title: title, description: "\(yTitle) against \(xTitle), \(known.count) points.")
  }

  private func legendItems(_ leaders: [Int]) -> [LegendItem] {
    var items = LegendItem.standings(self.items.map(\.standing))
    if !leaders.isEmpty {
      items.append(LegendItem(sample: .line(.category(4), dash: []), text: "Pareto front"))
    }
    if hasDiagonal { items.append(LegendItem(sample: .line(.muted, dash: [4, 3]), text: "equal")) }
    return items
  }

  private func diagonal(_ canvas: inout Canvas, _ plane: Plane) {
    let low = max(plane.x.low, plane.y.low)
    let high = min(plane.x.high, plane.y.high)
    guard low < high else { return }
    canvas.path(
      [plane.point(low, low), plane.point(high, high)], .stroked(.muted, 1, dash: [4, 3]))
  }

  private func step(_ canvas: inout Canvas, _ plane: Plane, _ leaders: [Int]) {
    var points: [Point] = []
    for index in leaders {
      let at = plane.clamped(items[index].x, items[index].y)
      if let last = points.last { points.append(Point(at.x, last.y)) }
      points.append(at)
    }
    if let last = points.last { points.append(Point(plane.frame.right, last.y)) }
    canvas.path(points, .stroked(.category(4), 2))
  }

  private func draw(_ canvas: inout Canvas, _ plane: Plane, _ leaders: Set<Int>) {
    let isDense = items.count > Self.limit
    let radius = items.count > 400 ? 2.5 : items.count > 150 ? 3 : 4
    let format = NumberFormat(values: items.map(\.y))
    // Those in front lie above the others.
    let order =
      items.indices.filter { !leaders.contains($0) } + items.indices.filter { leaders.contains($0) }
    for index in order {
      let item = items[index]
      let isLeader = leaders.contains(index)
      guard item.x.isFinite, item.y.isFinite, !isDense || isLeader || item.standing == .best else {
        continue
      }
      let spoken = [
        item.label, "\(xTitle) \(NumberText.significant(item.x, digits: 4))",
        "\(yTitle) \(format.text(item.y))",
        isLeader ? "on the Pareto front" : "", item.standing == .best ? "best" : "",
        item.standing == .tied ? "not distinguishable from the best" : "",
      ]
      let text = spoken.filter { !$0.isEmpty }.joined(separator: "; ")
      canvas.group(.point(item.point, text)) { inner in
        let paint: Paint = isLeader ? .category(4) : leaders.isEmpty ? .category(0) : .axis
        mark(&inner, plane, item, paint, radius: isLeader ? 4 : radius)
      }
    }
  }

  private func mark(
    _ canvas: inout Canvas, _ plane: Plane, _ item: Item, _ paint: Paint, radius: Double
  ) {
    let at = plane.clamped(item.x, item.y)
    if plane.x.contains(item.x), plane.y.contains(item.y) {
      canvas.point(at, item.standing, paint, radius: radius)
    } else {
      canvas.beyond(at, side(item, plane), paint)
    }
    // Targets of many small points would cover one another.
    canvas.marks.append(.target(.circle(at, radius: items.count > 400 ? 6 : 16)))
  }

  private func side(_ item: Item, _ plane: Plane) -> Side {
    if item.y > plane.y.high { return .above }
    if item.y < plane.y.low { return .below }
    return item.x > plane.x.high ? .right : .left
  }

  /// Squares of four pixels, the darker the more points they hold.
  private func density(_ canvas: inout Canvas, _ plane: Plane) {
    let side = 4.0
    let columns = Int(plane.frame.width / side) + 1
    var counts: [Int: Int] = [:]
    for item in items where plane.x.contains(item.x) && plane.y.contains(item.y) {
      let at = plane.point(item.x, item.y)
      let column = Int((at.x - plane.frame.left) / side)
      let row = Int(max(0, at.y - plane.frame.top) / side)
      counts[row * columns + column, default: 0] += 1
    }
    let highest = Double(counts.values.max() ?? 1)
    var paths = [Path](repeating: Path(), count: 6)
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      let (row, column) = key.quotientAndRemainder(dividingBy: columns)
      let left = plane.frame.left + Double(column) * side
      let top = plane.frame.top + Double(row) * side
      let share = highest > 1 ? Logarithm.base10(Double(count)) / Logarithm.base10(highest) : 1
      paths[min(5, Int(share * 5.999))].add(
        [
          Point(left, top), Point(left + side, top), Point(left + side, top + side),
          Point(left, top + side),
        ],
        isClosed: true)
    }
    for (level, path) in paths.enumerated() where !path.parts.isEmpty {
      canvas.marks.append(.path(path, .filled(.category(0), opacity: 0.2 + 0.16 * Double(level))))
    }
  }

  /// Names of the points in front, where they lie on nothing else.
  private func labels(_ canvas: inout Canvas, _ plane: Plane, _ leaders: [Int]) {
    var taken: [Frame] = []
    for index in leaders.reversed() where !items[index].label.isEmpty {
      let at = plane.clamped(items[index].x, items[index].y)
      let text = TextMetrics.shortened(items[index].label, to: 150, size: Canvas.smallSize)
      let width = TextMetrics.width(text, size: Canvas.smallSize)
      let y = front == .lowerIsBetter ? at.y + 15 : at.y - 9
      let left = front == .lowerIsBetter ? at.x - width - 6 : at.x - width - 4
      let box = Frame(left: left, top: y - 11, right: left + width + 10, bottom: y + 3)
      guard left >= plane.frame.left, y - 11 >= plane.frame.top, y <= plane.frame.bottom else {
        continue
      }
      guard !taken.contains(where: { $0.overlaps(box) }) else { continue }
      taken.append(box)
      canvas.text(items[index].label, left, y, size: Canvas.smallSize, hasHalo: true, room: 150)
    }
  }
}

extension Frame {
  func overlaps(_ other: Frame) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
