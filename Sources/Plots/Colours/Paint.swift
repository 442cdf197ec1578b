/// A colour by what it is for, which a theme makes a colour of, or a fixed one.
package enum Paint: Sendable, Hashable {
  /// Text and the marks of what the figure is about.
  case ink
  /// Titles of axes, notes, what is not in focus.
  case muted
  /// Axis lines.
  case axis
  /// Grid lines.
  case grid
  /// The background.
  case paper
  /// Category 0 to 6 of Okabe and Ito; grey from 7 on.
  case category(Int)
  /// What diverged or failed.
  case alarm
  case fixed(RGB)

  /// The name of its CSS custom property; nil for fixed colours.
  package var property: String? {
    switch self {
    case .ink: "--plot-ink"
    case .muted: "--plot-muted"
    case .axis: "--plot-axis"
    case .grid: "--plot-grid"
    case .paper: "--plot-paper"
    case .category(let index): index < 7 ? "--plot-series-\(index + 1)" : "--plot-other"
    case .alarm: "--plot-alarm"
    case .fixed: nil
    }
  }
}
