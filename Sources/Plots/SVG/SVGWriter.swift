/// Writes a scene as SVG 1.1, whose text is text.
struct SVGWriter {
  let form: SVGForm
  let showsTooltips: Bool
  /// How many groups can still be reached by the tabulator; a script moves on from the last.
  var stops: Int
  private(set) var text = ""

  init(form: SVGForm, showsTooltips: Bool, stops: Int) {
    self.form = form
    self.stops = stops
    self.showsTooltips = showsTooltips
  }

  mutating func add(_ string: String) { text += string }

  mutating func write(_ mark: Mark) {
    switch mark {
    case .rect(let frame, let radius, let style): write(frame, radius: radius, style)
    case .path(let path, let style):
      add("<path d=\"\(Self.data(path))\"\(attributes(style))/>")
    case .circle(let center, let radius, let style):
      add("<circle\(Self.circle(center, radius))\(attributes(style))/>")
    case .label(let label): write(label)
    case .group(let group): write(group)
    case .target(let target): write(target)
    }
  }

  func value(_ paint: Paint) -> String {
    switch form {
    case .standalone(let theme): return theme.color(paint).hex
    case .inline:
      if case .fixed(let color) = paint { return color.hex }
      return "var(\(paint.property ?? ""))"
    }
  }

  private mutating func write(_ frame: Frame, radius: Double, _ style: Style) {
    let corner = radius > 0 ? " rx=\"\(radius.coordinate)\"" : ""
    add("<rect\(Self.rect(frame))\(corner)\(attributes(style))/>")
  }

  private mutating func write(_ target: Target) {
    switch target {
    case .circle(let center, let radius):
      add("<circle class=\"target\"\(Self.circle(center, radius))\(hidden)/>")
    case .rect(let frame): add("<rect class=\"target\"\(Self.rect(frame))\(hidden)/>")
    case .line(let path, let width):
      let style = isInline ? "" : " fill=\"none\""
      add(
        "<path class=\"target-line\" d=\"\(Self.data(path))\" stroke-width=\"\(width.coordinate)\"\(style)/>"
      )
    }
  }

  /// A page's style sheet makes targets invisible, a file has none.
  private var hidden: String { isInline ? "" : " fill=\"none\"" }

  private var isInline: Bool {
    if case .inline = form { true } else { false }
  }

  private func attributes(_ style: Style) -> String {
    var text = " fill=\"\(style.fill.map(value) ?? "none")\""
    if let stroke = style.stroke {
      text += " stroke=\"\(value(stroke))\""
      if style.lineWidth != 1 { text += " stroke-width=\"\(style.lineWidth.coordinate)\"" }
      if !style.dash.isEmpty {
        text += " stroke-dasharray=\"\(style.dash.map(\.coordinate).joined(separator: " "))\""
      }
      if style.lineWidth > 1, style.fill == nil { text += " stroke-linejoin=\"round\"" }
    }
    if style.opacity < 1 { text += " opacity=\"\(style.opacity.coordinate)\"" }
    return text
  }

  private static func rect(_ frame: Frame) -> String {
    let width = max(0, frame.width).coordinate
    let height = max(0, frame.height).coordinate
    return
      " x=\"\(frame.left.coordinate)\" y=\"\(frame.top.coordinate)\" width=\"\(width)\" height=\"\(height)\""
  }

  private static func circle(_ center: Point, _ radius: Double) -> String {
    " cx=\"\(center.x.coordinate)\" cy=\"\(center.y.coordinate)\" r=\"\(radius.coordinate)\""
  }

  private static func data(_ path: Path) -> String {
    var text = ""
    for part in path.parts {
      for (index, point) in part.points.enumerated() {
        text += index == 0 ? "M" : index == 1 ? "L" : " "
        text += point.x.coordinate + " " + point.y.coordinate
      }
      if part.isClosed { text += "Z" }
    }
    return text
  }
}
