import JSON
import Samplers
import Specs

/// A search's axes as the dimensions of a sampler's space, and the way from values to coordinates and back.
///
/// Dimensions are the axes in their order, but an axis comes after the one that it depends on. Whole numbers on a linear
/// scale are levels; on a log scale they are a continuous dimension, whose positions are rounded, so that several positions
/// mean the same point.
package struct SearchedSpace: Sendable {
  package let search: Search
  /// The axis of each dimension.
  let axes: [Int]
  let dimensions: [SearchDimension]

  /// The space of a search.
  package init(_ search: Search) {
    self.search = search
    var order: [Int] = []
    func add(_ axis: Int) {
      guard !order.contains(axis) else { return }
      if let condition = search.axes[axis].condition { add(condition.axis) }
      order.append(axis)
    }
    for axis in search.axes.indices { add(axis) }
    axes = order
    dimensions = order.map { axis in
      let own = search.axes[axis]
      let condition = own.condition.map { condition in
        SearchDimension.Condition(
          dimension: order.firstIndex(of: condition.axis)!, choices: condition.choices)
      }
      return SearchDimension(name: own.path, kind: own.dimensionKind, condition: condition)
    }
  }

  /// The space without excluded points and without those in `tried`, which are as `canonical` makes them.
  func space(without tried: Set<[Coordinate]>) -> SearchSpace {
    let mayRepeat = search.axes.contains(where: \.roundsPositions)
    guard mayRepeat || !search.exclusions.isEmpty else { return SearchSpace(dimensions: dimensions) }
    return SearchSpace(dimensions: dimensions) { [self] point in
      !(mayRepeat && tried.contains(canonical(point))) && !search.excludes(values(at: point))
    }
  }

  /// The values of the axes at a point; null for axes that do not exist there.
  func values(at point: [Coordinate]) -> [JSON] {
    var values = [JSON](repeating: .null, count: axes.count)
    for (axis, coordinate) in zip(axes, point) { values[axis] = search.axes[axis].value(at: coordinate) }
    return values
  }

  /// The coordinates of a point with these values of the axes.
  func coordinates(of values: [JSON]) -> [Coordinate] {
    let isPresent = axes.map { search.axes.exists($0, at: values) }
    return zip(axes, isPresent).map { axis, isPresent in
      isPresent ? search.axes[axis].coordinate(of: values[axis]) : .absent
    }
  }

  /// The same coordinates for all positions that mean the same point.
  func canonical(_ point: [Coordinate]) -> [Coordinate] {
    zip(axes, point).map { axis, coordinate in
      guard search.axes[axis].roundsPositions, case .position(let position) = coordinate,
        let scale = search.axes[axis].scale
      else { return coordinate }
      return .position(scale.position(of: scale.value(at: position)))
    }
  }

  /// Proposes points by the search's method.
  func sampler(in space: SearchSpace) -> any Sampler {
    switch search.method {
    case .tpe: TPESampler(space: space, seed: search.seed)
    case .sobol: SobolSampler(space: space, seed: search.seed)
    case .gp: GaussianProcessSampler(space: space, seed: search.seed)
    case .random, .grid: RandomSampler(space: space, seed: search.seed)
    }
  }

  /// The version of the search's sampler.
  var samplerVersion: Int { sampler(in: SearchSpace(dimensions: dimensions)).version }
}
