import Plots
import Results
import Statistics

/// What matters: how much of the variance each axis explains.
struct ImportanceFigure {
  /// Shares below this are not drawn one by one.
  private static let least = 0.005
  private static let mostPairs = 5

  let experiment: ReportedExperiment
  let shares: AxisShares
  private var importance: AxisImportance { shares.shares }

  var figure: ReportFigure {
    let of = "share of the variance of \(experiment.ranking.words)"
    return ReportFigure(
      name: "importance", sentence: sentence, method: method,
      figure: BarFigure(title: "What matters", valueTitle: of, bars: bars))
  }

  /// With one seed, what chance explains is within the other shares.
  private var hasSeeds: Bool { experiment.analysis.points.contains { $0.seedsAsked > 1 } }

  private var axisBars: [BarFigure.Bar] {
    zip(experiment.axes, importance.axes).map { BarFigure.Bar(name: $0.name, share: $1, kind: .axis) }
  }

  private var bars: [BarFigure.Bar] {
    let telling = importance.pairs.sorted { $0.share > $1.share }.prefix(Self.mostPairs)
      .filter { $0.share >= Self.least }
    let otherPairs = importance.pairs.reduce(0) { $0 + $1.share } - telling.reduce(0) { $0 + $1.share }
    let pairs = telling.map { pair in
      BarFigure.Bar(
        name: "\(experiment.axes[pair.first].name) × \(experiment.axes[pair.second].name)",
        share: pair.share, kind: .pair)
    }
    // What is shared can be below 0, where axes explain more together than one by one.
    let rest = [
      ("other pairs", otherPairs), ("three axes and more", importance.interactions),
      ("no single axis", importance.shared + importance.unexplained),
    ].filter { $0.1 >= Self.least }.map { BarFigure.Bar(name: $0.0, share: $0.1, kind: .rest) }
    return (axisBars + pairs).sorted { $0.share > $1.share } + rest
      + (hasSeeds ? [BarFigure.Bar(name: "seeds", share: importance.seeds, kind: .seeds)] : [])
  }

  private var sentence: String {
    let sorted = axisBars.sorted { $0.share > $1.share }
    guard let first = sorted.first else { return "" }
    var text = "\(first.name.capitalized) explains \(NumberText.percent(first.share)) of the variance"
    text += sorted.dropFirst().prefix(2).map { "; \($0.name) \(NumberText.percent($0.share))" }.joined()
    return text + (hasSeeds ? "; seeds \(NumberText.percent(importance.seeds))." : ".")
  }

  private var method: String {
    let ranks =
      shares.scale == .ranks
      ? " Of the values' ranks, because runs diverged or values lie orders of magnitude apart." : ""
    let chance = hasSeeds ? "" : " With one seed, chance is within these shares."
    switch importance.method {
    case .grid:
      return "Exact decomposition of the variance over the full grid (functional ANOVA)." + ranks + chance
    case .additive:
      return
        "The points are no full grid: additive least squares, where an axis's share is what the fit loses without it."
        + ranks + chance
    }
  }
}
