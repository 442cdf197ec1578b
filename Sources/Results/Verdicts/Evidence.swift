import Statistics

/// What paired values say about a change; gains are above 0, drops below, whichever way the metric goes.
package struct Evidence: Sendable, Hashable {
  package enum Test: String, Sendable, Hashable {
    case signFlip = "sign_flip"
    /// Of several points with one seed each: the least of their p-values, times their number.
    case mcNemar = "mcnemar"
    /// Student's, for pairs too few to flip.
    case student
    /// A single pair, or two, without what McNemar's test needs.
    case none
  }

  package var test: Test
  /// Pairs of a point and a seed.
  package var count: Int
  /// The mean change, in the metric's units, above 0 where it is for the better.
  package var gain: Double
  /// Of `gain`, either side missing with probability α; nil for a single pair without correctness.
  package var interval: ClosedRange<Double>?
  /// The probability of such a drop or a larger one if nothing changed; 1 where there is no test.
  package var dropPValue: Double
  /// The same of a gain.
  package var gainPValue: Double
}

/// The changes of one metric at one point, one a seed.
struct PairedGains {
  /// One for each seed, folds and repeats averaged.
  var gains: [Double]
  /// Which seed each is of.
  var seeds: [UInt64]
  /// How single samples changed, in a metric whose unit is `unit` accuracies; nil if it is not known, or
  /// where there are several seeds.
  var samples: McNemarTest?
  var unit = 1.0

  init(gains: [Double], seeds: [UInt64]? = nil, samples: McNemarTest? = nil, unit: Double = 1) {
    self.gains = gains
    self.seeds = seeds ?? gains.indices.map { UInt64($0) }
    self.samples = samples
    self.unit = unit
  }
}

extension Evidence {
  /// From three pairs on, Student's interval is trusted with a drop that lies beyond the margin as a whole.
  /// Two equal differences are too common where accuracies are coarse.
  private static let leastForStudent = 3

  /// Pools points: every pair counts alike, and its sign is flipped on its own.
  ///
  /// - Parameter signFlips: nil if another test takes its place, and p-values are left at 1.
  /// - Returns: nil if there is no pair.
  init?(pooling points: [PairedGains], alpha: Double, signFlips: SignFlipTest? = SignFlipTest()) {
    let gains = points.flatMap(\.gains)
    guard let differences = PairedDifferences(gains) else { return nil }
    let samples = points.compactMap(\.samples)
    let hasAllSamples = samples.count == points.count
    count = gains.count
    gain = differences.statistics.mean
    interval = differences.interval(tail: alpha)
    if interval == nil, hasAllSamples, samples.count == 1 {
      let unit = points[0].unit
      let own = samples[0].interval(tail: alpha)
      interval = own.lowerBound * unit...own.upperBound * unit
    }
    let tests = Double(samples.count)
    if SignFlipTest.leastPValue(count: gains.count) <= alpha {
      test = .signFlip
      dropPValue = signFlips?.pValue(of: gains, .less) ?? 1
      gainPValue = signFlips?.pValue(of: gains, .greater) ?? 1
    } else if hasAllSamples, gains.count == samples.count {
      test = .mcNemar
      dropPValue = samples.reduce(1) { min($0, tests * $1.dropPValue) }
      gainPValue = samples.reduce(1) { min($0, tests * $1.gainPValue) }
    } else if gains.count >= Self.leastForStudent {
      test = .student
      dropPValue = differences.pValue(.less) ?? 1
      gainPValue = differences.pValue(.greater) ?? 1
    } else {
      test = .none
      dropPValue = 1
      gainPValue = 1
    }
  }
}
