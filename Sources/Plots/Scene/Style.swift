/// How a shape is painted.
package struct Style: Sendable, Hashable {
  package var fill: Paint?
  package var stroke: Paint?
  /// The stroke's width in pixels.
  package var lineWidth: Double
  /// Lengths of dashes and gaps; empty for a solid line.
  package var dash: [Double]
  package var opacity: Double

  package init(
    fill: Paint? = nil, stroke: Paint? = nil, lineWidth: Double = 1.5, dash: [Double] = [],
    opacity: Double = 1
  ) {
    (self.fill, self.stroke, self.lineWidth) = (fill, stroke, lineWidth)
    (self.dash, self.opacity) = (dash, opacity)
  }

  static func filled(_ paint: Paint, opacity: Double = 1) -> Style {
    Style(fill: paint, opacity: opacity)
  }

  static func stroked(
    _ paint: Paint, _ width: Double = 1.5, dash: [Double] = [], opacity: Double = 1
  ) -> Style {
    Style(stroke: paint, lineWidth: width, dash: dash, opacity: opacity)
  }
}

/// A line of text.
package struct Label: Sendable, Hashable {
  package enum Anchor: Sendable, Hashable { case start, middle, end }
  package enum Turn: Sendable, Hashable { case none, diagonal }

  package var text: String
  /// Where the baseline starts, has its middle or ends.
  package var at: Point
  package var size: Double
  package var anchor: Anchor
  package var paint: Paint
  package var isBold: Bool
  /// Around `at`, counter-clockwise by 0 or 45 degrees.
  package var turn: Turn
  /// Whether the letters stand out from lines behind them by an edge in the paper's colour.
  package var hasHalo: Bool
  /// The whole text where `text` is shortened.
  package var fullText: String?
}

/// What a scene consists of, painted in order.
package indirect enum Mark: Sendable, Hashable {
  case rect(Frame, radius: Double, Style)
  case path(Path, Style)
  case circle(Point, radius: Double, Style)
  case label(Label)
  case group(Group)
  /// An invisible area that answers to a pointer; no part of a printed figure.
  case target(Target)
}

/// The shape of a target.
package enum Target: Sendable, Hashable {
  case circle(Point, radius: Double)
  case rect(Frame)
  /// A line with its surroundings, so many pixels wide.
  case line(Path, width: Double)
}

/// Marks that belong together, for scripts and for readers of screens.
package struct Group: Sendable, Hashable {
  /// CSS classes.
  package var classes: [String] = []
  /// `data-` attributes: names without the prefix, and values.
  package var data: [Attribute] = []
  /// What the group says when it has the focus or the pointer; a group with one can be focused.
  package var spoken: String?
  /// What lies outside is not shown.
  package var clip: Frame?
  package var marks: [Mark] = []

  package struct Attribute: Sendable, Hashable {
    package var name: String
    package var value: String
  }
}
