/// A place in a scene, in pixels from its top left corner.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle by its sides.
package struct Frame: Sendable, Hashable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  package var width: Double { right - left }
  package var height: Double { bottom - top }
  var center: Point { Point((left + right) / 2, (top + bottom) / 2) }

  /// The rectangle with its sides moved in by so many pixels.
  func inset(_ distance: Double) -> Frame {
    Frame(
      left: left + distance, top: top + distance, right: right - distance, bottom: bottom - distance
    )
  }
}

/// Straight lines from point to point, in one or more parts.
package struct Path: Sendable, Hashable {
  package struct Part: Sendable, Hashable {
    package var points: [Point]
    package var isClosed: Bool
  }

  package var parts: [Part] = []

  package init() {}

  package init(_ points: [Point], isClosed: Bool = false) { add(points, isClosed: isClosed) }

  package mutating func add(_ points: [Point], isClosed: Bool = false) {
    guard !points.isEmpty else { return }
    parts.append(Part(points: points, isClosed: isClosed))
  }
}
