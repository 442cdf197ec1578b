import Learning
import Records
import Specs
import Statistics

/// The interval of a point's mean that also counts the samples' chance.
struct SampleInterval {
  let interval: MeanInterval?

  /// - Parameter runs: those of one point, seed by seed, then repeats and folds.
  init(_ runs: ArraySlice<ExperimentOutcome.Run>, of outcome: ExperimentOutcome) {
    let measured = runs.filter { $0.record?.status.isMeasured ?? false }
    let isPartitioned = runs.contains { $0.key.repetition > 0 || $0.key.fold ?? 0 > 0 }
    interval =
      isPartitioned
      ? Self.overFolds(measured, outcome) : Self.overCorrectSamples(measured, outcome.ranking)
  }

  /// Crossed seeds and samples: of accuracies after the last epoch, on one partition, by the records' bits.
  private static func overCorrectSamples(
    _ runs: [ExperimentOutcome.Run], _ ranking: Ranking
  ) -> MeanInterval? {
    guard ranking.moment == .final else { return nil }
    let part = ranking.metric.part
    let own = runs.compactMap { run in run.record?.correctSamples.first { $0.part == part } }
    guard own.count == runs.count, let samples = own.first?.samples, samples > 0,
      own.allSatisfy({ $0.samples == samples })
    else { return nil }
    let moments = CrossedMoments(correct: own.map(\.bytes), samples: samples)
    let accuracy = MeanInterval.overSeedsAndSamples(
      proportionOf: moments, confidence: ExperimentAnalysis.confidence)
    switch ranking.metric.metric {
    case .accuracy: return accuracy
    case .errorRate: return accuracy?.scaled(by: -1, from: 1)
    case .correct: return accuracy?.scaled(by: Double(samples), from: 0)
    default: return nil
    }
  }

  /// Nadeau and Bengio's corrected interval over the folds of all partitions, each averaged over the seeds.
  private static func overFolds(
    _ runs: [ExperimentOutcome.Run], _ outcome: ExperimentOutcome
  ) -> MeanInterval? {
    let metric = outcome.ranking.metric
    var folds: [FoldKey: (values: [Double], data: [Manifest.DataDigest])] = [:]
    for run in runs {
      guard let value = run.record?.rankedValue(by: outcome.ranking) else { continue }
      let key = FoldKey(repetition: run.key.repetition, fold: run.key.fold ?? 0)
      folds[key, default: ([], run.data)].values.append(value)
    }
    let keys = folds.keys.sorted()
    // Folds that are measured on the same samples say nothing about other samples.
    let digests = Set(keys.compactMap { key in folds[key]?.data.first { $0.part == metric.part.rawValue } })
    guard metric.part != .train, digests.isEmpty || digests.count == keys.count,
      let ratio = ratio(keys, folds.values.map(\.data), metric.part, outcome)
    else { return nil }
    let means = keys.compactMap { key in folds[key].flatMap { SampleStatistics.mean(of: $0.values) } }
    return MeanInterval.overFolds(
      means, evaluationToTraining: ratio, in: metric.metric.range, confidence: ExperimentAnalysis.confidence)
  }

  /// Evaluation samples for each training sample, by the plan's counts or else by the number of folds.
  private static func ratio(
    _ keys: [FoldKey], _ data: [[Manifest.DataDigest]], _ part: DatasetPart, _ outcome: ExperimentOutcome
  ) -> Double? {
    let counts = data.compactMap { digests -> (evaluation: Int, training: Int)? in
      guard let facts = outcome.facts[digests], let own = facts.samples(of: part),
        let training = facts.samples(of: .train)
      else { return nil }
      return (own, training)
    }
    let training = counts.reduce(0) { $0 + $1.training }
    if counts.count == data.count, training > 0 {
      return Double(counts.reduce(0) { $0 + $1.evaluation }) / Double(training)
    }
    let count = (keys.map(\.fold).max() ?? 0) + 1
    return count > 1 ? 1 / Double(count - 1) : nil
  }
}

/// A fold of a partition.
private struct FoldKey: Hashable, Comparable {
  var repetition: Int
  var fold: Int

  static func < (a: Self, b: Self) -> Bool { (a.repetition, a.fold) < (b.repetition, b.fold) }
}
