/// A column of values with their spreads as texts for people, each with the digits that its own spread allows.
///
/// - A spread has two significant digits, and its value as many digits after the point: `1.098449 ± 0.000033`.
///   A row that diverged (2.4e29 ± 2.3e29) takes no digits from the others.
/// - A value without a spread, or with none that is above 0, has as many as the most exact row with one, six at most;
///   in a column without spreads four significant ones.
/// - From 10⁷ on and below 10⁻⁴ value and spread share a power of ten.
/// - Values that differ look different: rows with the same text gain digits until they do. Differences of less
///   than 2⁻⁴⁴ of a value are rounding, and are not shown.
package struct SpreadColumn: Sendable, Hashable {
  /// What a row shows.
  package struct Row: Sendable, Hashable {
    /// `inf`, `-inf` and `nan` where it is not finite.
    package var value: String
    /// nil if there is none.
    package var spread: String?
  }

  /// In the order given.
  package let rows: [Row]

  /// Writes values and their spreads: standard deviations or half widths of intervals, in the same units.
  package init(_ cells: [(value: Double, spread: Double?)]) {
    let exact = cells.compactMap { Layout.decimals(of: $0.value, spread: $0.spread) }.filter { $0 <= 6 }.max()
    var layouts = cells.map { Layout($0.value, spread: $0.spread, otherwise: exact) }
    Self.tellApart(cells.map(\.value), &layouts)
    rows = zip(cells, layouts).map { $1.row(of: $0.value, spread: $0.spread) }
  }

  /// Adds digits to neighbours, in the order of values, whose texts are equal though they differ.
  private static func tellApart(_ values: [Double], _ layouts: inout [Layout]) {
    let order = values.indices.filter { values[$0].isFinite }.sorted { (values[$0], $0) < (values[$1], $1) }
    var texts = order.map { layouts[$0].text(of: values[$0]) }
    // A row at its place is compared with the one before it.
    var open = Array(order.indices.dropFirst())
    while !open.isEmpty {
      let equal = open.filter {
        texts[$0 - 1] == texts[$0] && differ(values[order[$0 - 1]], values[order[$0]])
      }
      let grown = distinct(equal.flatMap { [$0 - 1, $0] })
      for place in grown {
        layouts[order[place]].decimals += 1
        texts[place] = layouts[order[place]].text(of: values[order[place]])
      }
      // With more digits a row can be equal to another neighbour.
      open = distinct(grown.flatMap { [$0, $0 + 1] }).filter { $0 > 0 && $0 < order.count }
    }
  }

  /// Without repetitions, of ascending numbers.
  private static func distinct(_ places: [Int]) -> [Int] {
    places.indices.filter { $0 == 0 || places[$0] != places[$0 - 1] }.map { places[$0] }
  }

  private static func differ(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude > 0x1p-44 * max(a.magnitude, b.magnitude)
  }
}

/// How one row is written.
private struct Layout {
  /// Digits after the point of what stands before the power of ten.
  var decimals: Int
  /// The power of ten, where one is written.
  var scale: Int?

  static let mostDigits = 10

  /// Digits after the point by a spread: of the shown digits of the value ten at most; nil without a spread.
  static func decimals(of value: Double, spread: Double?) -> Int? {
    guard value.isFinite, let spread, spread.isFinite, spread > 0 else { return nil }
    let own = DecimalDigits(spread)
    let twoDigits = 1 - own.rounded(decimals: 1 - own.exponent).exponent
    let size = DecimalDigits(value)
    return size.digits.isEmpty ? twoDigits : min(twoDigits, Self.mostDigits - 1 - size.exponent)
  }

  init(_ value: Double, spread: Double?, otherwise: Int?) {
    guard value.isFinite else {
      decimals = 0
      return
    }
    let number = DecimalDigits(value)
    let bySpread = Self.decimals(of: value, spread: spread)
    let fallback = min(number.decimals, max(0, 3 - number.exponent))
    decimals = bySpread ?? otherwise.map { max(0, min(6, $0)) } ?? fallback
    let larger = max(value.magnitude, bySpread == nil ? 0 : spread ?? 0)
    if larger >= 1e7 || larger > 0 && larger < 1e-4 {
      let power = DecimalDigits(larger).exponent
      scale = power
      decimals = bySpread.map { $0 + power } ?? min(3, max(0, number.digits.count - 1))
    }
    decimals = max(0, decimals)
  }

  func text(of value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let mantissa = DecimalDigits(value).text(decimals: decimals, scale: scale ?? 0)
    return scale.map { "\(mantissa)e\($0)" } ?? mantissa
  }

  func row(of value: Double, spread: Double?) -> SpreadColumn.Row {
    SpreadColumn.Row(value: text(of: value), spread: spread.map { text(spread: $0) })
  }

  /// With the value's digits; where these are all 0, with two digits of its own.
  private func text(spread: Double) -> String {
    guard spread.isFinite, spread != 0 else { return spread == 0 ? "0" : text(of: spread) }
    let own = DecimalDigits(spread)
    let isShown = !own.rounded(decimals: decimals - (scale ?? 0)).digits.isEmpty
    if isShown { return text(of: spread) }
    return Layout(spread, spread: spread, otherwise: nil).text(of: spread)
  }
}
