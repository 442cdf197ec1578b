import Datasets

/// Reads the texts and numbers of JSON that was written without white space, from a place in its bytes on.
struct ASCIIScanner {
  let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Passes over a text if it is next.
  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.endIndex - position >= count else { return false }
    let isEqual = text.withUTF8Buffer { text in
      for index in 0..<count {
        guard unsafe text[index] == bytes[position + index] else { return false }
      }
      return true
    }
    if isEqual { position += count }
    return isEqual
  }

  private var next: UInt8 { position < bytes.endIndex ? bytes[position] : 0 }

  /// The content of a text without escapes, after its first quote.
  mutating func text() -> ArraySlice<UInt8>? {
    let start = position
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return bytes[start..<position - 1]
      case 0..<0x20, UInt8(ascii: "\\"), 0x80...: return nil
      default: position += 1
      }
    }
    return nil
  }

  /// The content of a text as a digest, after its first quote.
  mutating func digest() -> RunID? {
    text().map(RunID.init(ascii:))
  }

  /// A whole number of up to 17 digits.
  mutating func int() -> Int? {
    let start = position
    var value = 0
    while case let digit = next &- UInt8(ascii: "0"), digit <= 9, position - start < 18 {
      value = value * 10 + Int(digit)
      position += 1
    }
    let count = position - start
    guard count > 0, count < 18, count == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
    return value
  }

  /// A number as `JSONWriter.measurement` writes it.
  mutating func measurement() -> Double? {
    if next == UInt8(ascii: "n") { return skip("null") ? .nan : nil }
    if next == UInt8(ascii: "\"") { return skip("\"inf\"") ? .infinity : skip("\"-inf\"") ? -.infinity : nil }
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var (mantissa, digits, exponent) = (UInt64(0), 0, 0)
    func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
    let start = position
    while isDigit(next) {
      mantissa = mantissa &* 10 &+ UInt64(next - UInt8(ascii: "0"))
      if mantissa != 0 { digits += 1 }
      position += 1
    }
    let count = position - start
    guard count > 0, count == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
    // A whole number without a point is an integer in JSON; few are written here.
    guard next == UInt8(ascii: ".") || next == UInt8(ascii: "e") else { return nil }
    if next == UInt8(ascii: ".") {
      position += 1
      let point = position
      while isDigit(next) {
        mantissa = mantissa &* 10 &+ UInt64(next - UInt8(ascii: "0"))
        if mantissa != 0 { digits += 1 }
        position += 1
      }
      guard position > point else { return nil }
      exponent = point - position
    }
    if next == UInt8(ascii: "e") {
      position += 1
      let isSmall = next == UInt8(ascii: "-")
      if isSmall { position += 1 }
      guard let power = int(), power < 1000 else { return nil }
      exponent += isSmall ? -power : power
    }
    guard digits <= 19 else { return nil }
    let value = NearestDouble.value(mantissa: mantissa, exponent: exponent)
    guard value.isFinite else { return nil }
    return isNegative ? -value : value
  }
}
