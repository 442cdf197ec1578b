/// A finite number as the shortest decimal that reads back as it: d₁.d₂d₃… × 10^`exponent`.
///
/// Rounding and writing work on these digits, not on binary products, so a text depends on the number
/// alone and `1.005` with two decimals is `1.01`, as a reader of `1.005` expects.
struct DecimalDigits: Equatable {
  private(set) var isNegative: Bool
  /// 0 to 9 each, without zeros at either end; empty for zero.
  private(set) var digits: [UInt8] = []
  /// The power of ten of the first digit; 0 for zero.
  private(set) var exponent = 0

  init(_ value: Double) {
    precondition(value.isFinite)
    isNegative = value < 0
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    digits = mantissa.joined().utf8.map { $0 - UInt8(ascii: "0") }
    let scale = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    exponent = scale + mantissa[0].utf8.count - 1
    trim()
  }

  /// Rounded so that 10^`place` is the last digit's place; halves away from zero.
  func rounded(toPlace place: Int) -> DecimalDigits {
    var result = self
    let kept = exponent - place + 1
    guard kept < digits.count else { return result }
    guard kept >= 0 else { return .zero }
    result.digits = Array(digits[..<kept])
    if digits[kept] >= 5 { result.increment(place: place) }
    result.trim()
    return result
  }

  /// Rounded to so many significant digits.
  func rounded(toSignificant count: Int) -> DecimalDigits {
    rounded(toPlace: exponent - count + 1)
  }

  /// The digit at 10^`place`.
  func digit(at place: Int) -> UInt8 {
    let index = exponent - place
    return digits.indices.contains(index) ? digits[index] : 0
  }

  static let zero = DecimalDigits(0)

  private mutating func increment(place: Int) {
    var index = digits.count - 1
    while index >= 0 {
      guard digits[index] == 9 else {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    if digits.isEmpty { exponent = place } else { exponent += 1 }
    digits.insert(1, at: 0)
  }

  private mutating func trim() {
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }
}
