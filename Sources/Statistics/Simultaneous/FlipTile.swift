/// The largest and the smallest statistic of all points under each pattern.
struct FlipExtremes {
  var largest: [Double]
  var smallest: [Double]

  init(patterns: Int) {
    largest = [Double](repeating: -.infinity, count: patterns)
    smallest = [Double](repeating: .infinity, count: patterns)
  }

  mutating func add(_ pattern: Int, _ high: SIMD8<Double>, _ low: SIMD8<Double>) {
    largest[pattern] = max(largest[pattern], high.max())
    smallest[pattern] = min(smallest[pattern], low.min())
  }
}

/// What a point's t² is made of, in its steps: with M the sum of the flipped differences,
/// t² = M² / (A − C·M²), A = n·(Σd²/(n − 1) + s₀²), C = 1/(n − 1).
struct StatisticTerms {
  var a: Double
  var c: Double

  init(_ family: FlipFamily, _ point: Int, _ addedDeviation: Double) {
    let n = Double(family.counts[point])
    let added = addedDeviation.scaled(by: -family.exponents[point])
    a = n * (family.squares[point] / (n - 1) + added * added)
    c = 1 / (n - 1)
  }

  /// t² with the sign of M; at most 2⁵⁰, where the differences are equal.
  func signedSquare(_ m: Double) -> Double {
    m * m.magnitude / max(a - c * (m * m), a * 0x1p-50)
  }
}

/// Some points side by side, whose signs are flipped pattern by pattern.
struct FlipTile {
  /// What fits into the fastest cache with its columns.
  static let points = 128

  private let width: Int
  private let columns: Int
  /// 2·steps, column by column: what a flip takes away from a sum.
  private var doubled: [SIMD8<Double>]
  private var sums: [SIMD8<Double>]
  private var a: [SIMD8<Double>]
  private var c: [SIMD8<Double>]

  /// Lanes without a point hold copies of the last one, which change no extreme.
  init(_ family: FlipFamily, points: ArraySlice<Int>, columns: [Int], addedDeviation: Double) {
    let width = (points.count + 7) / 8
    let zero = [SIMD8<Double>](repeating: .zero, count: width)
    self.width = width
    self.columns = columns.count
    doubled = [SIMD8<Double>](repeating: .zero, count: width * columns.count)
    (sums, a, c) = (zero, zero, zero)
    for place in 0..<8 * width {
      let point = points[min(points.endIndex - 1, points.startIndex + place)]
      let (vector, lane) = (place / 8, place % 8)
      let terms = StatisticTerms(family, point, addedDeviation)
      a[vector][lane] = terms.a
      c[vector][lane] = terms.c
      sums[vector][lane] = family.sums[point]
      for (index, column) in columns.enumerated() {
        doubled[index * width + vector][lane] = 2 * family.steps[point * family.seeds + column]
      }
    }
  }

  /// Every pattern that leaves the first column alone, in the order of a Gray code: one flip from each to the
  /// next.
  mutating func enumerate(into extremes: inout FlipExtremes) {
    add(pattern: 0, to: &extremes)
    var isFlipped = [Bool](repeating: false, count: columns)
    for pattern in 1..<max(1, extremes.largest.count) {
      let column = 1 + pattern.trailingZeroBitCount
      flip(column, back: isFlipped[column])
      isFlipped[column].toggle()
      add(pattern: pattern, to: &extremes)
    }
  }

  /// The observed pattern, then each of `patterns`, given by the columns that it flips.
  mutating func flip(_ patterns: [[Int]], into extremes: inout FlipExtremes) {
    add(pattern: 0, to: &extremes)
    let observed = sums
    for (index, pattern) in patterns.enumerated() {
      for column in pattern { flip(column, back: false) }
      add(pattern: index + 1, to: &extremes)
      sums = observed
    }
  }

  private mutating func flip(_ column: Int, back: Bool) {
    let start = column * width
    for v in 0..<width {
      if back { sums[v] += doubled[start + v] } else { sums[v] -= doubled[start + v] }
    }
  }

  private func add(pattern: Int, to extremes: inout FlipExtremes) {
    var high = SIMD8<Double>(repeating: -.infinity)
    var low = SIMD8<Double>(repeating: .infinity)
    let least = SIMD8<Double>(repeating: 0x1p-50)
    for v in 0..<width {
      let m = sums[v]
      let square = m * m
      let bound = pointwiseMax(a[v] - c[v] * square, a[v] * least)
      // |M|·M, by M² with M's sign.
      let signed = square.replacing(with: -square, where: m .< 0)
      let t = signed / bound
      high = pointwiseMax(high, t)
      low = pointwiseMin(low, t)
    }
    extremes.add(pattern, high, low)
  }
}
