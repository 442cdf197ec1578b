import Learning
import Networks

/// A bound for a metric of predictions: `accuracy>=0.95`.
package struct PredictionExpectation: Sendable {
  /// An expectation and what was found.
  package struct Judged: Sendable {
    package let expectation: PredictionExpectation
    /// nil if the table has no targets.
    package let value: Double?
    /// nil without a value.
    package let isMet: Bool?

    /// `accuracy>=0.95: met, 0.9667`
    package var text: String {
      guard let value, let isMet else { return "\(expectation.text): not judged, the table has no targets" }
      return "\(expectation.text): \(isMet ? "met" : "not met"), \(value.text(significant: 5))"
    }
  }

  private enum Comparison: String, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"

    func holds(_ value: Double, _ bound: Double) -> Bool {
      switch self {
      case .atLeast: value >= bound
      case .atMost: value <= bound
      case .above: value > bound
      case .below: value < bound
      }
    }
  }

  /// As it was written.
  package let text: String
  package let metric: Metric
  private let comparison: Comparison
  private let bound: Double

  /// Throws `OperationError` for a text that is no expectation, or a metric that the predictions do not have.
  package init(_ text: String, for pipeline: TrainedPipeline) throws(OperationError) {
    self.text = text
    guard let comparison = Comparison.allCases.first(where: { text.contains($0.rawValue) }) else {
      let example = pipeline.output.isClassification ? "accuracy>=0.95" : "rmse<=2.5"
      throw OperationError(.usage, "--expect '\(text)': write for example '\(example)'")
    }
    let parts = text.split(
      separator: Substring(comparison.rawValue), maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].filter { $0 != " " }
    guard let metric = Metric(rawValue: name), pipeline.hasMetric(metric) else {
      throw OperationError(
        .usage,
        "--expect '\(text)': the metrics of these predictions are "
          + Metric.allCases.filter(pipeline.hasMetric).map(\.rawValue).joined(separator: ", ")
          + (pipeline.output.isClassification ? ", top_2_accuracy, recall[a class] and their like" : ""))
    }
    guard let bound = Double(parts[1].filter { $0 != " " }), bound.isFinite else {
      throw OperationError(.usage, "--expect '\(text)': \(parts[1]) is not a number")
    }
    (self.metric, self.comparison, self.bound) = (metric, comparison, bound)
  }

  /// What the predictions say.
  package func judged(_ report: PredictionReport) -> Judged {
    let value = report.metrics.first { $0.metric == metric }?.value
    // NaN meets no bound.
    return Judged(expectation: self, value: value, isMet: value.map { comparison.holds($0, bound) })
  }
}
