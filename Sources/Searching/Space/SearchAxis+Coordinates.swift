import JSON
import Samplers
import Specs

extension SearchAxis {
  /// Whether several positions of a continuous dimension are one value: whole numbers on a log scale.
  var roundsPositions: Bool {
    if case .numbers(_, _, true, true) = kind { true } else { false }
  }

  /// The scale of a continuous dimension; nil for choices.
  var scale: NumberScale? {
    guard case .numbers(let min, let max, let isLogarithmic, let isWhole) = kind,
      isLogarithmic || !isWhole
    else { return nil }
    return NumberScale(min: min, max: max, isLogarithmic: isLogarithmic, isWhole: isWhole)
  }

  var dimensionKind: SearchDimension.Kind {
    switch kind {
    case .numbers(let min, let max, false, true): .levels(Int(max - min) + 1)
    case .numbers: .continuous
    case .values(let values, isOrdered: true): .levels(values.count)
    case .values(let values, isOrdered: false): .categories(values.count)
    }
  }

  /// The value at a coordinate; null where the axis does not exist.
  func value(at coordinate: Coordinate) -> JSON {
    switch (coordinate, kind) {
    case (.absent, _): .null
    case (.choice(let choice), .values(let values, _)): values[choice]
    case (.choice(let choice), .numbers(let min, _, _, _)): .exact(min + Double(choice))
    case (.position(let position), _): scale.map { .exact($0.value(at: position)) } ?? .null
    }
  }

  /// The coordinate of one of the axis's values.
  func coordinate(of value: JSON) -> Coordinate {
    if let scale, let number = value.double { return .position(scale.position(of: number)) }
    if case .numbers(let min, _, _, _) = kind, let number = value.double {
      return .choice(Int(number - min))
    }
    guard let choice = choice(of: value) else {
      preconditionFailure("a point of the search has values of its axes")
    }
    return .choice(choice)
  }
}

extension JSON {
  /// A number as specs write it: whole ones without a fraction.
  fileprivate static func exact(_ number: Double) -> JSON {
    Int(exactly: number).map(JSON.int) ?? .number(number)
  }
}
