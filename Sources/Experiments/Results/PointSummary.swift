import Learning

/// What the runs of one point came to.
package struct PointSummary: Sendable {
  /// How many runs there are of each kind.
  package struct Counts: Sendable, Hashable {
    package var finished = 0
    package var stopped = 0
    package var diverged = 0
    package var failed = 0
    /// Not trained yet.
    package var missing = 0

    /// All that the experiment asks for.
    package var total: Int { finished + stopped + diverged + failed + missing }
    package var measured: Int { finished + stopped }
  }

  /// A metric's final values over the measured runs; runs in which it is not finite are left out, and `count` tells.
  package struct MetricSummary: Sendable {
    package var name: MetricName
    package var overRuns: Statistics
    /// Over the seeds' means: folds and repeats of one seed share most of their samples and count as one.
    package var overSeeds: Statistics
  }

  /// How the runs fared against `solved:`.
  package struct Solving: Sendable, Hashable {
    /// Runs trained: measured and diverged ones. A diverged run has not solved.
    package var trained: Int
    package var solved: Int
    /// Epochs to solve, over the runs that did; nil where none did.
    package var epochs: Statistics?

    /// Nil where nothing was trained.
    package var fraction: Double? { trained == 0 ? nil : Double(solved) / Double(trained) }
  }

  /// 0-based, in the sweep's order.
  package var point: Int
  package var counts: Counts
  /// By part, then in the order of `Metric.allCases`.
  package var metrics: [MetricSummary]
  /// The seeds' means of the value that ranks; nil where no run has one.
  package var ranked: Statistics?
  /// `ranked` reduced to the number that ranks the point.
  package var rankedValue: Double?
  /// From 1, equal points alike (1, 2, 2, 4); nil where nothing was trained yet.
  package var rank: Int?
  package var solving: Solving?
  /// Summed over the measured runs, one a part that has them.
  package var confusion: [ConfusionMatrix]

  package func metric(_ name: MetricName) -> MetricSummary? { metrics.first { $0.name == name } }
}

extension PointSummary {
  /// The summary of a point's runs, not yet ranked among the others.
  init(point: Int, runs: ArraySlice<ExperimentOutcome.Run>, ranking: Ranking, solved: Threshold?) {
    self.point = point
    let counts = Counts(runs)
    self.counts = counts
    let measured = runs.compactMap { run in
      run.record.flatMap { $0.status.isMeasured ? (seed: run.place.seed, record: $0) : nil }
    }
    metrics = MetricName.all.compactMap { name in
      let values = measured.compactMap { run in run.record.value(of: name).map { (run.seed, $0) } }
      guard let overRuns = Statistics(of: values.map(\.1)), let overSeeds = Statistics(of: means(values))
      else { return nil }
      return MetricSummary(name: name, overRuns: overRuns, overSeeds: overSeeds)
    }
    let values = measured.compactMap { run in run.record.rankedValue(by: ranking).map { (run.seed, $0) } }
    ranked = Statistics(of: means(values))
    rankedValue = ranked.map { $0.reduced(by: ranking) }
    rank = nil
    solving = solved.map { threshold in
      let epochs = measured.compactMap { $0.record.epochsToSolve(threshold).map(Double.init) }
      return Solving(
        trained: counts.measured + counts.diverged, solved: epochs.count, epochs: Statistics(of: epochs))
    }
    confusion = sum(of: measured.flatMap(\.record.confusion))
  }
}

extension PointSummary.Counts {
  fileprivate init(_ runs: ArraySlice<ExperimentOutcome.Run>) {
    for run in runs {
      switch run.record?.status {
      case .finished: finished += 1
      case .stopped: stopped += 1
      case .diverged: diverged += 1
      case .failed: failed += 1
      case nil: missing += 1
      }
    }
  }
}

extension Statistics {
  fileprivate func reduced(by ranking: Ranking) -> Double {
    switch ranking.overSeeds {
    case .mean: mean
    case .median: median
    case .best: ranking.goal == .maximize ? maximum : minimum
    }
  }
}

/// The mean of each seed's values, seeds in the order in which they first come.
private func means(_ values: [(seed: UInt64, value: Double)]) -> [Double] {
  var order: [UInt64] = []
  var groups: [UInt64: [Double]] = [:]
  for (seed, value) in values {
    if groups[seed] == nil { order.append(seed) }
    groups[seed, default: []].append(value)
  }
  return order.compactMap { groups[$0].flatMap { Statistics(of: $0)?.mean } }
}

/// The matrices of each part added up, by part; those of another size than the part's first are left out.
private func sum(of matrices: [ConfusionMatrix]) -> [ConfusionMatrix] {
  Part.allCases.compactMap { part in
    let own = matrices.filter { $0.part == part }
    guard var total = own.first else { return nil }
    for matrix in own.dropFirst() where matrix.counts.count == total.counts.count {
      for (row, counts) in matrix.counts.enumerated() {
        for (column, count) in counts.enumerated() { total.counts[row][column] += count }
      }
    }
    return total
  }
}
