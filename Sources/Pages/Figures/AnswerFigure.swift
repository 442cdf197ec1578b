import Plots
import Results
import Specs
import Statistics

/// The one figure that answers the question of a sweep: a heat map of two axes, or dots over one; under several
/// conditions dots in a panel for each.
struct AnswerFigure {
  private static let mostCells = 1_500
  private static let mostPanels = 12
  private static let mostDots = 1_000

  let experiment: ReportedExperiment

  var figure: ReportFigure {
    let settings = experiment.settingAxes
    if experiment.axes.isEmpty { return seeds }
    if experiment.analysis.conditions.count > 1 {
      return dots(byImportance(settings).first ?? experiment.conditionAxes[0])
    }
    if settings.count == 1 { return dots(settings[0]) }
    if let axis = searchAxis { return dots(axis) }
    let chosen = byImportance(settings).prefix(2).sorted()
    let (first, second) = (chosen[0], chosen[1])
    let cells = experiment.axes[first].values.count * experiment.axes[second].values.count
    return cells <= Self.mostCells ? heatMap(first, second) : dots(byImportance(settings)[0])
  }

  /// Whether the figure is small enough to share a row of the page.
  var isSmall: Bool {
    let settings = experiment.settingAxes
    guard experiment.analysis.conditions.count == 1, searchAxis == nil else { return false }
    let chosen = byImportance(settings).prefix(2)
    return chosen.allSatisfy { experiment.axes[$0].values.count <= 8 }
  }

  /// Of a search, the first of the axes with the most values, which is the one over which its points are shown: two axes
  /// of different values at every point make no heat map. nil for a grid.
  private var searchAxis: Int? {
    guard experiment.outcome.search != nil else { return nil }
    return experiment.settingAxes.max {
      (experiment.axes[$0].values.count, -$0) < (experiment.axes[$1].values.count, -$1)
    }
  }

  var valueTitle: String { experiment.ranking.words }

  /// Axes by what they explain, alone and half of each pair, the most first; in the sweep's order where that is not known.
  private func byImportance(_ axes: [Int]) -> [Int] {
    guard let importance = experiment.analysis.importance?.shares else { return axes }
    var totals = importance.axes
    for pair in importance.pairs {
      totals[pair.first] += pair.share / 2
      totals[pair.second] += pair.share / 2
    }
    return axes.sorted { (-totals[$0], $0) < (-totals[$1], $1) }
  }

  /// The best-ranked points with different keys, in the order of ranks.
  func best(by key: (Int) -> [Int]) -> [ReportedPoint] {
    var seen: Set<[Int]> = []
    return experiment.order.filter { seen.insert(key($0)).inserted }.map { experiment.points[$0] }
  }

  // MARK: - Dots

  /// A single point: its seeds.
  private var seeds: ReportFigure {
    let point = experiment.points[0]
    let figure = DotFigure(
      title: valueTitle, axis: .categories([""]), axisTitle: "", valueTitle: valueTitle,
      intervalTitle: experiment.intervalTitle, series: [.init(dots: [dot(point, x: 0)])],
      reference: reference)
    return ReportFigure(
      name: "answer", sentence: "\(valueTitle.capitalized) of every seed: \(point.valueWords).",
      method: "One small dot for each seed, the mean with its \(experiment.intervalTitle).", figure: figure)
  }

  private func dots(_ index: Int) -> ReportFigure {
    let axis = experiment.axes[index]
    let conditions = experiment.analysis.conditions
    // Neighbours on a long axis would be drawn over each other: the best of each group of them is.
    let group = (axis.values.count + Self.mostDots - 1) / Self.mostDots
    let shown = best { [experiment.analysis.points[$0].condition, axis.levels[$0] / group] }
    let isPanelled =
      conditions.count > 1 && conditions.count <= Self.mostPanels
      && !experiment.conditionAxes.contains(index)
    func series(_ name: String, _ points: [ReportedPoint]) -> DotFigure.Series {
      let dots = points.map { dot($0, x: axis.position(of: axis.levels[$0.number])) }
      return DotFigure.Series(name: name, dots: dots.sorted { $0.x < $1.x })
    }
    let all =
      isPanelled
      ? conditions.enumerated().map { place, condition in
        series(
          experiment.words(of: condition),
          shown.filter { experiment.analysis.points[$0.number].condition == place })
      } : [series("", shown)]
    let figure = DotFigure(
      title: "\(valueTitle) over \(axis.name)", axis: axis.kind, axisTitle: axis.name,
      valueTitle: valueTitle,
      valueKind: searchAxis == nil ? .linear : experiment.valueKind(of: shown.compactMap(\.value)),
      intervalTitle: experiment.intervalTitle, series: all,
      arrangement: isPanelled ? .panels : .colors, joinsDots: searchAxis == nil, reference: reference)
    let kept =
      shown.count == experiment.points.count
      ? ""
      : group > 1
        ? " Each dot is the best point of \(group) neighbouring values."
        : " Each dot is the best point with this \(axis.name)."
    return ReportFigure(
      name: "answer", sentence: sentence(over: [index]),
      method: markWords + kept + standingWords, figure: figure)
  }

  private func dot(_ point: ReportedPoint, x: Double) -> DotFigure.Dot {
    DotFigure.Dot(
      x: x, mean: point.value, interval: point.interval, values: point.seedValues,
      standing: point.standing, point: point.number, label: point.setting, missing: point.lost)
  }

  /// What a constant answer reaches, where it would not squeeze the points together.
  private var reference: DotFigure.Reference? {
    guard let value = experiment.analysis.only?.constantAnswer else { return nil }
    let values = experiment.points.compactMap(\.value)
    guard let low = values.min(), let high = values.max() else { return nil }
    let reach = max(high - low, high.magnitude * 0.02)
    guard value >= low - reach, value <= high + reach else { return nil }
    return DotFigure.Reference(value, "constant answer")
  }

  // MARK: - Heat map

  private func heatMap(_ first: Int, _ second: Int) -> ReportFigure {
    // The axis with more values runs from left to right.
    let isTurned = experiment.axes[first].values.count > experiment.axes[second].values.count
    let (rows, columns) = isTurned ? (second, first) : (first, second)
    let (rowAxis, columnAxis) = (experiment.axes[rows], experiment.axes[columns])
    let shown = best { [rowAxis.levels[$0], columnAxis.levels[$0]] }
    let cells = shown.map { point in
      HeatMapFigure.Cell(
        column: columnAxis.levels[point.number], row: rowAxis.levels[point.number], value: point.value,
        standing: point.standing, point: point.number,
        detail: point.deviationText.map { "sd over seeds \($0)" } ?? "", missing: point.lost)
    }
    let figure = HeatMapFigure(
      title: "\(valueTitle) over \(columnAxis.name) and \(rowAxis.name)",
      columnTitle: columnAxis.name, rowTitle: rowAxis.name, valueTitle: valueTitle,
      columns: columnAxis.texts, rows: rowAxis.texts,
      cells: cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) })
    let kept =
      shown.count == experiment.points.count
      ? "Each cell is one point, the mean over its seeds."
      : "Each cell is the best of the points with these two values, the mean over its seeds."
    return ReportFigure(
      name: "answer", sentence: sentence(over: [columns, rows]), method: kept + standingWords, figure: figure)
  }

  // MARK: - Words

  private func sentence(over axes: [Int]) -> String {
    let names = axes.map { experiment.axes[$0].name }.listed
    if experiment.analysis.conditions.count > 1 {
      return "\(valueTitle.capitalized) over \(names), compared within each condition."
    }
    guard let best = experiment.bestPoint else { return "No point has a value of \(valueTitle)." }
    let chosen = axes.map { axis in
      let own = experiment.axes[axis]
      return "\(own.name) \(own.texts[own.levels[best.number]])"
    }.listed
    let goal = experiment.ranking.goal == .maximize ? "highest" : "lowest"
    let isPartial = experiment.axes.count > axes.count
    let rest =
      !isPartial
      ? ""
      : searchAxis == nil
        ? ", with the best value of every other axis" : "; the other axes vary from trial to trial"
    return "\(valueTitle.capitalized) is \(goal) at \(chosen)\(rest)."
  }

  /// What dots and lines are.
  private var markWords: String {
    let hasSeeds = experiment.points.contains { $0.seedValues.count > 1 }
    let start = hasSeeds ? "Mean over seeds" : "One seed for each point"
    let interval = experiment.hasIntervals ? " with its \(experiment.intervalTitle)" : ""
    return start + interval + (hasSeeds ? "; small dots are single seeds." : ".")
  }

  private var standingWords: String {
    guard experiment.analysis.conditions.contains(where: \.isTested) else { return "" }
    let untested =
      experiment.points.contains(where: \.isUntested)
      ? " Points that share fewer than 2 seeds with it are not tested." : ""
    return
      " Points are compared with the best one over seeds, all at once, at the 5 % level." + untested
  }
}
