/// The drawing operators of one page, in the scene's coordinates.
struct PDFContent {
  let theme: Theme
  private(set) var bytes: [UInt8] = []
  /// Opacities in the order in which they were first used: `G0`, `G1`, …
  private(set) var opacities: [String] = []

  init(theme: Theme) { self.theme = theme }

  mutating func add(_ text: String) { bytes += text.utf8 }

  mutating func write(_ mark: Mark) {
    switch mark {
    case .rect(let frame, let radius, let style):
      let path = radius > 0 ? Self.rounded(frame, radius) : Self.rect(frame)
      paint(path, style)
    case .path(let path, let style): paint(Self.data(path), style)
    case .circle(let center, let radius, let style): paint(Self.circle(center, radius), style)
    case .label(let label): write(label)
    case .group(let group):
      if let clip = group.clip { add("q \(Self.rect(clip))W n\n") }
      for mark in group.marks { write(mark) }
      if group.clip != nil { add("Q\n") }
    case .target: break
    }
  }

  /// `0 0.45 0.7`, of a paint.
  func components(_ paint: Paint) -> String {
    let color = theme.color(paint)
    return [color.red, color.green, color.blue].map { channel in
      // Four decimals keep all 256 steps apart.
      let units = (Int(channel) * 10000 + 127) / 255
      return units == 10000 ? "1" : "0." + String(String(units + 10000).dropFirst())
    }.joined(separator: " ")
  }

  private mutating func paint(_ path: String, _ style: Style) {
    guard !path.isEmpty, style.fill != nil || style.stroke != nil else { return }
    var setup = ""
    if style.opacity < 1 { setup += "/G\(opacityIndex(style.opacity.coordinate)) gs " }
    if let fill = style.fill { setup += components(fill) + " rg " }
    if let stroke = style.stroke {
      setup += components(stroke) + " RG \(style.lineWidth.coordinate) w 1 j "
      if !style.dash.isEmpty {
        setup += "[\(style.dash.map(\.coordinate).joined(separator: " "))] 0 d "
      }
    }
    let verb = style.fill == nil ? "S" : style.stroke == nil ? "f" : "B"
    add("q \(setup)\(path)\(verb) Q\n")
  }

  private mutating func opacityIndex(_ opacity: String) -> Int {
    if let index = opacities.firstIndex(of: opacity) { return index }
    opacities.append(opacity)
    return opacities.count - 1
  }
}
