import Testing
import Samplers

/// A space that the tests search, with a function over its points.
struct TestSpace: Sendable, CustomTestStringConvertible {
  let name: String
  let space: SearchSpace

  var testDescription: String { name }

  /// Lower is better; every dimension that exists has an effect.
  func score(_ point: [Coordinate]) -> Double {
    point.enumerated().reduce(0) { sum, entry in
      switch entry.element {
      case .position(let x): sum + (x - 0.3) * (x - 0.3)
      case .choice(let choice): sum + 0.1 * Double((choice * 7 + entry.offset) % 5)
      case .absent: sum + 0.05
      }
    }
  }

  static let all = [square, mixed, conditional, constrained, small, single]

  static let square = TestSpace(
    name: "square",
    space: SearchSpace(dimensions: [
      SearchDimension(name: "a", kind: .continuous), SearchDimension(name: "b", kind: .continuous),
    ]))

  static let mixed = TestSpace(
    name: "mixed",
    space: SearchSpace(dimensions: [
      SearchDimension(name: "rate", kind: .continuous), SearchDimension(name: "units", kind: .levels(97)),
      SearchDimension(name: "depth", kind: .levels(3)),
      SearchDimension(name: "function", kind: .categories(4)),
    ]))

  /// A chain: momentum exists with sgd, its schedule only with momentum.
  static let conditional = TestSpace(
    name: "conditional",
    space: SearchSpace(dimensions: [
      SearchDimension(name: "optimizer", kind: .categories(3)),
      SearchDimension(
        name: "has_momentum", kind: .categories(2), condition: .init(dimension: 0, choices: [0])),
      SearchDimension(name: "momentum", kind: .continuous, condition: .init(dimension: 1, choices: [1])),
      SearchDimension(name: "beta", kind: .levels(9), condition: .init(dimension: 0, choices: [2, 1])),
    ]))

  static let constrained = TestSpace(
    name: "constrained",
    space: SearchSpace(
      dimensions: [
        SearchDimension(name: "first", kind: .levels(20)), SearchDimension(name: "second", kind: .levels(20)),
        SearchDimension(name: "rate", kind: .continuous),
      ],
      isAllowed: { point in
        guard case .choice(let a) = point[0], case .choice(let b) = point[1] else { return false }
        return a >= b
      }))

  /// Fourteen points: with category 0 a level of four, with the others none; twice.
  static let small = TestSpace(
    name: "small",
    space: SearchSpace(
      dimensions: [
        SearchDimension(name: "kind", kind: .categories(4)),
        SearchDimension(name: "level", kind: .levels(4), condition: .init(dimension: 0, choices: [0])),
        SearchDimension(name: "side", kind: .levels(2)),
      ]))

  static let single = TestSpace(
    name: "one category",
    space: SearchSpace(dimensions: [SearchDimension(name: "only", kind: .categories(1))]))
}

extension SearchSpace {
  /// Whether a point has a valid coordinate in every dimension that exists there, and none elsewhere.
  func isValid(_ point: [Coordinate]) -> Bool {
    guard point.count == dimensions.count, isAllowed?(point) ?? true else { return false }
    return zip(point, dimensions).allSatisfy { coordinate, dimension in
      var exists = true
      if let condition = dimension.condition {
        exists = condition.choices.contains { point[condition.dimension] == .choice($0) }
      }
      switch (coordinate, dimension.kind) {
      case (.absent, _): return !exists
      case (.position(let x), .continuous): return exists && x >= 0 && x <= 1
      case (.choice(let choice), .levels(let count)), (.choice(let choice), .categories(let count)):
        return exists && (0..<count).contains(choice)
      default: return false
      }
    }
  }
}
