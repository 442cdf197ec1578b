extension SVGWriter {
  mutating func write(_ label: Label) {
    var attributes = " x=\"\(label.at.x.coordinate)\" y=\"\(label.at.y.coordinate)\""
    attributes += " font-size=\"\(label.size.coordinate)\" fill=\"\(value(label.paint))\""
    switch label.anchor {
    case .start: break
    case .middle: attributes += " text-anchor=\"middle\""
    case .end: attributes += " text-anchor=\"end\""
    }
    if label.isBold { attributes += " font-weight=\"600\"" }
    if label.turn != .none {
      attributes += " transform=\"rotate(-45 \(label.at.x.coordinate) \(label.at.y.coordinate))\""
    }
    if label.hasHalo {
      attributes +=
        " paint-order=\"stroke\" stroke=\"\(value(.paper))\" stroke-width=\"3\" stroke-linejoin=\"round\""
    }
    add("<text\(attributes)>")
    if let full = label.fullText { add("<title>\(full.xmlEscaped)</title>") }
    add(label.text.xmlEscaped + "</text>")
  }

  mutating func write(_ group: Group) {
    var attributes = ""
    if !group.classes.isEmpty {
      attributes += " class=\"\(group.classes.map(\.xmlName).joined(separator: " "))\""
    }
    for item in group.data {
      attributes += " data-\(item.name.xmlName)=\"\(item.value.xmlEscaped)\""
    }
    if let spoken = group.spoken {
      attributes +=
        " tabindex=\"\(stops > 0 ? 0 : -1)\" role=\"img\" aria-label=\"\(spoken.xmlEscaped)\""
    }
    if group.spoken != nil { stops -= 1 }
    add("<g\(attributes)>")
    if showsTooltips, let spoken = group.spoken { add("<title>\(spoken.xmlEscaped)</title>") }
    if let clip = group.clip { add(Self.window(clip)) }
    for mark in group.marks { write(mark) }
    add(group.clip == nil ? "</g>" : "</svg></g>")
  }

  /// A nested `svg` clips without an `id`, which would have to be unique on the page.
  private static func window(_ clip: Frame) -> String {
    let (x, y) = (clip.left.coordinate, clip.top.coordinate)
    let (width, height) = (clip.width.coordinate, clip.height.coordinate)
    return "<svg x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\""
      + " viewBox=\"\(x) \(y) \(width) \(height)\" overflow=\"hidden\">"
  }
}
