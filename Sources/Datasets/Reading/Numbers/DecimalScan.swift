/// One pass over a number: its digits as an integer, and the power of ten that they are to be multiplied by.
struct DecimalScan {
  /// Digits that always fit the mantissa.
  static let safeDigits = 19

  /// Modulo 2⁶⁴ where there are more than `safeDigits` digits.
  private(set) var mantissa: UInt64 = 0
  private(set) var exponent = 0
  private(set) var isNegative = false
  /// All digits before the exponent, leading zeros too; 0 where there is no number.
  private(set) var digitCount = 0
  /// Behind the number's last byte.
  private(set) var end: Int

  /// Reads as much as belongs to a number: a sign, digits with a point among them, an exponent.
  @inline(__always)
  init(_ bytes: borrowing Span<UInt8>, at start: Int, point: UInt8) {
    end = start
    let first = bytes.byte(at: end)
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      end &+= 1
    }
    let leading = bytes.byte(at: end) &- UInt8(ascii: "0")
    if leading <= 9, bytes.byte(at: end &+ 1) == point {
      // Most numbers with a fraction have one digit before it, which needs no word.
      mantissa = UInt64(leading)
      (digitCount, end) = (1, end &+ 1)
    } else {
      takeDigits(bytes)
    }
    if bytes.byte(at: end) == point {
      end &+= 1
      let before = digitCount
      takeDigits(bytes)
      exponent = before &- digitCount
    }
    if bytes.byte(at: end) | 0x20 == UInt8(ascii: "e") { takeExponent(bytes) }
  }

  /// Up to eight digits a step: what follows them is shifted out, so that zeros lead.
  @inline(__always)
  private mutating func takeDigits(_ bytes: borrowing Span<UInt8>) {
    while true {
      let digits = bytes.word(at: end) ^ 0x3030_3030_3030_3030
      let others = ByteLanes.aboveNine(digits)
      if others == 0 {
        mantissa = mantissa &* 100_000_000 &+ ByteLanes.number(digits)
        end &+= 8
        digitCount &+= 8
        continue
      }
      let count = others.trailingZeroBitCount &>> 3
      if count == 0 { return }
      mantissa =
        mantissa &* Self.powersOfTen[count] &+ ByteLanes.number(digits &<< UInt64(64 &- 8 &* count))
      end &+= count
      digitCount &+= count
      return
    }
  }

  private static let powersOfTen: [UInt64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// An `e` without digits after it is not part of the number.
  private mutating func takeExponent(_ bytes: borrowing Span<UInt8>) {
    var position = end + 1
    let sign = bytes.byte(at: position)
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
    let start = position
    var value = 0
    while case let digit = bytes.byte(at: position) &- UInt8(ascii: "0"), digit <= 9 {
      value = min(value * 10 + Int(digit), 1_000_000)
      position += 1
    }
    guard position > start else { return }
    exponent += sign == UInt8(ascii: "-") ? -value : value
    end = position
  }
}
