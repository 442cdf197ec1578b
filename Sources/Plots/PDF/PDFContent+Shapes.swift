extension PDFContent {
  static func rect(_ frame: Frame) -> String {
    let width = max(0, frame.width).coordinate
    return
      "\(frame.left.coordinate) \(frame.top.coordinate) \(width) \(max(0, frame.height).coordinate) re "
  }

  static func data(_ path: Path) -> String {
    path.parts.map { part in
      let lines = part.points.enumerated().map { index, point in
        pair(point.x, point.y) + (index == 0 ? "m " : "l ")
      }
      return lines.joined() + (part.isClosed ? "h " : "")
    }.joined()
  }

  static func circle(_ center: Point, _ radius: Double) -> String {
    let frame = Frame(
      left: center.x - radius, top: center.y - radius, right: center.x + radius,
      bottom: center.y + radius)
    return rounded(frame, radius)
  }

  /// A rectangle with rounded corners, by four Bézier curves.
  static func rounded(_ frame: Frame, _ radius: Double) -> String {
    let r = min(radius, frame.width / 2, frame.height / 2)
    // The control points' distance from the corner that brings the curve closest to a circle.
    let k = r * 0.4477152501692066
    let (l, t, e, b) = (frame.left, frame.top, frame.right, frame.bottom)
    return pair(l + r, t) + "m " + pair(e - r, t) + "l "
      + curve(e - k, t, e, t + k, e, t + r) + pair(e, b - r) + "l "
      + curve(e, b - k, e - k, b, e - r, b) + pair(l + r, b) + "l "
      + curve(l + k, b, l, b - k, l, b - r) + pair(l, t + r) + "l "
      + curve(l, t + k, l + k, t, l + r, t) + "h "
  }

  private static func pair(_ x: Double, _ y: Double) -> String {
    "\(x.coordinate) \(y.coordinate) "
  }

  private static func curve(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x3: Double, _ y3: Double
  ) -> String {
    pair(x1, y1) + pair(x2, y2) + pair(x3, y3) + "c "
  }
}
