/// The range of values that an axis shows, and what it leaves out.
struct AxisRange {
  var kind: AxisKind
  var low: Double
  var high: Double
  /// What was cut, for the figure to say.
  var cut: RobustRange?
  /// Values that a log axis cannot show.
  var notPositive = 0

  /// The range of `values` with a margin of `padding` (a share of it) at each end; nil without a value that the
  /// axis could show. What lies between two of `kept` is shown however far off it is.
  init?(_ kind: AxisKind, values: [Double], padding: Double, keeping kept: [Double] = []) {
    if case .categories(let names) = kind {
      guard !names.isEmpty else { return nil }
      self.init(kind: kind, low: -0.5, high: Double(names.count) - 0.5)
      return
    }
    let isLog = kind == .log
    let finite = values.filter { $0.isFinite }
    let shown = isLog ? finite.filter { $0 > 0 } : finite
    guard !shown.isEmpty else { return nil }
    let ends = RobustRange(kept).map { $0.low...$0.high }
    let range = RobustRange(sorted: shown.sorted(), isLog: isLog, keeping: ends)
    if isLog {
      // Margins on a log axis are factors; a fixed one does, because decades are what is read there.
      let factor = 1 + padding * 4
      self.init(
        kind: kind, low: max(range.low / factor, 1e-300), high: min(range.high * factor, 1e300))
      notPositive = finite.count - shown.count
    } else {
      let margin = (range.high / 2 - range.low / 2) * 2 * padding
      let low = range.low >= 0 ? max(0, range.low - margin) : max(range.low - margin, -1.7e308)
      self.init(kind: kind, low: low, high: min(range.high + margin, 1.7e308))
    }
    if !range.isComplete { cut = range }
  }

  /// A linear range with just these ends.
  init(exactly low: Double, _ high: Double) { self.init(kind: .linear, low: low, high: high) }

  private init(kind: AxisKind, low: Double, high: Double) {
    (self.kind, self.low, self.high) = (kind, low, high)
  }

  func scale(from start: Double, to end: Double) -> PlotScale {
    PlotScale(kind, low: low, high: high, from: start, to: end)
  }

  /// "3 values of loss above 0.12 (up to 2.4×10²⁹) are beyond the axis." for those of `values`
  /// that lie outside; empty where none does.
  func notes(_ what: String, _ values: [Double]) -> [String] {
    var notes: [String] = []
    if let cut {
      let above = values.filter { $0 > high && $0.isFinite }
      let below = values.filter { $0 < low && $0.isFinite }
      if let extreme = above.max() {
        notes.append(Self.note(above.count, what, "above", cut.high, "up to", extreme))
      }
      if let extreme = below.min() {
        notes.append(Self.note(below.count, what, "below", cut.low, "down to", extreme))
      }
    }
    if notPositive > 0 {
      notes.append(
        "\(notPositive) \(notPositive == 1 ? "value" : "values") of \(what) not above 0: not on a log axis."
      )
    }
    return notes
  }

  private static func note(
    _ count: Int, _ what: String, _ side: String, _ limit: Double, _ reach: String,
    _ extreme: Double
  ) -> String {
    let limit = NumberText.significant(limit, digits: 3)
    let extreme = NumberText.significant(extreme, digits: 3)
    return
      "\(NumberText.count(count)) \(count == 1 ? "value" : "values") of \(what) \(side) \(limit) "
      + "(\(reach) \(extreme)) \(count == 1 ? "is" : "are") beyond the axis."
  }
}
