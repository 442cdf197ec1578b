extension CurveFigure {
  func draw(_ canvas: inout Canvas, _ plane: Plane, _ index: Int) {
    let line = series[index]
    let number = color(index)
    let paint: Paint = .category(number ?? 7)
    let parts = thinned(line, plane)
    canvas.group(.point(line.point, spoken(line))) { inner in
      inner.group(Group(clip: plane.frame.inset(-1))) { clipped in
        if number != nil, !line.band.isEmpty { band(&clipped, plane, line, paint) }
        var target = Path()
        for part in parts where part.count > 1 { target.add(part) }
        if !target.parts.isEmpty, number != nil || series.count <= 40 {
          clipped.marks.append(.target(.line(target, width: 14)))
        }
        stroke(
          &clipped, parts, paint, isFocused: number != nil, dash: Glyph.dash(category: number ?? 0))
        gaps(&clipped, parts, paint)
      }
      crosses(&inner, plane, line)
      if number != nil {
        exits(&inner, plane, line, paint)
        end(&inner, plane, line, paint)
      }
    }
  }

  private func stroke(
    _ canvas: inout Canvas, _ parts: [[Point]], _ paint: Paint, isFocused: Bool, dash: [Double]
  ) {
    var path = Path()
    for part in parts {
      // A lone value between gaps has no line.
      if part.count == 1 {
        canvas.circle(part[0].x, part[0].y, isFocused ? 2.5 : 1.5, .filled(paint))
      } else {
        path.add(part)
      }
    }
    guard !path.parts.isEmpty else { return }
    let width = isFocused ? 1.75 : 1.0
    canvas.marks.append(
      .path(
        path, .stroked(paint, width, dash: isFocused ? dash : [], opacity: isFocused ? 1 : 0.55)))
  }

  /// Dotted lines where values are missing between two others.
  private func gaps(_ canvas: inout Canvas, _ parts: [[Point]], _ paint: Paint) {
    for (before, after) in zip(parts, parts.dropFirst()) {
      guard let from = before.last, let to = after.first else { continue }
      canvas.path([from, to], .stroked(paint, 1, dash: [1, 4], opacity: 0.8))
      for end in [from, to] {
        canvas.circle(end.x, end.y, 2, Style(fill: .paper, stroke: paint, lineWidth: 1))
      }
    }
  }

  /// The band between the lowest and the highest value in each pixel.
  private func band(_ canvas: inout Canvas, _ plane: Plane, _ line: Series, _ paint: Paint) {
    var lows: [Point] = []
    var highs: [Point] = []
    func close() {
      if lows.count > 1 {
        canvas.path(highs + lows.reversed(), isClosed: true, .filled(paint, opacity: 0.18))
      }
      (lows, highs) = ([], [])
    }
    let step = max(1, line.x.count / max(1, Int(plane.frame.width)))
    for start in stride(from: 0, to: line.x.count, by: step) {
      let indices = start..<min(start + step, line.x.count)
      let known = indices.filter { isDrawable(line.band[$0].high) && line.band[$0].low.isFinite }
      guard
        let low = known.map({ line.band[$0].low }).min(),
        let high = known.map({ line.band[$0].high }).max()
      else {
        close()
        continue
      }
      lows.append(plane.clamped(line.x[start], low))
      highs.append(plane.clamped(line.x[start], high))
    }
    close()
  }

  /// Marks where the line leaves the axis, for the first few times.
  private func exits(_ canvas: inout Canvas, _ plane: Plane, _ line: Series, _ paint: Paint) {
    var wasOutside = false
    var count = 0
    for (x, y) in zip(line.x, line.y) where isDrawable(y) {
      let isOutside = !plane.y.contains(y)
      if isOutside, !wasOutside, count < 3 {
        let isAbove = y > plane.y.high
        let edge = isAbove ? plane.frame.top + 4 : plane.frame.bottom - 4
        canvas.beyond(Point(plane.x.clamped(x), edge), isAbove ? .above : .below, paint)
        count += 1
      }
      wasOutside = isOutside
    }
  }

  /// The mark of the best lines at their last value.
  private func end(_ canvas: inout Canvas, _ plane: Plane, _ line: Series, _ paint: Paint) {
    guard line.standing == .best || line.standing == .tied,
      let last = line.y.lastIndex(where: { isDrawable($0) }), plane.y.contains(line.y[last])
    else { return }
    canvas.point(plane.point(line.x[last], line.y[last]), line.standing, paint, radius: 3)
  }

  /// A cross where runs diverged: at the last value before it, or at the top where the line has none.
  private func crosses(_ canvas: inout Canvas, _ plane: Plane, _ line: Series) {
    for x in line.diverged.prefix(200) {
      let before = line.x.indices.last { line.x[$0] <= x && isDrawable(line.y[$0]) }
      let isNear = before.map { plane.x.position(x) - plane.x.position(line.x[$0]) < 12 } ?? false
      let y = isNear ? plane.y.clamped(line.y[before ?? 0]) : plane.frame.top + 6
      canvas.cross(Point(plane.x.clamped(x), y))
    }
  }

  private func spoken(_ line: Series) -> String {
    let format = NumberFormat(values: line.y)
    var parts = [line.name.isEmpty ? valueTitle : line.name]
    if let last = line.y.lastIndex(where: { isDrawable($0) }) {
      let x = NumberText.significant(line.x[last], digits: 6)
      parts.append("\(valueTitle) \(format.text(line.y[last])) at \(axisTitle) \(x)")
    }
    if !line.diverged.isEmpty { parts.append("\(line.diverged.count) diverged") }
    if line.standing == .best { parts.append("best") }
    if line.standing == .tied { parts.append("not distinguishable from the best") }
    return parts.joined(separator: "; ")
  }
}
