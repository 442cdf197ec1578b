/// Collects the marks of a scene, and knows how wide it is.
struct Canvas {
  let width: Double
  var marks: [Mark] = []

  /// Sizes of text in pixels.
  static let textSize = 11.5
  static let titleSize = 12.0
  static let smallSize = 10.5
  /// The height of a line of text.
  static let lineHeight = 16.0

  /// A canvas of at least 200 pixels, below which no figure can be read; strips in tables take `minimum` for less.
  init(width: Double, minimum: Double = 200) { self.width = max(minimum, width) }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = Canvas.textSize,
    anchor: Label.Anchor = .start, paint: Paint = .ink, isBold: Bool = false,
    turn: Label.Turn = .none, hasHalo: Bool = false, room: Double? = nil
  ) {
    let shown = room.map { TextMetrics.shortened(text, to: $0, size: size, isBold: isBold) } ?? text
    marks.append(
      .label(
        Label(
          text: shown, at: Point(x, y), size: size, anchor: anchor, paint: paint, isBold: isBold,
          turn: turn, hasHalo: hasHalo, fullText: shown == text ? nil : text)))
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: Style) {
    marks.append(.path(Path([Point(x1, y1), Point(x2, y2)]), style))
  }

  mutating func rect(_ frame: Frame, radius: Double = 0, _ style: Style) {
    marks.append(.rect(frame, radius: radius, style))
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: Style) {
    marks.append(.circle(Point(x, y), radius: radius, style))
  }

  mutating func path(_ points: [Point], isClosed: Bool = false, _ style: Style) {
    guard points.count > 1 else { return }
    marks.append(.path(Path(points, isClosed: isClosed), style))
  }

  /// A group of what `draw` adds.
  mutating func group(
    _ group: Group, _ draw: (inout Canvas) -> Void
  ) {
    var inner = Canvas(width: width)
    draw(&inner)
    var group = group
    group.marks = inner.marks
    marks.append(.group(group))
  }

  /// The scene of what was drawn.
  func scene(height: Double, title: String, description: String) -> Scene {
    Scene(
      width: width, height: height.rounded(.up), title: title, description: description,
      marks: marks)
  }

  /// The baseline of text whose middle is at `y`.
  static func baseline(_ y: Double, size: Double = Canvas.textSize) -> Double { y + size * 0.35 }

  /// The usual height of a plot of this width, without its texts.
  var plotHeight: Double { min(max(width * 0.42, 190), 400) }
}
