import Plots
import Results

/// How the errors of a regression are distributed, of one run's kept predictions.
struct ResidualFigures {
  /// More targets than these are left to the file.
  static let mostTargets = 4

  let experiment: ReportedExperiment

  /// One for each of the first targets; none without predictions and for classes.
  var figures: [ReportFigure] {
    guard let own = experiment.predictions, case .residuals(let quantities) = own.recorded.content else {
      return []
    }
    return quantities.prefix(Self.mostTargets).enumerated().map { index, quantity in
      ReportFigure(
        name: quantities.count == 1 ? "residuals" : "residuals-\(index + 1)",
        sentence: sentence(quantity, own.recorded),
        method:
          "Prediction minus target, in the units of the data, of \(own.run) on the \(own.recorded.part.word) part.",
        figure: HistogramFigure(
          title: "Residuals of \(quantity.name)",
          axisTitle: "prediction − \(quantity.name.shortened(to: 32))",
          values: quantity.samples.map(\.value), references: [.init(0, "no error")]))
    }
  }

  private func sentence(_ quantity: RecordedPredictions.Quantity, _ recorded: RecordedPredictions) -> String {
    let errors = quantity.samples.map(\.value.magnitude).sorted()
    guard let largest = errors.last else { return "The \(recorded.part.word) part has no samples." }
    let middle = errors[(errors.count - 1) / 2]
    return
      "Half of the \(recorded.part.word) predictions of \(quantity.name) are off by \(NumberText.significant(middle, digits: 3)) "
      + "or less, the worst by \(NumberText.significant(largest, digits: 3))."
  }
}
