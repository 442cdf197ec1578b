/// The shapes of points, which repeat what their colours say.
enum Glyph: Int, CaseIterable {
  case circle, square, triangle, diamond, wedge, pentagon, hexagon

  /// The shape of a category.
  init(category: Int) { self = Self.allCases[min(category, Self.allCases.count - 1)] }

  /// Corners at a distance of about 1 from the centre; none for a circle.
  private var corners: [(Double, Double)] {
    switch self {
    case .circle: []
    case .square: [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
    case .triangle: [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)]
    case .diamond: [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]
    case .wedge: [(0, 1.2), (1.1, -0.8), (-1.1, -0.8)]
    case .pentagon: [(0, -1.15), (1.09, -0.36), (0.68, 0.93), (-0.68, 0.93), (-1.09, -0.36)]
    case .hexagon:
      [(1.1, 0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0), (-0.55, -0.95), (0.55, -0.95)]
    }
  }

  func mark(_ center: Point, _ radius: Double, _ style: Style) -> Mark {
    guard self != .circle else { return .circle(center, radius: radius, style) }
    let points = corners.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) }
    return .path(Path(points, isClosed: true), style)
  }

  /// Dashes that tell lines apart as the shapes do points.
  static func dash(category: Int) -> [Double] {
    [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4], [1, 4], [5, 5]][min(category, 7)]
  }
}
