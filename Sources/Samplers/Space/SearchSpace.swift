/// What a search chooses from: dimensions, and the points that are allowed.
package struct SearchSpace: Sendable {
  /// The dimensions; one exists under a condition only if an earlier one has a certain value.
  package let dimensions: [SearchDimension]
  /// Whether a complete point may be tried; nil if every point may.
  package let isAllowed: (@Sendable ([Coordinate]) -> Bool)?
  /// The number of points, allowed or not; `Int.max` if there are more, or a dimension is continuous.
  let pointCount: Int

  /// A space of these dimensions; conditions must name earlier dimensions.
  package init(
    dimensions: [SearchDimension], isAllowed: (@Sendable ([Coordinate]) -> Bool)? = nil
  ) {
    for (index, dimension) in dimensions.enumerated() {
      precondition(
        (dimension.condition?.dimension ?? -1) < index, "a condition must name an earlier dimension")
    }
    self.dimensions = dimensions
    pointCount = Self.pointCount(of: dimensions)
    self.isAllowed = isAllowed
  }
}

/// One axis of a search space.
package struct SearchDimension: Sendable, Hashable {
  /// What the coordinates of a dimension are.
  package enum Kind: Sendable, Hashable {
    /// A position in 0 … 1 on the axis's own scale, linear or logarithmic.
    case continuous
    /// Ordered choices, numbered from 0: whole numbers, ordered values. At least one.
    case levels(Int)
    /// Unordered choices, numbered from 0. At least one.
    case categories(Int)
  }

  /// The dimension exists only where an earlier one exists and has one of these choices.
  package struct Condition: Sendable, Hashable {
    /// The earlier dimension's index; it has choices.
    package let dimension: Int
    /// Its choices, ascending.
    package let choices: [Int]

    /// Exists where dimension `dimension` has one of `choices`.
    package init(dimension: Int, choices: [Int]) {
      self.dimension = dimension
      self.choices = choices.sorted()
    }
  }

  /// The axis's name; proposals do not depend on it.
  package let name: String
  /// What its coordinates are.
  package let kind: Kind
  /// Where it exists; nil: everywhere.
  package let condition: Condition?

  /// A dimension.
  package init(name: String, kind: Kind, condition: Condition? = nil) {
    if case .levels(let count) = kind { precondition(count > 0, "a dimension has at least one choice") }
    if case .categories(let count) = kind { precondition(count > 0, "a dimension has at least one choice") }
    self.name = name
    self.kind = kind
    self.condition = condition
  }

  /// The number of choices; nil for a continuous dimension.
  package var choiceCount: Int? {
    switch kind {
    case .continuous: nil
    case .levels(let count), .categories(let count): count
    }
  }
}
