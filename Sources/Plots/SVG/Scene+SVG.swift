extension Scene {
  /// The scene as SVG: the same bytes on every machine.
  ///
  /// - Parameter showsTooltips: whether what can be focused has a `title`, which browsers show under the pointer;
  ///   without it, a script has to.
  package func svg(_ form: SVGForm, showsTooltips: Bool = true) -> String {
    // Nobody presses the tabulator a hundred times: of many points only the first is a stop, and a script moves on from
    // there by the arrow keys.
    let count = spokenCount
    var writer = SVGWriter(form: form, showsTooltips: showsTooltips, stops: count > 60 ? 1 : count)
    let size = "width=\"\(width.coordinate)\" height=\"\(height.coordinate)\""
    let view = "viewBox=\"0 0 \(width.coordinate) \(height.coordinate)\""
    let role = count > 0 ? "group" : "img"
    let summary = description.isEmpty ? "" : "<desc>\(description.xmlEscaped)</desc>"
    switch form {
    case .inline:
      // No `title` here: browsers would show it over the whole figure.
      writer.add(
        "<svg class=\"plot\" \(size) \(view) role=\"\(role)\" aria-label=\"\(title.xmlEscaped)\">\(summary)"
      )
    case .standalone:
      writer.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(view) role=\"\(role)\" "
          + "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">"
          + "<title>\(title.xmlEscaped)</title>\(summary)")
      let page = Frame(left: 0, top: 0, right: width, bottom: height)
      writer.write(.rect(page, radius: 0, .filled(.paper)))
    }
    for mark in marks { writer.write(mark) }
    writer.add("</svg>\n")
    return writer.text
  }
}
