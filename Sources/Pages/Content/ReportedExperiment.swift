import Learning
import Plots
import Records
import Results
import Specs
import Statistics

/// An experiment's results as a page shows them: numbers with the words for them.
struct ReportedExperiment: Sendable {
  let analysis: ExperimentAnalysis
  let expectations: [ExpectationJudgement]
  let predictions: ReportInput.Predictions?
  let axes: [ReportedAxis]
  /// In the sweep's order.
  let points: [ReportedPoint]
  /// Indices into `points`, the best first.
  let order: [Int]
  /// What `interval` of the points is over.
  let intervalTitle: String

  init(_ input: ReportInput) {
    analysis = input.analysis
    expectations = input.expectations
    predictions = input.predictions
    axes = ReportedAxis.all(input.analysis.summary.outcome)
    // Under several conditions one after the other, because points of different ones are not compared.
    order = input.analysis.conditions.flatMap(\.order)
    let source = Self.commonSource(input.analysis)
    intervalTitle = source.map { "95 % interval over \($0.words)" } ?? "95 % interval"
    points = ReportedPoint.all(input.analysis, axes: axes, source: source)
  }

  var hasIntervals: Bool { points.contains { $0.interval != nil } }

  var summary: ExperimentSummary { analysis.summary }
  var outcome: ExperimentOutcome { summary.outcome }
  var ranking: Ranking { outcome.ranking }
  /// The best point; nil under several conditions, and where nothing was measured.
  var bestPoint: ReportedPoint? { analysis.best.map { points[$0.point] } }
  /// The point that curves and mistakes are shown of: the best one, or the best one under the first condition that has one.
  var focus: Int? { analysis.best?.point ?? analysis.conditions.lazy.compactMap(\.best).first }

  /// What `focus` is called in sentences.
  var focusWords: String {
    guard analysis.conditions.count > 1, let focus else {
      return points.count == 1 ? "the only point" : "the best point"
    }
    let condition = analysis.conditions[analysis.points[focus].condition]
    return "the best point with \(words(of: condition))"
  }

  /// A condition's values: `source iris`.
  func words(of condition: ConditionAnalysis) -> String {
    condition.values.compactMap { value in
      axes.first { $0.path == value.path }.map {
        "\($0.name) \(AxisText.value(value.value).shortened(to: 48))"
      }
    }.joined(separator: ", ")
  }

  /// The axes that are settings, not conditions, as indices into `axes`.
  var settingAxes: [Int] { axes.indices.filter { !analysis.conditionAxes.contains(axes[$0].path) } }
  var conditionAxes: [Int] { axes.indices.filter { analysis.conditionAxes.contains(axes[$0].path) } }

  func runs(of point: Int) -> ArraySlice<ExperimentOutcome.Run> { summary.runs(of: point) }

  /// What the intervals of all points can be over: seeds where any point has several.
  private static func commonSource(_ analysis: ExperimentAnalysis) -> MeanInterval.Source? {
    if analysis.points.contains(where: { $0.overSeeds != nil }) { return .seeds }
    return analysis.points.lazy.compactMap(\.overSamples?.source).first
  }
}
