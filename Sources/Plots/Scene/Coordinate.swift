extension Double {
  /// The number with at most two decimals, for coordinates: `12.5`, `-0.33`; halves away from zero.
  var coordinate: String {
    // Far outside of every page; and what is not finite must not end in a file.
    let limited = isFinite ? Swift.min(Swift.max(self, -1e6), 1e6) : 0
    let units = Int((limited * 100).rounded())
    let sign = units < 0 ? "-" : ""
    let (whole, part) = units.magnitude.quotientAndRemainder(dividingBy: 100)
    if part == 0 { return sign + String(whole) }
    if part % 10 == 0 { return sign + "\(whole).\(part / 10)" }
    return sign + "\(whole)." + (part < 10 ? "0" : "") + String(part)
  }
}
