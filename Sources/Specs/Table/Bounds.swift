import JSON

/// A range of numbers whose ends may be left out or excluded.
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
  static let zeroUp = Bounds(lower: .including(0), upper: .none)
  static let oneUp = Bounds(lower: .including(1), upper: .none)
  /// From 0 up to, but not including, 1.
  static let share = Bounds(lower: .including(0), upper: .excluding(1))
  /// Between 0 and 1, neither included.
  static let properShare = Bounds(lower: .excluding(0), upper: .excluding(1))

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

  var words: String {
    switch (lower, upper) {
    case (.none, .none): "a number"
    case (.none, .including(let high)): "a number up to \(plain(high))"
    case (.none, .excluding(let high)): "a number below \(plain(high))"
    case (.including(let low), .none): "a number from \(plain(low)) up"
    case (.including(let low), .including(let high)): "a number from \(plain(low)) to \(plain(high))"
    case (.including(let low), .excluding(let high)): "a number from \(plain(low)) to below \(plain(high))"
    case (.excluding(let low), .none): "a number above \(plain(low))"
    case (.excluding(let low), .including(let high)):
      "a number above \(plain(low)), and up to \(plain(high))"
    case (.excluding(let low), .excluding(let high)): "a number between \(plain(low)) and \(plain(high))"
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
