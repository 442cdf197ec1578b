/// The colours of all paints on a light or a dark page.
package struct Theme: Sendable {
  var ink: RGB
  var muted: RGB
  var axis: RGB
  var grid: RGB
  var paper: RGB
  var alarm: RGB
  var other: RGB
  /// Okabe and Ito's colours (2008) without black, those that stand out most on both backgrounds first; on
  /// white, yellow is darkened so that a line of it can be seen.
  var categories: [RGB]

  package static let light = Theme(
    ink: RGB(0x1B1F24), muted: RGB(0x57606A), axis: RGB(0x8C959F), grid: RGB(0xE4E7EB),
    paper: RGB(0xFFFFFF), alarm: RGB(0xB3261E), other: RGB(0xA3AAB2),
    categories: [0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0xD55E00, 0x56B4E9, 0xB5A800].map {
      RGB($0)
    })

  package static let dark = Theme(
    ink: RGB(0xE6EDF3), muted: RGB(0xA1ABB6), axis: RGB(0x6E7681), grid: RGB(0x272D35),
    paper: RGB(0x0F1318), alarm: RGB(0xFF8A80), other: RGB(0x6E7681),
    categories: [0x3E9FDC, 0xE69F00, 0x00B386, 0xD98CB5, 0xE8702A, 0x7CC8F2, 0xF0E442].map {
      RGB($0)
    })

  package func color(_ paint: Paint) -> RGB {
    switch paint {
    case .ink: ink
    case .muted: muted
    case .axis: axis
    case .grid: grid
    case .paper: paper
    case .alarm: alarm
    case .category(let index): index < categories.count ? categories[index] : other
    case .fixed(let color): color
    }
  }

  /// Declarations of all custom properties, to be put into a rule: `--plot-ink:#1b1f24;…`.
  package var declarations: String {
    let paints: [Paint] =
      [.ink, .muted, .axis, .grid, .paper, .alarm] + (0...7).map { .category($0) }
    return paints.map { "\($0.property ?? ""):\(color($0).hex);" }.joined()
  }
}
