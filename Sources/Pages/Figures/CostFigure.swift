import Plots
import Results
import Specs

/// What quality costs: the ranking metric against connection updates, with the points that no cheaper one reaches.
struct CostFigure {
  let experiment: ReportedExperiment

  /// nil if all points cost the same, or if points are compared within several conditions.
  var figure: ReportFigure? {
    let items = items
    guard experiment.analysis.conditions.count == 1, Set(items.map(\.x)).count > 1 else { return nil }
    let scatter = ScatterFigure(
      title: "Cost", xTitle: "connection updates per run", yTitle: experiment.ranking.words, xKind: .log,
      items: items,
      front: experiment.ranking.goal == .maximize ? .higherIsBetter : .lowerIsBetter)
    return ReportFigure(
      name: "cost", sentence: sentence(scatter),
      method:
        "Each dot is one point, the mean over its seeds; connection updates are weights × training samples × epochs "
        + "trained. The line joins the points that no cheaper point equals.", figure: scatter)
  }

  private var items: [ScatterFigure.Item] {
    zip(experiment.points, experiment.analysis.points).compactMap { point, analysis in
      guard let value = point.value, let updates = analysis.updates, updates > 0 else { return nil }
      return ScatterFigure.Item(
        x: updates, y: value, standing: point.standing, point: point.number, label: point.setting)
    }
  }

  /// `2 of 14 points are reached by no cheaper one; the cheapest of them takes 21 % of the updates of the best.`
  private func sentence(_ scatter: ScatterFigure) -> String {
    let front = scatter.frontIndices.map { scatter.items[$0] }
    let count = quantity(scatter.items.count, "point")
    var text = "No cheaper point equals \(front.count) of \(count)."
    if let cheapest = front.first, let dearest = front.last, front.count > 1 {
      text +=
        " The cheapest of them needs \(NumberText.percent(cheapest.x / dearest.x)) of the updates of the best."
    }
    return text
  }
}
