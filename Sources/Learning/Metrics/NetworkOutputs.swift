/// A network's outputs for every sample of one part, and the metrics that need them.
///
/// Everything is computed in float64 from the outputs in the network's precision, by the same code for every trainer.
/// Long sums are `StridedSum`s over the samples in their order. If an output is NaN or infinite, every metric is NaN.
public struct NetworkOutputs: Sendable {
  /// The number of samples.
  let count: Int
  /// Outputs per sample.
  let width: Int
  /// `count × width`, sample by sample.
  let outputs: [Double]
  /// `count × width`: the desired outputs; for regression only.
  let targets: [Double]
  /// The class of each sample; empty for regression.
  let labels: [Int]
  /// What the outputs mean.
  let task: Task
  /// |target| before scaling, output by output, one per sample, for `mape`; empty if it is not needed.
  let targetMagnitudes: [[Double]]

  /// - Parameters:
  ///   - outputs: `part.count × part.outputCount`, sample by sample.
  ///   - targetMagnitudes: |target| in original units as read from the data, output by output; for `mape` only.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public init<Scalar>(
    _ outputs: [Scalar], of part: Samples<Scalar>, task: Task, targetMagnitudes: [[Double]] = []
  ) {
    precondition(outputs.count == part.count * part.outputCount, "one value per sample and output")
    count = part.count
    width = part.outputCount
    self.outputs = outputs.map { Double($0) }
    targets = task.classCount == 0 ? part.targets.map { Double($0) } : []
    labels = part.labels.map { Int($0) }
    self.task = task
    self.targetMagnitudes = targetMagnitudes
  }

  /// A metric whose basis is the outputs: NaN if it is undefined; nil for other metrics, and for those of the other
  /// kind of task.
  public func value(of metric: Metric) -> Double? {
    let kind: Metric.Kind = task.classCount > 0 ? .classification : .regression
    guard metric.basis == .outputs, metric.kind == kind else { return nil }
    guard outputs.allSatisfy({ $0.isFinite }) else { return .nan }
    switch metric {
    case .rocAUC: return meanOverClasses { $0.areaUnderROC }
    case .averagePrecision: return meanOverClasses { $0.averagePrecision }
    case .topAccuracy(let k): return topAccuracy(k)
    case .logLoss: return logLoss
    case .brier: return brier
    case .medae: return meanOverOutputs(medianError)
    case .mape: return meanOverOutputs(percentageError)
    case .explainedVariance: return meanOverOutputs(explainedVariance)
    case .pearson: return meanOverOutputs(correlation)
    default: return nil
    }
  }
}
