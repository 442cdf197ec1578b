import Plots

/// A figure as the page shows it: a sentence above it that says what it shows, and a line below it that says how it
/// was made.
struct ReportFigure: Sendable {
  /// The name of its files.
  let name: String
  let sentence: String
  let method: String
  let figure: any Figure

  init(name: String, sentence: String, method: String, figure: any Figure) {
    (self.name, self.sentence, self.method, self.figure) = (name, sentence, method, figure)
  }
}

/// How much of the page's width a figure takes.
enum FigureRoom: Sendable {
  /// The whole width, in three drawings for three widths of window.
  case whole
  /// So many pixels, and one drawing more for phones.
  case part(Double)

  /// The widths in pixels, each with the class that shows it.
  var drawings: [(width: Double, name: String)] {
    switch self {
    case .whole: [(1140, "wide"), (700, "medium"), (350, "narrow")]
    case .part(let width): [(width, "wide medium"), (350, "narrow")]
    }
  }
}

extension HTML {
  mutating func figure(_ figure: ReportFigure, room: FigureRoom, heading: String? = nil) {
    element("figure", .class("figure"), .data("figure", figure.name)) { html in
      if let heading { html.element("h2", text: heading) }
      html.element("p", .class("sentence"), text: figure.sentence)
      for drawing in room.drawings {
        html.element("div", .class("drawing \(drawing.name)")) { html in
          html.svg(figure.figure.scene(width: drawing.width))
        }
      }
      html.element("figcaption", text: figure.method)
    }
    newline()
  }
}
