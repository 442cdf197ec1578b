import Learning
import Records
import Specs
import Statistics

/// How sure a point's value is, how it stands to the best, and what it cost.
package struct PointAnalysis: Sendable {
  /// 0-based, in the sweep's order.
  package let point: Int
  /// Into `ExperimentAnalysis.conditions`.
  package internal(set) var condition = 0
  /// Among the points of its condition, from 1, equal points alike; nil where nothing was trained yet.
  package internal(set) var rank: Int?
  /// Against the condition's best point; nil for a point without a value, and where there is no best.
  package internal(set) var comparison: BestSet.Comparison?
  /// Of the ranking value's mean, over seeds; nil for one seed.
  package let overSeeds: MeanInterval?
  /// Of the same mean, over seeds and samples, over samples for one seed, or over folds: its `source` says which. nil
  /// where the records do not hold what it needs.
  package let overSamples: MeanInterval?
  /// Seeds of which all runs have a value.
  package let seeds: Int
  /// Seeds that the experiment asks for.
  package let seedsAsked: Int
  /// Weights and biases of the network; nil where the plan does not say.
  package let weights: Int?
  /// Connection updates (weights × training samples × epochs), the mean over the measured runs; nil where there are
  /// none, or the plan does not say.
  package let updates: Double?

  /// The wider of the two intervals, which sentences go by.
  package var widest: MeanInterval? { [overSeeds, overSamples].compactMap { $0 }.widest }

  /// Whether it cannot be told from the best of its condition; the best itself cannot. nil where nothing was compared:
  /// with fewer than two seeds nothing can be told.
  package var isIndistinguishable: Bool? { comparison?.isIndistinguishable }

  init(_ point: PointSummary, of summary: ExperimentSummary, values: SeedValues) {
    let outcome = summary.outcome
    let runs = summary.runs(of: point.point)
    let own = values.table[point.point]
    self.point = point.point
    seedsAsked = values.seeds.count
    seeds = own.count { !$0.isNaN }
    overSeeds = MeanInterval.overSeeds(
      own.filter(\.isFinite), in: outcome.ranking.metric.metric.range,
      confidence: ExperimentAnalysis.confidence)
    overSamples = SampleInterval(runs, of: outcome).interval
    weights = outcome.weights.isEmpty ? nil : outcome.weights[point.point]
    let costs = runs.filter { $0.record?.status.isMeasured ?? false }.compactMap { outcome.updates(of: $0) }
    updates = SampleStatistics.mean(of: costs)
  }
}

extension ExperimentOutcome {
  /// The connection updates of a trained run: weights × training samples × epochs trained; nil where it was not trained, or
  /// the plan does not hold the counts.
  package func updates(of run: Run) -> Double? {
    guard let record = run.record, record.status != .failed, !weights.isEmpty,
      let samples = facts[run.data]?.samples(of: .train)
    else { return nil }
    return Double(weights[run.key.point]) * Double(samples) * Double(record.epochs)
  }
}

extension Metric {
  /// What the metric's mean cannot leave.
  package var range: ClosedRange<Double> {
    switch self {
    case .accuracy, .errorRate, .macroF1, .balancedAccuracy, .precision, .recall, .f1, .rocAUC,
      .averagePrecision, .topAccuracy, .ofClass:
      0...1
    case .mcc, .pearson: -1...1
    case .correct, .rmse, .mse, .mae, .maxAbsError, .squaredErrorPercentage, .logLoss, .medae, .mape:
      0...(.infinity)
    // Half of it for two classes, but a metric does not know their number.
    case .brier: 0...2
    case .r2, .explainedVariance: -Double.infinity...1
    case .loss, .objective, .runningLoss: 0...(.infinity)
    }
  }
}
