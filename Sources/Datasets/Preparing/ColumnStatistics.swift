/// Statistics of the columns of a matrix over some of its rows, in float64.
///
/// Sums have the order that the arithmetic's contract states for sums over a data set: sample s (its place
/// among the rows) is added to chain s mod 16, and the 16 chains are added by a fixed tree, the upper half to
/// the lower.
///
/// Values come from a function of a value's place in the matrix and its column.
struct ColumnStatistics {
  let minima: [Double]
  let maxima: [Double]
  private let rows: [Int32]

  /// `rows` is not empty; `width` is the number of the matrix's columns.
  @inline(__always)
  init(width: Int, rows: [Int32], value: (_ index: Int, _ column: Int) -> Double) {
    var minima = Array(repeating: Double.infinity, count: width)
    var maxima = Array(repeating: -Double.infinity, count: width)
    for row in rows {
      let first = Int(row) * width
      for column in 0..<width {
        let x = value(first + column, column)
        if x < minima[column] { minima[column] = x }
        if x > maxima[column] { maxima[column] = x }
      }
    }
    self.minima = minima
    self.maxima = maxima
    self.rows = rows
  }

  /// Maximum − minimum per column; 0 for one that is constant but for rounding, or whose squares overflow.
  var spans: [Double] {
    minima.indices.map { isConstant($0) ? 0 : maxima[$0] - minima[$0] }
  }

  /// The largest magnitude whose square, summed over 2⁶⁰ samples, is within float64.
  static let largestSquarable = 0x1p480

  /// Whether two values differ by rounding alone: by at most 2⁻⁴⁸ of the larger one, 16 units in the last place.
  static func isRounding(_ minimum: Double, _ maximum: Double) -> Bool {
    maximum - minimum <= max(abs(minimum), abs(maximum)) * 0x1p-48
  }

  private func isConstant(_ column: Int) -> Bool {
    let (minimum, maximum) = (minima[column], maxima[column])
    return Self.isRounding(minimum, maximum)
      || max(abs(minimum), abs(maximum)) > Self.largestSquarable
  }

  /// Mean Σx / n and population standard deviation √(Σ(x − mean)² / n) per column; that of a constant is 0.
  @inline(__always)
  func moments(
    value: (_ index: Int, _ column: Int) -> Double
  ) -> (means: [Double], deviations: [Double]) {
    let count = Double(rows.count)
    let means = Self.sums(width: minima.count, rows: rows, term: value).map { $0 / count }
    let squares = Self.sums(width: minima.count, rows: rows) { index, column in
      let difference = value(index, column) - means[column]
      return difference * difference
    }
    // A constant is recognized by its range: its mean may be off by a rounding, and so its deviation not 0.
    let deviations = squares.indices.map { column in
      isConstant(column) || !squares[column].isFinite ? 0 : (squares[column] / count).squareRoot()
    }
    return (means, deviations)
  }

  /// Σ of a term per column, over the rows in the contract's order.
  @inline(__always)
  static func sums(
    width: Int, rows: [Int32], term: (_ index: Int, _ column: Int) -> Double
  ) -> [Double] {
    let chainCount = 16
    var chains = [Double](repeating: 0, count: chainCount * width)
    for (sample, row) in rows.enumerated() {
      let chain = sample % chainCount * width
      let first = Int(row) * width
      for column in 0..<width { chains[chain + column] += term(first + column, column) }
    }
    var half = chainCount / 2
    while half > 0 {
      for index in 0..<half * width { chains[index] += chains[index + half * width] }
      half /= 2
    }
    return Array(chains[..<width])
  }
}
