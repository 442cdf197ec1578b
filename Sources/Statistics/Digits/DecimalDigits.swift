/// The decimal digits of a finite number, as its shortest text has them: what people see is rounded as they would.
struct DecimalDigits: Hashable {
  private(set) var isNegative: Bool
  /// Most significant first, without leading and trailing zeros; empty for 0.
  private(set) var digits: [UInt8]
  /// The power of ten of the first digit; 0 for 0.
  private(set) var exponent: Int

  init(_ value: Double) {
    precondition(value.isFinite)
    isNegative = value < 0
    digits = []
    var point = 0
    var written = 0
    var isPastPoint = false
    var text = value.magnitude.description.utf8[...]
    while let next = text.popFirst(), next != UInt8(ascii: "e") {
      if next == UInt8(ascii: ".") {
        isPastPoint = true
        continue
      }
      digits.append(next - UInt8(ascii: "0"))
      if !isPastPoint { point += 1 }
    }
    if let e = Int(String(decoding: text, as: UTF8.self)) { written = e }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent = digits.isEmpty ? 0 : written + point - 1 - leading
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
  }

  /// The digits after the point, 0 for whole numbers.
  var decimals: Int { max(0, digits.count - 1 - exponent) }

  /// Rounded to so many digits after the point (before it, where negative), halves away from zero.
  func rounded(decimals: Int) -> DecimalDigits {
    let kept = exponent + 1 + decimals
    guard kept < digits.count else { return self }
    var result = self
    guard kept >= 0 else {
      result.digits = []
      result.exponent = 0
      return result
    }
    result.digits = Array(digits[..<kept])
    if digits[kept] >= 5 { result.increment(at: kept - 1) }
    result.dropTrailingZeros()
    if result.digits.isEmpty { result.exponent = 0 }
    return result
  }

  /// Adds one unit at a place of `digits`, −1 for one before the first.
  private mutating func increment(at place: Int) {
    var place = place
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// Written with so many digits after the point, divided by 10^scale; rounded before.
  func text(decimals: Int, scale: Int = 0) -> String {
    let number = rounded(decimals: decimals - scale)
    func digit(_ power: Int) -> String {
      let index = number.exponent - power
      return number.digits.indices.contains(index) ? String(number.digits[index]) : "0"
    }
    let shown = max(0, decimals)
    let highest = number.digits.isEmpty ? 0 : max(0, number.exponent - scale)
    let whole = stride(from: highest, through: 0, by: -1).map { digit($0 + scale) }.joined()
    let part = (0..<shown).map { digit(scale - 1 - $0) }.joined()
    let sign = number.isNegative && !number.digits.isEmpty ? "-" : ""
    return sign + whole + (shown == 0 ? "" : "." + part)
  }
}
