import JSON
import YAML

/// One value for every axis, and the spec that they make.
package struct Point: Sendable {
  /// 0-based, in the order of the whole sweep.
  package let index: Int
  /// One per column, in the order of the columns; null for an axis that does not exist at the point.
  package let values: [AxisValue]
  package let spec: PointSpec
}

/// The points of an experiment, each decoded on demand; all of them were checked when the experiment was read.
package struct Points: RandomAccessCollection, Sendable {
  private(set) var grid: SweepGrid
  let decoder: PointDecoder
  /// What was decoded when the points were checked.
  let parts: CheckedParts

  init(grid: SweepGrid, decoder: PointDecoder, parts: CheckedParts) {
    self.grid = grid
    self.decoder = decoder
    self.parts = parts
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { grid.count }

  /// The swept paths: of the axes in their order, then those that only included points name.
  package var columns: [String] { grid.columns }

  package subscript(index: Int) -> Point {
    Point(index: index, values: values(at: index), spec: spec(at: index))
  }

  /// The spec of the point with this index.
  package func spec(at index: Int) -> PointSpec {
    if let places = places(at: index) { return parts.spec(at: places) }
    guard let spec = decoder.spec(of: grid.assignments(at: index)).value else {
      preconditionFailure("point \(index) was checked when the experiment was read")
    }
    return spec
  }

  /// Which parts the point has; nil if it is decoded as a whole.
  func places(at index: Int) -> CheckedParts.Places? {
    grid.combination(at: index).flatMap(parts.places)
  }

  /// A number that points with the same data and network share, less than `layoutCount`; nil if it is not known.
  package func layout(at index: Int) -> Int? { places(at: index).map { $0[SpecPart.rest.rawValue] } }

  /// The number of different `layout(at:)`.
  package var layoutCount: Int { parts.count(of: .rest) }

  /// The values of the point with this index, without decoding the rest.
  package func values(at index: Int) -> [AxisValue] {
    grid.values(at: index, decoder: decoder)
  }

  /// The settings of the point with this index in the whole sweep.
  func settings(at index: Int) -> Settings {
    decoder.settings(of: grid.assignments(at: index))
  }

  /// These points of a search and others after them.
  func appending(_ others: Points) -> Points {
    var points = self
    points.grid.append(others.grid)
    return points
  }
}
