/// The sums of an evaluation of one part, from which every metric is computed.
///
/// Trainers only add up; the metrics are defined here, once, in float64.
public struct Measurement: Sendable, Hashable {
  /// Σ ω·loss over the samples, without penalty; ω is 1 in a run without weights.
  public var lossSum: Double
  /// Σ ω over the samples: their number in a run without weights.
  public var weightSum: Double
  /// The penalty on the weights at the time of the evaluation.
  public var penalty: Double
  /// Σ error² over the samples, one per output, in original units.
  public var squaredErrors: [Double]
  /// Σ |error| over the samples, one per output, in original units.
  public var absoluteErrors: [Double]
  /// The largest |error| of any sample and output, in original units.
  public var largestError: Double
  /// The number of samples of class `i` predicted as class `j`, at `i·classes + j`; empty for regression.
  public var confusion: [Int]
  /// The samples whose class was predicted correctly; nil for regression, and for all evaluations of a run
  /// but its last.
  public var rightSamples: SampleBits?

  /// Creates a value from its parts.
  public init(
    lossSum: Double, weightSum: Double, penalty: Double, squaredErrors: [Double], absoluteErrors: [Double],
    largestError: Double,
    confusion: [Int], rightSamples: SampleBits?
  ) {
    self.lossSum = lossSum
    self.weightSum = weightSum
    self.penalty = penalty
    self.squaredErrors = squaredErrors
    self.absoluteErrors = absoluteErrors
    self.largestError = largestError
    self.confusion = confusion
    self.rightSamples = rightSamples
  }

  /// Whether the loss is finite. A network whose loss is not has diverged.
  public var isFinite: Bool { lossSum.isFinite }

  /// The metric's value on a part with these targets; nil where it is not defined (the accuracy of a
  /// regression, a loss without weights above 0) or needs more than the sums: the outputs, or the names of the
  /// classes.
  public func value(of metric: Metric, for targets: TargetSummary) -> Double? {
    let samples = Double(targets.samples)
    let values = samples * Double(squaredErrors.count)
    switch metric {
    case .loss: return weightSum > 0 ? lossSum / weightSum : nil
    case .objective: return weightSum > 0 ? lossSum / weightSum + penalty : nil
    case .correct: return correct.map { Double($0) }
    case .accuracy: return correct.map { Double($0) / samples }
    case .errorRate: return correct.map { Double(targets.samples - $0) / samples }
    case .mse: return ascendingSum(squaredErrors) / values
    case .rmse: return (ascendingSum(squaredErrors) / values).squareRoot()
    case .mae: return ascendingSum(absoluteErrors) / values
    case .r2: return determination(of: targets)
    case .squaredErrorPercentage: return 100 * targets.range * ascendingSum(squaredErrors) / values
    case .maxAbsError: return largestError
    case .macroF1, .balancedAccuracy, .mcc, .precision, .recall, .f1:
      return confusion.isEmpty
        ? nil : ClassCounts(confusion: confusion, classes: classCount).value(of: metric)
    case .runningLoss, .rocAUC, .averagePrecision, .logLoss, .brier, .topAccuracy, .medae, .mape,
      .explainedVariance, .pearson, .ofClass:
      return nil
    }
  }

  /// The number of samples whose class was predicted correctly; nil for regression.
  public var correct: Int? {
    guard !confusion.isEmpty else { return nil }
    return stride(from: 0, to: confusion.count, by: classCount + 1).reduce(0) { $0 + confusion[$1] }
  }

  /// The number of classes, `√confusion.count`.
  private var classCount: Int {
    var classes = 1
    while classes * classes < confusion.count { classes += 1 }
    return classes
  }

  /// r²: one minus the unexplained share of the targets' variance, averaged over the outputs. NaN if all
  /// targets of an output are equal.
  private func determination(of targets: TargetSummary) -> Double {
    var sum = 0.0
    for (error, spread) in zip(squaredErrors, targets.spreads) {
      sum += spread > 0 ? 1 - error / spread : .nan
    }
    return sum / Double(squaredErrors.count)
  }

  private func ascendingSum(_ values: [Double]) -> Double { values.reduce(0, +) }
}
