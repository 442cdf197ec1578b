extension DotFigure {
  /// More dots than can be told apart by a pointer: all intervals as one path, the means as another, and only those
  /// that are or may be the best one by one.
  func drawDense(_ canvas: inout Canvas, _ plane: Plane, _ dots: [Dot], _ paint: Paint) {
    let format = NumberFormat(values: shownValues)
    var intervals = Path()
    var means = Path()
    for dot in dots {
      let x = plane.x.clamped(dot.x)
      if let interval = dot.interval {
        intervals.add([
          Point(x, plane.y.clamped(interval.low)), Point(x, plane.y.clamped(interval.high)),
        ])
      }
      guard let mean = dot.mean, mean.isFinite else { continue }
      let y = plane.y.clamped(mean)
      means.add([Point(x - 1, y), Point(x + 1, y)])
    }
    canvas.marks.append(.path(intervals, .stroked(paint, 0.75, opacity: 0.25)))
    canvas.marks.append(.path(means, .stroked(paint, 1.5)))
    let missing = dots.filter { $0.missing > 0 }
    for dot in missing.prefix(200) {
      canvas.cross(Point(plane.x.clamped(dot.x), plane.frame.bottom - 9))
    }
    let leaders =
      dots.filter { $0.standing == .tied }.prefix(100) + dots.filter { $0.standing == .best }
    for dot in leaders {
      guard let mean = dot.mean else { continue }
      canvas.group(.point(dot.point, spoken(dot, "", format))) { inner in
        let at = Point(plane.x.clamped(dot.x), plane.y.clamped(mean))
        inner.point(at, dot.standing, paint, radius: 3)
        inner.marks.append(.target(.circle(at, radius: 16)))
      }
    }
  }
}
