import JSON

/// A range of numbers, each of whose ends may be open, included or excluded.
struct Bounds: Sendable {
  enum End: Sendable {
    case none
    case including(Double)
    case excluding(Double)
  }

  var lower: End
  var upper: End

  static let any = Bounds(lower: .none, upper: .none)
  static let positive = Bounds(lower: .excluding(0), upper: .none)
  static let nonNegative = Bounds(lower: .including(0), upper: .none)
  static let atLeastOne = Bounds(lower: .including(1), upper: .none)
  /// [0, 1)
  static let unitHalfOpen = Bounds(lower: .including(0), upper: .excluding(1))
  /// (0, 1)
  static let unitOpen = Bounds(lower: .excluding(0), upper: .excluding(1))

  func contains(_ value: Double) -> Bool {
    let isAbove =
      switch lower {
      case .none: true
      case .including(let bound): value >= bound
      case .excluding(let bound): value > bound
      }
    let isBelow =
      switch upper {
      case .none: true
      case .including(let bound): value <= bound
      case .excluding(let bound): value < bound
      }
    return isAbove && isBelow
  }

  /// The numbers within the range, as a noun phrase.
  var expected: String {
    switch (lower, upper) {
    case (.none, .none): "a number"
    case (.none, .including(let high)): "a number of at most \(plain(high))"
    case (.none, .excluding(let high)): "a number less than \(plain(high))"
    case (.including(let low), .none): "a number of at least \(plain(low))"
    case (.including(let low), .including(let high)): "a number from \(plain(low)) to \(plain(high))"
    case (.including(let low), .excluding(let high)):
      "a number of at least \(plain(low)) and less than \(plain(high))"
    case (.excluding(let low), .none): "a number greater than \(plain(low))"
    case (.excluding(let low), .including(let high)):
      "a number greater than \(plain(low)) and at most \(plain(high))"
    case (.excluding(let low), .excluding(let high)):
      "a number greater than \(plain(low)) and less than \(plain(high))"
    }
  }

  var schema: JSON {
    var members: [JSON.Member] = [.init("type", "number")]
    switch lower {
    case .none: break
    case .including(let bound): members.append(.init("minimum", .number(bound)))
    case .excluding(let bound): members.append(.init("exclusiveMinimum", .number(bound)))
    }
    switch upper {
    case .none: break
    case .including(let bound): members.append(.init("maximum", .number(bound)))
    case .excluding(let bound): members.append(.init("exclusiveMaximum", .number(bound)))
    }
    return .object(members)
  }

  private func plain(_ bound: Double) -> String { JSON.number(bound).flowText }
}
