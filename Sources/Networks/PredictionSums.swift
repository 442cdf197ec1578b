import Arithmetic
import Datasets
import Learning

/// The sums over predicted rows from which metrics are computed, with the bits of an evaluation in training.
struct PredictionSums {
  private let classes: Int
  private let units: [Double]
  private var squares: [StridedSum]
  private var magnitudes: [StridedSum]
  private var largest = 0.0
  private var confusion: [Int]
  /// The scaled targets of a regression, which r² needs as a whole: eight bytes per row and output.
  private var targets: [Double] = []
  /// Rows with a prediction and a target.
  private(set) var count = 0

  init(_ output: OutputDecoding) {
    classes = output.isClassification ? output.names.count : 0
    units = if case .values(_, let divisors) = output.rule { divisors } else { [] }
    squares = units.map { _ in StridedSum() }
    magnitudes = squares
    confusion = Array(repeating: 0, count: classes * classes)
  }

  /// A row of a classification.
  mutating func add(label: Int, predicted: Int) {
    confusion[label * classes + predicted] += 1
    count += 1
  }

  /// A row of a regression: targets and outputs as the network sees them, in its precision.
  mutating func add<Scalar: Real>(targets: [Scalar], outputs: [Scalar]) {
    for k in units.indices {
      let error = Double(targets[k] - outputs[k]) * units[k]
      squares[k].addProduct(error, error, at: count)
      magnitudes[k].add(error.magnitude, at: count)
      if error.magnitude > largest { largest = error.magnitude }
      self.targets.append(Double(targets[k]))
    }
    count += 1
  }

  /// The metrics that the rows have, in the order of `Metric.allCases`; empty without rows.
  var metrics: [(metric: Metric, value: Double)] {
    guard count > 0 else { return [] }
    let measurement = Measurement(
      lossSum: .nan, weightSum: Double(count), penalty: 0, squaredErrors: squares.map(\.total),
      absoluteErrors: magnitudes.map(\.total), largestError: largest, confusion: confusion, rightSamples: nil)
    let samples = Samples<Double>(
      count: count, inputCount: 0, outputCount: units.count, inputs: [],
      targets: targets, labels: [])
    let summary = TargetSummary(of: samples, task: .regression(units: units))
    let wanted: [Metric] =
      classes > 0 ? [.accuracy, .correct, .errorRate, .macroF1] : [.rmse, .mse, .mae, .r2, .maxAbsError]
    return wanted.compactMap { metric in
      measurement.value(of: metric, for: summary).map { (metric, $0) }
    }
  }
}
