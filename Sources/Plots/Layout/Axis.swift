/// An axis of a plot: what it measures, and the range it shows.
struct Axis {
  var title: String
  var range: AxisRange
  /// Whether ticks have labels; inner panels of small multiples leave them out.
  var hasLabels = true
  /// Whether ticks between whole numbers make no sense.
  var isWhole = false
  /// Room at both ends between the range and the plot's edge, in pixels.
  var inset = 0.0
}

extension Double {
  /// Whether the number has no fraction.
  var isWhole: Bool { self == rounded() }
}

/// The area of a plot between its axes.
struct Plane {
  let frame: Frame
  let x: PlotScale
  let y: PlotScale

  func point(_ xValue: Double, _ yValue: Double) -> Point {
    Point(x.position(xValue), y.position(yValue))
  }

  /// The point, moved to the edge where its value is beyond it.
  func clamped(_ xValue: Double, _ yValue: Double) -> Point {
    Point(x.clamped(xValue), y.clamped(yValue))
  }
}
