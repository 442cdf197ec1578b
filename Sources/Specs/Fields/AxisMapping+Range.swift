import Arithmetic
import Learning
import YAML

/// What is wrong with an axis, and what to write instead.
struct AxisMistake: Error {
  var message: String
  var hint: String?
}

extension AxisMapping {
  /// The axis's values as nodes; those of a range have the range's location.
  func nodes(at span: Span) throws(AxisMistake) -> [Node] {
    if let values {
      guard min == nil, max == nil, count == nil, step == nil, scale == nil else {
        throw AxisMistake(message: "an axis has either 'values' or a range, not both", hint: nil)
      }
      return values
    }
    guard ordered == nil else {
      throw AxisMistake(
        message: "'ordered' belongs to 'values'; a range is ordered anyway", hint: "remove 'ordered'")
    }
    guard let min, let max else {
      throw AxisMistake(
        message: "an axis needs 'values', or 'min' and 'max'",
        hint: "for example {values: [0.1, 0.01]} or {min: 1e-3, max: 1e-1, count: 5, scale: log}")
    }
    guard min < max else {
      throw AxisMistake(message: "'min' must be less than 'max'", hint: nil)
    }
    guard (max - min).isFinite, scale != .log || min <= 0 || (max / min).isFinite else {
      throw AxisMistake(
        message: "the range is too wide",
        hint: "list the values: {values: [0.1, 0.01]}")
    }
    return try numbers(from: min, to: max).map { Node($0, at: span) }
  }

  private func numbers(from min: Double, to max: Double) throws(AxisMistake) -> [Double] {
    switch (count, step) {
    case (let count?, nil):
      guard scale == .log else { return Self.linear(from: min, to: max, count: count) }
      guard min > 0 else {
        throw AxisMistake(message: "a log scale needs a 'min' greater than 0", hint: nil)
      }
      return Self.logarithmic(from: min, to: max, count: count)
    case (nil, let step?):
      guard scale != .log else {
        throw AxisMistake(message: "a log scale needs 'count', not 'step'", hint: "write count: 5")
      }
      return try Self.stepped(from: min, to: max, by: step)
    case (nil, nil):
      guard scale != .log || min > 0 else {
        throw AxisMistake(message: "a log scale needs a 'min' greater than 0", hint: nil)
      }
      return [min, max]
    default:
      throw AxisMistake(
        message: "a range has either 'count' or 'step', not both",
        hint: "for example {min: \(short(min)), max: \(short(max)), count: 5}")
    }
  }

  private static func stepped(from min: Double, to max: Double, by step: Double) throws(AxisMistake)
    -> [Double]
  {
    let steps = (max - min) / step
    let whole = steps.rounded()
    guard whole >= 1, (steps - whole).magnitude <= 1e-9 * whole else {
      let last = min + steps.rounded(.down) * step
      throw AxisMistake(
        message: "the range from \(short(min)) to \(short(max)) is not a multiple of the step \(short(step))",
        hint:
          "the last value would be \(short(rounded(last, digitsOf: Swift.max(min.magnitude, max.magnitude))))"
      )
    }
    guard whole < 100_000 else {
      throw AxisMistake(message: "the range has more than 100000 values", hint: nil)
    }
    return linear(from: min, to: max, count: Int(whole) + 1)
  }

  /// `count` evenly spaced values, the ends exact, the others rounded to 12 digits of the larger end, so that 0.1, 0.2,
  /// 0.3 are the nearest `Double`s of these decimals.
  static func linear(from min: Double, to max: Double, count: Int) -> [Double] {
    let scale = Swift.max(min.magnitude, max.magnitude)
    return (0..<count).map { index in
      switch index {
      case 0: min
      case count - 1: max
      default: rounded(min + (max - min) * Double(index) / Double(count - 1), digitsOf: scale)
      }
    }
  }

  /// `count` values with a constant ratio, the ends exact, the others rounded to 12 significant digits.
  static func logarithmic(from min: Double, to max: Double, count: Int) -> [Double] {
    let ratio = Double.log(max / min)
    return (0..<count).map { index in
      switch index {
      case 0: return min
      case count - 1: return max
      default:
        let value = min * Double.exp(ratio * Double(index) / Double(count - 1))
        return rounded(value, digitsOf: value)
      }
    }
  }
}

/// A number to `count` decimal digits, counted from the first digit of `scale`, as the nearest `Double` of that decimal.
package func rounded(_ value: Double, digitsOf scale: Double, count: Int = 12) -> Double {
  guard value != 0, scale != 0 else { return value }
  var exponent = 1 - count
  var limit = scale.magnitude
  while limit >= 10 { (limit, exponent) = (limit / 10, exponent + 1) }
  while limit < 1 { (limit, exponent) = (limit * 10, exponent - 1) }
  var scaled = value
  for _ in 0..<exponent.magnitude { scaled = exponent < 0 ? scaled * 10 : scaled / 10 }
  let digits = scaled.rounded()
  guard digits != 0, digits.magnitude < 0x1p62 else { return 0 }
  return Double("\(Int(digits))e\(exponent)") ?? value
}

private func short(_ value: Double) -> String { Node.text(of: value) }

extension Node {
  /// A number that does not stand in a text itself.
  init(_ number: Double, at span: Span) {
    let value: Scalar.Value = Int(exactly: number).map { .int($0) } ?? .float(number)
    self.init(.scalar(Scalar(text: Self.text(of: number), isPlain: true, value: value)), span: span)
  }

  /// The shortest decimal of a number, without a fraction if it is an integer.
  static func text(of number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}
