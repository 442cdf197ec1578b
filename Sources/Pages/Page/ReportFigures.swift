import Statistics

/// All figures of an experiment's report, in the page's order.
struct ReportFigures {
  /// nil for a single run, whose value is all there is.
  let answer: ReportFigure?
  /// Whether the answer leaves room for a figure beside it.
  let isAnswerSmall: Bool
  /// nil if nothing varies, or there is one axis alone whose share says nothing.
  let importance: ReportFigure?
  let curves: ReportFigure?
  let losses: ReportFigure?
  /// nil if all points cost the same.
  let cost: ReportFigure?
  let mistakes: ReportFigure?
  /// Of kept predictions of a regression; one for each of the first targets.
  let residuals: [ReportFigure]

  init(_ experiment: ReportedExperiment) {
    let question = AnswerFigure(experiment: experiment)
    answer =
      experiment.axes.isEmpty && (experiment.points.first?.seedValues.count ?? 0) < 2 ? nil : question.figure
    isAnswerSmall = question.isSmall
    // Of one axis and one seed the axis explains everything, which says nothing.
    let measured = experiment.points.count { $0.value != nil || $0.counts.diverged > 0 }
    let isTelling =
      measured > 1 && (experiment.axes.count > 1 || experiment.analysis.points.contains { $0.seedsAsked > 1 })
    importance =
      isTelling
      ? experiment.analysis.importance.map { ImportanceFigure(experiment: experiment, shares: $0).figure }
      : nil
    let own = CurvesFigure(experiment: experiment)
    curves = own.all
    losses = own.best
    cost = CostFigure(experiment: experiment).figure
    mistakes = MistakesFigure(experiment: experiment).figure
    residuals = ResidualFigures(experiment: experiment).figures
  }

  var all: [ReportFigure] {
    [answer, importance, curves, losses, cost, mistakes].compactMap { $0 } + residuals
  }
}
