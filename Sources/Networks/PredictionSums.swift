import Arithmetic
import Datasets
import Learning

/// The sums over predicted rows from which metrics are computed, with the bits of an evaluation in training.
///
/// Targets and outputs of all rows are kept only for metrics that need them as a whole.
struct PredictionSums {
  private let metrics: [Metric]
  private let output: OutputDecoding
  private let task: Task
  private let lossFunction: Loss
  private let activation: Activation
  private let precision: Precision
  private let keepsTargets: Bool
  private let keepsOutputs: Bool

  private var loss = StridedSum()
  private var squares: [StridedSum]
  private var magnitudes: [StridedSum]
  private var largest = 0.0
  private var confusion: [Int]
  private var targets: [Double] = []
  private var outputs: [Double] = []
  private var labels: [Int32] = []
  /// |target| in the units of the data, by output.
  private var targetMagnitudes: [[Double]]
  /// Rows with a prediction and a target.
  private(set) var count = 0

  /// - Parameter metrics: those that are wanted; the pipeline has them.
  init(_ pipeline: TrainedPipeline, metrics: Set<Metric>) {
    self.metrics = metrics.sorted()
    output = pipeline.output
    lossFunction = pipeline.loss
    activation = pipeline.network.topology.activations[pipeline.network.topology.activations.count - 1]
    precision = pipeline.network.precision
    task =
      switch output.rule {
      case .classes: .classification(classes: output.names.count, threshold: output.threshold)
      case .values(_, let divisors): .regression(units: divisors)
      }
    keepsOutputs = metrics.contains { $0.basis == .outputs }
    keepsTargets = keepsOutputs || metrics.contains(.r2) || metrics.contains(.squaredErrorPercentage)
    squares = Array(repeating: StridedSum(), count: output.outputCount)
    magnitudes = squares
    confusion = Array(repeating: 0, count: task.classCount * task.classCount)
    targetMagnitudes = Array(repeating: [], count: output.outputCount)
  }

  /// A row of a table.
  ///
  /// - Parameters:
  ///   - targets: one per output, before they are rounded to the network's precision.
  ///   - outputs: exact in float64, as `nets`, the net inputs of the last layer.
  ///   - labels: the row's class and the predicted one; nil for a regression.
  ///   - magnitudes: |target| in the units of the data; for a regression only.
  mutating func add(
    _ targets: [Double], outputs: ArraySlice<Double>, nets: ArraySlice<Double>,
    labels: (own: Int, predicted: Int)? = nil, magnitudes: [Double] = []
  ) {
    switch precision {
    case .float32:
      add(targets.map { Float($0) }, outputs: outputs.map { Float($0) }, nets: nets.map { Float($0) })
    case .float64: add(targets, outputs: Array(outputs), nets: Array(nets))
    }
    if let labels {
      confusion[labels.own * task.classCount + labels.predicted] += 1
      if keepsOutputs { self.labels.append(Int32(labels.own)) }
    }
    if keepsOutputs {
      self.outputs += outputs
      for (k, magnitude) in magnitudes.enumerated() { targetMagnitudes[k].append(magnitude) }
    }
    count += 1
  }

  private mutating func add<Scalar: Real>(_ targets: [Scalar], outputs: [Scalar], nets: [Scalar]) {
    let value = lossFunction.ofSample(
      targets: targets[...], outputs: outputs[...], nets: nets[...], activation)
    loss.addProduct(1, Double(value), at: count)
    for k in targets.indices {
      let error = Double(targets[k] - outputs[k]) * task.unit(ofOutput: k)
      squares[k].addProduct(error, error, at: count)
      magnitudes[k].add(error.magnitude, at: count)
      if error.magnitude > largest { largest = error.magnitude }
      if keepsTargets { self.targets.append(Double(targets[k])) }
    }
  }

  /// The wanted metrics, NaN where one is not defined; empty without rows.
  var values: [(metric: Metric, value: Double)] {
    guard count > 0 else { return [] }
    let measurement = Measurement(
      lossSum: loss.total, weightSum: Double(count), penalty: 0, squaredErrors: squares.map(\.total),
      absoluteErrors: magnitudes.map(\.total), largestError: largest, confusion: confusion, rightSamples: nil)
    let samples = Samples<Double>(
      count: count, inputCount: 0, outputCount: keepsTargets ? output.outputCount : 0, inputs: [],
      targets: targets, labels: labels)
    let summary = TargetSummary(of: samples, task: task)
    let whole =
      keepsOutputs
      ? NetworkOutputs(outputs, of: samples, task: task, targetMagnitudes: targetMagnitudes) : nil
    return metrics.map { metric in
      let value: Double? =
        switch metric {
        case .ofClass(let kind, let name):
          output.names.firstIndex(of: name).map {
            ClassCounts(confusion: confusion, classes: task.classCount).value(of: kind, ofClass: $0)
          }
        default:
          metric.basis == .outputs ? whole?.value(of: metric) : measurement.value(of: metric, for: summary)
        }
      return (metric, value ?? .nan)
    }
  }
}
