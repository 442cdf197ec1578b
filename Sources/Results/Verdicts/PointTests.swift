import Statistics

/// The points of a metric, tested all at once.
///
/// A point regresses where its drop is larger than the margin by more than chance, which the simultaneous test of all points
/// says (`SimultaneousTest` against the margin): while no point drops beyond the margin, any regresses with a probability of α
/// at most. A weaker rule, that a drop is more than chance and not shown to lie within the margin, calls permitted drops of
/// many points regressions the more often the more seeds there are. Points with a single seed have McNemar's test of the
/// samples, corrected by Holm's method.
struct PointTests {
  /// What is found about one point.
  struct Finding {
    /// With p-values against no change, corrected for the number of points.
    var evidence: Evidence
    /// Whether its drop is larger than the margin by more than chance.
    var isDropped = false
    var verdict: Verdict
  }

  /// One for each point given; nil if nothing changed.
  private(set) var findings: [Finding?]

  /// - Parameter drawnPairs: as in `SimultaneousTest`.
  init(_ points: [PairedGains?], margin: Double, alpha: Double, drawnPairs: Int? = nil) {
    let changed = points.indices.filter { points[$0] != nil }
    let gains = changed.compactMap { points[$0] }
    let table = Self.table(gains)
    func results(_ alternative: SimultaneousTest.Alternative, against mean: Double) -> [SimultaneousTest
      .Result]
    {
      SimultaneousTest(alpha: alpha, alternative: alternative, drawnPairs: drawnPairs)
        .results(of: table, against: mean)
    }
    let drops = results(.less, against: 0)
    let rises = results(.greater, against: 0)
    let beyond = margin > 0 ? results(.less, against: -margin) : drops
    findings = points.map { _ in nil }
    for (index, place) in changed.enumerated() {
      guard var evidence = Evidence(pooling: [gains[index]], alpha: alpha, signFlips: nil) else { continue }
      var isDropped = false
      if evidence.test != .mcNemar {
        evidence.test = Evidence.Test(drops[index].method)
        (evidence.dropPValue, evidence.gainPValue) = (drops[index].pValue, rises[index].pValue)
        isDropped = beyond[index].pValue <= alpha
      }
      findings[place] = Finding(evidence: evidence, isDropped: isDropped, verdict: .inconclusive)
    }
    correctSingleSeeds(margin: margin, alpha: alpha)
    for place in findings.indices { findings[place]?.judge(margin: margin, alpha: alpha) }
  }

  /// A row for each point, a column for each seed of any.
  private static func table(_ points: [PairedGains]) -> SeedTable {
    let seeds = Set(points.flatMap(\.seeds)).sorted()
    let places = Dictionary(uniqueKeysWithValues: seeds.enumerated().map { ($1, $0) })
    var values = [Double](repeating: .nan, count: points.count * seeds.count)
    for (row, point) in points.enumerated() {
      for (seed, gain) in zip(point.seeds, point.gains) {
        guard let column = places[seed] else { continue }
        values[row * seeds.count + column] = gain
      }
    }
    return SeedTable(points: points.count, seeds: seeds.count, values: values)
  }

  /// McNemar's p-values, corrected; the whole interval must lie beyond the margin.
  private mutating func correctSingleSeeds(margin: Double, alpha: Double) {
    let single = findings.indices.filter { findings[$0]?.evidence.test == .mcNemar }
    let drops = HolmCorrection.corrected(single.compactMap { findings[$0]?.evidence.dropPValue })
    let gains = HolmCorrection.corrected(single.compactMap { findings[$0]?.evidence.gainPValue })
    for (index, place) in single.enumerated() {
      findings[place]?.evidence.dropPValue = drops[index]
      findings[place]?.evidence.gainPValue = gains[index]
      let isBeyond = findings[place]?.evidence.interval.map { $0.upperBound < -margin } ?? false
      findings[place]?.isDropped = isBeyond && drops[index] <= alpha
    }
  }
}

extension PointTests.Finding {
  fileprivate mutating func judge(margin: Double, alpha: Double) {
    let low = evidence.interval?.lowerBound ?? -.infinity
    let high = evidence.interval?.upperBound ?? .infinity
    if isDropped {
      verdict = .regressed
    } else if low >= -margin, high <= margin {
      verdict = .equivalent
    } else if evidence.gainPValue <= alpha, evidence.test == .signFlip || low > margin {
      verdict = .improved
    } else {
      verdict = low >= -margin ? .nonInferior : .inconclusive
    }
  }
}

extension Evidence.Test {
  init(_ method: SimultaneousTest.Method) {
    switch method {
    case .signFlip: self = .signFlip
    case .student: self = .student
    case .none: self = .none
    }
  }
}
