/// The mean of a value for every seed and sample, and how much it varies from seed to seed and from sample to
/// sample.
package struct CrossedMoments: Sendable, Hashable {
  /// At least 1.
  package let seeds: Int
  /// At least 1.
  package let samples: Int
  package let mean: Double
  /// K·Σ(seed's mean − mean)²/(S − 1), for S seeds and K samples; nil for one seed.
  let seedMeanSquare: Double?
  /// S·Σ(sample's mean − mean)²/(K − 1); nil for one sample.
  let sampleMeanSquare: Double?

  private init(seedMeans: [Double], sampleMeans: [Double]) {
    seeds = seedMeans.count
    samples = sampleMeans.count
    mean = SampleStatistics.mean(of: seedMeans) ?? 0
    seedMeanSquare = Self.variance(of: seedMeans).map { $0 * Double(sampleMeans.count) }
    sampleMeanSquare = Self.variance(of: sampleMeans).map { $0 * Double(seedMeans.count) }
  }

  private static func variance(of means: [Double]) -> Double? {
    SampleStatistics(of: means)?.deviation.map { $0 * $0 }
  }

  /// Which samples each seed's network classified correctly: a bit per sample, least significant bit first.
  package init(correct seeds: [[UInt8]], samples: Int) {
    precondition(!seeds.isEmpty && samples > 0 && seeds.allSatisfy { $0.count == (samples + 7) / 8 })
    func bit(_ seed: [UInt8], _ sample: Int) -> Int { Int(seed[sample >> 3] >> UInt8(sample & 7) & 1) }
    let counts = (0..<samples).map { sample in seeds.reduce(0) { $0 + bit($1, sample) } }
    let own = seeds.map { seed in (0..<samples).reduce(0) { $0 + bit(seed, $1) } }
    self.init(
      seedMeans: own.map { Double($0) / Double(samples) },
      sampleMeans: counts.map { Double($0) / Double(seeds.count) })
  }

  /// A finite value per seed and sample, such as a squared error: a row for each seed.
  package init(values seeds: [[Double]]) {
    let samples = seeds.first?.count ?? 0
    precondition(samples > 0 && seeds.allSatisfy { $0.count == samples && $0.allSatisfy(\.isFinite) })
    let sampleMeans = (0..<samples).map { sample in
      SampleStatistics.mean(of: seeds.lazy.map { $0[sample] }) ?? 0
    }
    self.init(seedMeans: seeds.map { SampleStatistics.mean(of: $0) ?? 0 }, sampleMeans: sampleMeans)
  }

  /// The variance of the mean when seeds and samples are both drawn anew, and its degrees of freedom.
  ///
  /// (M_A + M_B)/(S·K) with the mean squares above: the variance of the pigeonhole bootstrap, which draws seeds and
  /// samples independently (Owen 2007, "The pigeonhole bootstrap"), without its resampling. It contains the
  /// residual twice and so errs to the safe side by at most M_E/(S·K). Degrees of freedom by Satterthwaite (1946).
  /// nil for a single seed on a single sample.
  var varianceOfMean: (variance: Double, degreesOfFreedom: Double)? {
    guard seedMeanSquare != nil || sampleMeanSquare != nil else { return nil }
    let (a, b) = (seedMeanSquare ?? 0, sampleMeanSquare ?? 0)
    let least = Double(max(1, samples - 1))
    let all = a + b
    if all == 0 { return (0, least) }
    // Shares, so that no square overflows.
    let (shareA, shareB) = (a / all, b / all)
    let inverse = shareA * shareA / Double(max(1, seeds - 1)) + shareB * shareB / least
    return (all / (Double(seeds) * Double(samples)), 1 / inverse)
  }
}
