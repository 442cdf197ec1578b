import Learning
import Records
import Specs
import Statistics

/// What the runs of one point came to.
package struct PointSummary: Sendable {
  /// How many runs there are of each kind.
  package struct Counts: Sendable, Hashable {
    package var finished = 0
    package var stopped = 0
    package var diverged = 0
    /// Trained to a rung before the last epoch, and stopped there.
    package var paused = 0
    package var failed = 0
    /// Not trained yet.
    package var missing = 0

    /// All that the experiment asks for.
    package var total: Int { finished + stopped + diverged + paused + failed + missing }
    package var measured: Int { finished + stopped }
  }

  /// A metric's final values over the measured runs; runs in which it is not finite are left out, and `count` tells.
  package struct MetricSummary: Sendable {
    package var name: MetricName
    package var overRuns: SampleStatistics
    /// Over the seeds' means: folds and repeats of one seed share most of their samples and count as one.
    package var overSeeds: SampleStatistics
  }

  /// How the runs fared against `solved:`.
  package struct Solving: Sendable, Hashable {
    /// Runs trained: measured and diverged ones. A diverged run has not solved.
    package var trained: Int
    package var solved: Int
    /// Epochs to solve, over the runs that did; nil if none did.
    package var epochs: SampleStatistics?

    /// Nil where nothing was trained.
    package var fraction: Double? { trained == 0 ? nil : Double(solved) / Double(trained) }
  }

  /// 0-based, in the sweep's order.
  package var point: Int
  package var counts: Counts
  /// In ascending order of their names.
  package var metrics: [MetricSummary]
  /// The seeds' means of the value that ranks; nil if no run has one.
  package var ranked: SampleStatistics?
  /// `ranked` reduced to the number that ranks the point.
  package var rankedValue: Double?
  /// From 1, equal points alike (1, 2, 2, 4); nil if nothing was trained yet.
  package var rank: Int?
  package var solving: Solving?
  /// The number of seeds after which a race stopped the point; nil for all others.
  package var stoppedAfter: Int?
  /// Where halving stopped the point; nil for all others. The value there is in no mean.
  package var rung: RungDecisions.Stop?
  /// Summed over the measured runs, one a part that has them.
  package var confusion: [ConfusionMatrix]

  package func metric(_ name: MetricName) -> MetricSummary? { metrics.first { $0.name == name } }
}

extension PointSummary {
  /// Whether the point had a value that it could be chosen by: in the end, or at the rung where it was stopped.
  package var isCandidate: Bool { rankedValue != nil || rung != nil }

  /// The summary of a point's runs, not yet ranked among the others.
  package init(
    point: Int, runs: ArraySlice<ExperimentOutcome.Run>, ranking: Ranking, solved: Threshold?,
    stoppedAfter: Int? = nil, rung: RungDecisions.Stop? = nil
  ) {
    self.rung = rung
    self.point = point
    self.stoppedAfter = stoppedAfter
    let counts = Counts(runs)
    self.counts = counts
    // One pass over the records: a sweep of small networks has thousands of them, each with a dozen metrics.
    var values = MetricTable<[SeedValue]>(repeating: [])
    var rankedValues: [SeedValue] = []
    var epochsToSolve: [Double] = []
    var confusions: [ConfusionMatrix] = []
    for run in runs {
      guard let record = run.record, record.status.isMeasured else { continue }
      let seed = run.key.seed
      for (index, name) in record.metricNames.enumerated() where record.metric(at: index).isFinite {
        values[name].append(SeedValue(seed: seed, value: record.metric(at: index)))
      }
      if let value = record.rankedValue(by: ranking) {
        rankedValues.append(SeedValue(seed: seed, value: value))
      }
      if let solved, let epochs = record.epochsToSolve(solved) { epochsToSolve.append(Double(epochs)) }
      confusions += record.confusion
    }
    metrics = values.rows.compactMap { name, own in
      guard let overRuns = SampleStatistics(of: own.map(\.value)) else { return nil }
      // A seed with one value has it as its mean.
      guard let overSeeds = own.hasOneEach ? overRuns : SampleStatistics(of: own.seedMeans) else {
        return nil
      }
      return MetricSummary(name: name, overRuns: overRuns, overSeeds: overSeeds)
    }
    ranked = SampleStatistics(of: rankedValues.seedMeans)
    rankedValue = ranked.map { $0.reduced(by: ranking) }
    rank = nil
    solving = solved.map { _ in
      Solving(
        trained: counts.measured + counts.diverged, solved: epochsToSolve.count,
        epochs: SampleStatistics(of: epochsToSolve))
    }
    confusion = sum(of: confusions)
  }
}

extension PointSummary.Counts {
  fileprivate init(_ runs: ArraySlice<ExperimentOutcome.Run>) {
    for run in runs {
      switch run.record?.status {
      case .finished: finished += 1
      case .stopped: stopped += 1
      case .diverged: diverged += 1
      case .paused: paused += 1
      case .failed: failed += 1
      case nil: missing += 1
      }
    }
  }
}

extension SampleStatistics {
  /// The number that ranks a point with these values of its seeds.
  package func reduced(by ranking: Ranking) -> Double {
    switch ranking.overSeeds {
    case .mean: mean
    case .median: median
    case .best: ranking.goal == .maximize ? maximum : minimum
    }
  }
}

/// The matrices of each part added up, by part; those of another size than the part's first are left out.
private func sum(of matrices: [ConfusionMatrix]) -> [ConfusionMatrix] {
  DatasetPart.allCases.compactMap { part in
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
