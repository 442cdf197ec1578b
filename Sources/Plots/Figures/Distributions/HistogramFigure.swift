/// How values are distributed, residuals for example, as counts in intervals of equal width.
package struct HistogramFigure: Figure {
  package struct Bin: Sendable, Hashable {
    package var low: Double
    package var high: Double
    package var count: Int
  }

  package var title: String
  package var axisTitle: String
  /// What is counted: `samples`.
  package var countTitle: String
  package var values: [Double]
  /// Levels drawn as vertical lines, such as 0 or a mean.
  package var references: [DotFigure.Reference]

  package init(
    title: String, axisTitle: String, countTitle: String = "samples", values: [Double],
    references: [DotFigure.Reference] = []
  ) {
    (self.title, self.axisTitle, self.countTitle) = (title, axisTitle, countTitle)
    (self.values, self.references) = (values, references)
  }

  /// Intervals whose width is a 1, 2 or 5 × 10ⁿ near Freedman and Diaconis' 2·IQR·n^(−1/3), 5 to 60 of them over
  /// the robust range of the values.
  package var bins: [Bin] {
    let finite = values.filter { $0.isFinite }.sorted()
    guard !finite.isEmpty else { return [] }
    let range = RobustRange(sorted: finite)
    guard range.high > range.low else {
      let one = PlotScale(.linear, low: range.low, high: range.low, from: 0, to: 1)
      return [Bin(low: one.low, high: one.high, count: finite.count)]
    }
    let spread = PlotScale(.linear, low: range.low, high: range.high, from: 0, to: 1)
    let quartiles = finite.sortedQuantile(0.75) - finite.sortedQuantile(0.25)
    let wish = 2 * quartiles / Self.cubeRoot(Double(finite.count))
    let count = wish > 0 ? min(max((spread.high - spread.low) / wish, 5), 50) : 20
    let edges = Tick.linear(spread.low, spread.high, count: Int(count)).map(\.value)
    guard edges.count > 1 else {
      return [Bin(low: spread.low, high: spread.high, count: finite.count)]
    }
    let step = edges[1] - edges[0]
    var bins: [Bin] = []
    let first = edges[0] > spread.low ? edges[0] - step : edges[0]
    let total = Int(((spread.high - first) / step - 1e-9).rounded(.up))
    for index in 0..<max(1, total) {
      bins.append(
        Bin(low: first + Double(index) * step, high: first + Double(index + 1) * step, count: 0))
    }
    for value in finite where value >= range.low && value <= range.high {
      let index = Int((value - first) / step)
      bins[min(max(index, 0), bins.count - 1)].count += 1
    }
    return bins
  }

  package var table: FigureTable {
    var table = FigureTable(["low", "high", countTitle])
    for bin in bins { table.add([.number(bin.low), .number(bin.high), .int(bin.count)]) }
    return table
  }

  /// To about a hundredth, by Newton's method.
  private static func cubeRoot(_ value: Double) -> Double {
    var root = max(1, value / 3)
    for _ in 0..<60 { root -= (root - value / (root * root)) / 3 }
    return root
  }
}
