extension Canvas {
  /// Draws lines of small text from `top` on, wrapped to the width, and returns where they end.
  mutating func notes(_ notes: [String], top: Double) -> Double {
    var y = top
    for note in notes {
      for line in TextMetrics.wrapped(note, to: width - 4, size: Canvas.smallSize) {
        text(line, 0, y + 12, size: Canvas.smallSize, paint: .muted)
        y += Canvas.lineHeight - 1
      }
    }
    return notes.isEmpty ? top : y + 4
  }

  /// Draws a title from the baseline `y` on in as many lines as `room` needs, and returns the height beyond the first.
  mutating func wrappedTitle(
    _ title: String, _ x: Double, _ y: Double, anchor: Label.Anchor = .start, room: Double
  ) -> Double {
    let lines = TextMetrics.wrapped(title, to: room, size: Canvas.titleSize)
    for (index, line) in lines.enumerated() {
      text(
        line, x, y + Double(index) * Canvas.lineHeight, size: Canvas.titleSize, anchor: anchor,
        paint: .muted)
    }
    return Double(max(0, lines.count - 1)) * Canvas.lineHeight
  }

  /// A figure with nothing to draw says why.
  static func empty(width: Double, title: String, reason: String) -> Scene {
    var canvas = Canvas(width: width)
    let lines = TextMetrics.wrapped(reason, to: canvas.width - 40, size: Canvas.titleSize)
    let height = 72 + Double(lines.count) * 18
    canvas.rect(
      Frame(left: 0.5, top: 0.5, right: canvas.width - 0.5, bottom: height - 0.5), radius: 6,
      .stroked(.axis, 1, dash: [4, 4]))
    for (index, line) in lines.enumerated() {
      canvas.text(
        line, canvas.width / 2, 41 + Double(index) * 18 + 4, size: Canvas.titleSize,
        anchor: .middle,
        paint: .muted)
    }
    return canvas.scene(height: height, title: title, description: reason)
  }
}
