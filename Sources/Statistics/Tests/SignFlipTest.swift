import Arithmetic

/// The one-sided sign-flip test of paired differences (Fisher's randomisation test).
///
/// If a change does nothing, the difference of a pair is as likely d as −d, whatever the pairs' sizes. The
/// statistic is the sum of all differences. Its distribution under that hypothesis is that of the sum with
/// every sign free, so the p-value is the share of the 2ⁿ sign patterns whose sum is at most (or at least)
/// the observed one. Differences of 0 change nothing and are left out.
///
/// - Up to 30 differences: every pattern is counted, by sorting the sums of two halves and meeting in the
///   middle.
/// - More: 99,999 random patterns, and p = (1 + count) / (1 + patterns), which makes the test's level exact too
///   (Phipson and Smyth 2010). The patterns are Philox words keyed by the permutation's number: the same
///   differences in the same order give the same p everywhere.
package struct SignFlipTest: Sendable {
  package enum Alternative: Sendable {
    /// That the differences lie below 0.
    case less
    /// That the differences lie above 0.
    case greater
  }

  package static let enumeratedCount = 30
  package static let drawnPatterns = 99_999

  /// Random patterns where not all are counted.
  package var patterns: Int

  package init(patterns: Int = Self.drawnPatterns) {
    precondition(patterns > 0)
    self.patterns = patterns
  }

  /// The least p-value that n differences can give.
  package static func leastPValue(count n: Int) -> Double {
    n > enumeratedCount ? 1 / Double(drawnPatterns + 1) : Double(sign: .plus, exponent: -n, significand: 1)
  }

  /// The least p-value that n signs can give where every pattern counts, 2⁻ⁿ.
  static func leastPValue(flips n: Int) -> Double { Double(sign: .plus, exponent: -n, significand: 1) }

  /// The p-value of finite differences; 1 where all are 0.
  package static func pValue(of differences: [Double], _ alternative: Alternative) -> Double {
    SignFlipTest().pValue(of: differences, alternative)
  }

  /// The p-value of finite differences; 1 where all are 0.
  package func pValue(of differences: [Double], _ alternative: Alternative) -> Double {
    guard let scale = GridScale(differences) else { return 1 }
    // Against `less` the sum counts as it is, against `greater` the mirrored one.
    let steps = differences.map { scale.steps(alternative == .less ? $0 : -$0) }.filter { $0 != 0 }
    // A pattern's sum is 2·(what is positive in it) − (all magnitudes): the positive part alone orders them.
    let magnitudes = steps.map(\.magnitude).map(Int64.init)
    let limit = steps.reduce(0) { $0 + max(0, $1) } + GridScale.tolerance
    return magnitudes.count <= Self.enumeratedCount
      ? Self.enumeratedShare(magnitudes, upTo: limit) : drawnShare(magnitudes, upTo: limit)
  }

  /// The share of the magnitudes' subsets whose sum is at most `limit`.
  private static func enumeratedShare(_ magnitudes: [Int64], upTo limit: Int64) -> Double {
    let half = magnitudes.count / 2
    let low = subsetSums(magnitudes[..<half])
    let high = subsetSums(magnitudes[half...])
    var count = 0
    var fitting = high.count
    for sum in low {
      while fitting > 0, high[fitting - 1] > limit - sum { fitting -= 1 }
      count += fitting
    }
    return Double(count) / Double(low.count * high.count)
  }

  /// The sums of all subsets, ascending, in time linear in their number.
  private static func subsetSums(_ magnitudes: ArraySlice<Int64>) -> [Int64] {
    var sums: [Int64] = [0]
    for magnitude in magnitudes {
      var merged: [Int64] = []
      merged.reserveCapacity(2 * sums.count)
      var next = 0
      for sum in sums {
        while sums[next] + magnitude < sum {
          merged.append(sums[next] + magnitude)
          next += 1
        }
        merged.append(sum)
      }
      merged += sums[next...].map { $0 + magnitude }
      sums = merged
    }
    return sums
  }

  private func drawnShare(_ magnitudes: [Int64], upTo limit: Int64) -> Double {
    var words = [UInt32](repeating: 0, count: (magnitudes.count + 31) / 32)
    var count = 0
    for permutation in 0..<patterns {
      RandomStream(seed: 0, purpose: .signs(permutation: permutation)).fill(&words)
      var sum: Int64 = 0
      for (index, magnitude) in magnitudes.enumerated() {
        let isPositive = Int64(words[index >> 5] >> UInt32(index & 31) & 1)
        sum += magnitude & -isPositive
      }
      if sum <= limit { count += 1 }
    }
    return Double(1 + count) / Double(1 + patterns)
  }
}

/// The grid of whole numbers that differences are put on, so that their sums are exact and equal sums are
/// equal: 2⁴⁴ steps up to the power of two above the largest.
///
/// Sums within 2¹⁰ steps count as equal: 0.98 − 0.97 and 0.97 − 0.96 are the same accuracy lost, and their
/// float64 differences are not.
private struct GridScale {
  static let tolerance: Int64 = 1 << 10

  private let exponent: Int

  /// nil if every difference is 0.
  init?(_ differences: [Double]) {
    let largest = differences.reduce(0) { max($0, $1.magnitude) }
    precondition(differences.allSatisfy(\.isFinite), "differences are finite")
    guard largest > 0 else { return nil }
    exponent = 43 - Int(largest.exponent)
  }

  func steps(_ difference: Double) -> Int64 {
    Int64(Double(sign: .plus, exponent: exponent, significand: difference).rounded())
  }
}
