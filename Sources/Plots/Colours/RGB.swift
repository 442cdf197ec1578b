/// An sRGB colour of 8 bits a channel.
package struct RGB: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  /// From `0xRRGGBB`.
  package init(_ value: Int) {
    red = UInt8(truncatingIfNeeded: value >> 16)
    green = UInt8(truncatingIfNeeded: value >> 8)
    blue = UInt8(truncatingIfNeeded: value)
  }

  /// The colour that lies `share` of the way to another, by channel.
  func mixed(with other: RGB, share: Double) -> RGB {
    var result = self
    for channel in [\RGB.red, \.green, \.blue] {
      let from = Double(self[keyPath: channel])
      let to = Double(other[keyPath: channel])
      result[keyPath: channel] = UInt8((from + (to - from) * share).rounded())
    }
    return result
  }

  /// `#0072b2`.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: [UInt8(ascii: "#")] + text, as: UTF8.self)
  }

  /// Whether black text is the more readable one on this colour: where the relative luminance of WCAG 2 is above
  /// 0.18, both contrasts being equal there.
  var takesBlackText: Bool { luminance > 0.1791 }

  /// WCAG's relative luminance, with the exponent 2.4 of sRGB replaced by x²·√x (2.5), which needs no power
  /// function and moves the limit by less than two steps of a channel.
  private var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      let shifted = (share + 0.055) / 1.055
      return share <= 0.04045 ? share / 12.92 : shifted * shifted * shifted.squareRoot()
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
