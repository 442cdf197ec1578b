import Plots
import Specs
import Statistics

/// The one figure that answers the question of a sweep: a heat map of two axes, or dots over one.
struct AnswerFigure {
  let experiment: ReportedExperiment

  var figure: ReportFigure {
    switch experiment.axes.count {
    case 0: return seeds
    case 1: return dots(0)
    default:
      let (first, second) = chosenAxes
      return cellCount(first, second) <= Self.mostCells ? heatMap(first, second) : dots(first)
    }
  }

  private static let mostCells = 1_500

  private var valueTitle: String { experiment.ranking.words }

  /// The two axes that explain most; the first two where that is not known.
  var chosenAxes: (Int, Int) {
    guard experiment.axes.count > 2, let importance = experiment.importance else { return (0, 1) }
    var totals = importance.axes
    for pair in importance.pairs {
      totals[pair.first] += pair.share / 2
      totals[pair.second] += pair.share / 2
    }
    let byShare = totals.indices.sorted { (totals[$0], $1) > (totals[$1], $0) }
    return (min(byShare[0], byShare[1]), max(byShare[0], byShare[1]))
  }

  private func cellCount(_ first: Int, _ second: Int) -> Int {
    experiment.axes[first].values.count * experiment.axes[second].values.count
  }

  // MARK: - Dots

  /// A single point: its seeds.
  private var seeds: ReportFigure {
    let point = experiment.points[0]
    let figure = DotFigure(
      title: valueTitle, axis: .categories([""]), axisTitle: "", valueTitle: valueTitle,
      intervalTitle: experiment.intervalTitle, series: [.init(dots: [dot(point, x: 0)])])
    return ReportFigure(
      name: "answer", sentence: "\(valueTitle.capitalized) of every seed: \(point.valueWords).",
      method: "One dot for each seed.", figure: figure)
  }

  private func dots(_ index: Int) -> ReportFigure {
    let axis = experiment.axes[index]
    let isOnly = experiment.axes.count == 1
    let shown = isOnly ? experiment.points : bestByLevel(index)
    let dots = shown.map { dot($0, x: axis.position(of: axis.levels[$0.number])) }
    let figure = DotFigure(
      title: "\(valueTitle) over \(axis.name)", axis: axis.kind, axisTitle: axis.name,
      valueTitle: valueTitle, intervalTitle: experiment.intervalTitle,
      series: [.init(dots: dots.sorted { $0.x < $1.x })])
    let kept = isOnly ? "" : " Each dot is the best point with this \(axis.name)."
    return ReportFigure(
      name: "answer", sentence: sentence(over: [index]),
      method: "Mean over seeds with its \(experiment.intervalTitle); small dots are single seeds.\(kept)"
        + standingWords, figure: figure)
  }

  private func dot(_ point: ReportedPoint, x: Double) -> DotFigure.Dot {
    DotFigure.Dot(
      x: x, mean: point.value, interval: point.interval, values: point.seedValues,
      standing: point.standing, point: point.number, label: point.setting, missing: point.lost)
  }

  /// The best-ranked point of each value of an axis.
  private func bestByLevel(_ axis: Int) -> [ReportedPoint] {
    var seen: Set<Int> = []
    return experiment.order.filter { seen.insert(experiment.axes[axis].levels[$0]).inserted }
      .map { experiment.points[$0] }
  }

  // MARK: - Heat map

  private func heatMap(_ first: Int, _ second: Int) -> ReportFigure {
    // The axis with more values runs from left to right.
    let isTurned = experiment.axes[first].values.count > experiment.axes[second].values.count
    let (rows, columns) = isTurned ? (second, first) : (first, second)
    let (rowAxis, columnAxis) = (experiment.axes[rows], experiment.axes[columns])
    var seen: Set<Int> = []
    var cells: [HeatMapFigure.Cell] = []
    var points = 0
    for index in experiment.order {
      let (row, column) = (rowAxis.levels[index], columnAxis.levels[index])
      points += 1
      guard seen.insert(row * columnAxis.values.count + column).inserted else { continue }
      let point = experiment.points[index]
      cells.append(
        HeatMapFigure.Cell(
          column: column, row: row, value: point.value, standing: point.standing, point: index,
          detail: point.deviationText.map { "sd over seeds \($0)" } ?? "", missing: point.lost))
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    let figure = HeatMapFigure(
      title: "\(valueTitle) over \(columnAxis.name) and \(rowAxis.name)",
      columnTitle: columnAxis.name, rowTitle: rowAxis.name, valueTitle: valueTitle,
      columns: columnAxis.texts, rows: rowAxis.texts, cells: cells)
    let kept =
      points == cells.count
      ? "Each cell is one point, the mean over its seeds."
      : "Each cell is the best of the points with these two values, whatever their other axes; the mean over its seeds."
    return ReportFigure(
      name: "answer", sentence: sentence(over: [columns, rows]), method: kept + standingWords, figure: figure)
  }

  // MARK: - Words

  private func sentence(over axes: [Int]) -> String {
    let names = axes.map { experiment.axes[$0].name }.listed
    guard let best = experiment.bestPoint else { return "No point has a value of \(valueTitle)." }
    let chosen = axes.map { axis in
      let own = experiment.axes[axis]
      return "\(own.name) \(own.texts[own.levels[best.number]])"
    }.listed
    let goal = experiment.ranking.goal == .maximize ? "highest" : "lowest"
    let rest = experiment.axes.count > axes.count ? " The figure shows the best point for each \(names)." : ""
    return "\(valueTitle.capitalized) is \(goal) at \(chosen).\(rest)"
  }

  private var standingWords: String {
    experiment.best == nil || experiment.points.count < 2
      ? "" : " Points are compared with the best one over seeds, at the 5 % level for all of them together."
  }
}
