/// What is known about a point against the best one.
package enum Standing: Sendable, Hashable {
  /// The best one: a filled point with a ring.
  case best
  /// Cannot be distinguished from the best: a filled point.
  case tied
  /// Distinguishable from the best: a hollow point.
  case other
  /// Nothing is claimed: a filled point, and no legend.
  case unranked
}

extension Canvas {
  /// A point of the figure, with the mark of its standing.
  mutating func point(
    _ at: Point, _ standing: Standing, _ paint: Paint, glyph: Glyph = .circle, radius: Double = 4
  ) {
    if standing == .best { ring(at, radius: radius) }
    if standing == .other {
      marks.append(glyph.mark(at, radius - 0.6, Style(fill: .paper, stroke: paint, lineWidth: 1.5)))
    } else {
      marks.append(glyph.mark(at, radius, Style(fill: paint, stroke: .paper, lineWidth: 1)))
    }
  }

  /// The ring of the best point, on an edge in the paper's colour.
  mutating func ring(_ at: Point, radius: Double = 4) {
    circle(at.x, at.y, radius + 4, .stroked(.paper, 4))
    circle(at.x, at.y, radius + 4, .stroked(.ink, 2))
  }

  /// A cross for what diverged.
  mutating func cross(
    _ at: Point, radius: Double = 3.5, _ paint: Paint = .alarm, lineWidth: Double = 2
  ) {
    var path = Path([Point(at.x - radius, at.y - radius), Point(at.x + radius, at.y + radius)])
    path.add([Point(at.x - radius, at.y + radius), Point(at.x + radius, at.y - radius)])
    marks.append(.path(path, .stroked(paint, lineWidth)))
  }

  /// A triangle at an edge for values beyond it.
  mutating func beyond(_ at: Point, _ side: Side, _ paint: Paint) {
    // Towards the side, and across.
    let (u, v): (Point, Point) =
      switch side {
      case .above: (Point(0, -1), Point(1, 0))
      case .below: (Point(0, 1), Point(1, 0))
      case .left: (Point(-1, 0), Point(0, 1))
      case .right: (Point(1, 0), Point(0, 1))
      }
    let corners = [(4.0, 0.0), (-2.4, 4.0), (-2.4, -4.0)].map { along, across in
      Point(at.x + u.x * along + v.x * across, at.y + u.y * along + v.y * across)
    }
    path(corners, isClosed: true, Style(fill: .paper, stroke: paint, lineWidth: 1.5))
  }
}

/// Where a value lies that an axis does not reach.
enum Side {
  case above, below, left, right
}
