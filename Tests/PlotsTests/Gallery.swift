@testable import Plots

/// Every figure on ordinary, empty, huge and hostile numbers.
enum Gallery {
  static let figures: [(name: String, figure: any Figure)] =
    dots + heatMaps + curves + others + hostile

  static let dots: [(name: String, figure: any Figure)] = [
    ("dots-log", dot(.log, [.init(dots: Samples.dots(.log, count: 14))])),
    (
      "dots-linear-many-seeds",
      dot(.linear, [.init(dots: Samples.dots(.linear, count: 9, seeds: 120))])
    ),
    (
      "dots-categories",
      dot(
        .categories(["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]),
        [.init(dots: Samples.dots(.linear, count: 6))])
    ),
    (
      "dots-hostile",
      dot(
        .categories(Samples.hostile), [.init(dots: Samples.dots(.linear, count: 8, outlier: true))])
    ),
    ("dots-outlier", dot(.linear, [.init(dots: Samples.dots(.linear, count: 9, outlier: true))])),
    ("dots-series", dot(.log, series(5))),
    ("dots-panels", dot(.log, series(6), .panels)),
    ("dots-one", dot(.linear, [.init(dots: Array(Samples.dots(.linear, count: 1, seeds: 1)))])),
    ("dots-empty", dot(.linear, [.init(dots: [.init(x: 1, mean: nil, label: "1", missing: 5)])])),
    ("dots-3000", dot(.linear, [.init(dots: Samples.dots(.linear, count: 3000, seeds: 3))])),
  ]

  static let heatMaps: [(name: String, figure: any Figure)] = [
    ("heat-7x5", Samples.heatMap(7, 5)), ("heat-12x10", Samples.heatMap(12, 10)),
    ("heat-40x60", Samples.heatMap(40, 60)),
    (
      "heat-empty",
      HeatMapFigure(
        title: "Nothing", columnTitle: "a", rowTitle: "b", valueTitle: "loss", columns: [],
        rows: [],
        cells: [])
    ),
  ]

  static let curves: [(name: String, figure: any Figure)] = [
    ("curves-5", Samples.curves(5)), ("curves-log", Samples.curves(12, isLog: true)),
    ("curves-120", Samples.curves(120, epochs: 300)), ("curves-empty", Samples.curves(0)),
    ("curves-exploding", exploding(.linear)), ("curves-exploding-log", exploding(.log)),
  ]

  static let others: [(name: String, figure: any Figure)] = [
    ("bars", Samples.bars), ("bars-empty", BarFigure(title: "", valueTitle: "", bars: [])),
    ("confusion-3", Samples.confusion(3, 150)), ("confusion-10", Samples.confusion(10, 1800)),
    ("confusion-30", Samples.confusion(30, 3000)), ("confusion-200", Samples.confusion(200, 6000)),
    (
      "histogram",
      HistogramFigure(
        title: "Residuals", axisTitle: "prediction − truth", values: Samples.normals(500),
        references: [.init(0, "no error")])
    ),
    (
      "histogram-heavy",
      HistogramFigure(
        title: "Residuals", axisTitle: "prediction − truth",
        values: Samples.normals(5000, heavy: true) + [.nan])
    ),
    ("histogram-one", HistogramFigure(title: "Residuals", axisTitle: "loss", values: [0.25])),
    ("pareto", Samples.scatter(60)), ("pareto-3000", Samples.scatter(3000)),
    ("predictions", Samples.predictions(300)), ("predictions-6000", Samples.predictions(6000)),
    ("changes", Samples.changes(14)), ("search-1", Samples.search(1, 60)),
    ("search-3", Samples.search(3, 120)),
    ("search-4-800", Samples.search(4, 800)),
  ]

  /// Names that try to break files, in every place that takes a name.
  static let hostile: [(name: String, figure: any Figure)] = [
    (
      "hostile-heat",
      HeatMapFigure(
        title: Samples.hostile[0], columnTitle: Samples.hostile[0], rowTitle: Samples.hostile[2],
        valueTitle: Samples.hostile[6], columns: Samples.hostile, rows: Samples.hostile,
        cells: Samples.hostile.indices.map {
          .init(column: $0, row: ($0 * 3) % 8, value: Double($0), detail: Samples.hostile[$0])
        })
    ),
    (
      "hostile-curves",
      CurveFigure(
        title: Samples.hostile[1], axisTitle: Samples.hostile[0], valueTitle: Samples.hostile[4],
        bandTitle: Samples.hostile[2],
        series: Samples.hostile.enumerated().map { index, name in
          .init(name: name, x: [1, 2, 3], y: [3, 2, Double(index)], standing: .other)
        })
    ),
  ]

  /// Two lines that learn, and one that explodes before it diverges.
  private static func exploding(_ kind: AxisKind) -> CurveFigure {
    var figure = Samples.curves(2, epochs: 40)
    figure.valueKind = kind
    let epochs = (1...25).map { Double($0) }
    figure.series.append(
      .init(
        name: "learning rate 5", x: epochs,
        y: epochs.map { $0 < 8 ? 1.1 : Tick.decimal(3, Int($0) * 9) },
        point: 2, diverged: [26]))
    return figure
  }

  private static func series(_ count: Int) -> [DotFigure.Series] {
    (0..<count).map { index in
      .init(
        name: index == 2
          ? "a name that goes on for much longer than anybody would like" : "momentum 0.\(index)",
        dots: Samples.dots(.log, count: 10, seed: UInt64(index)))
    }
  }

  private static func dot(
    _ axis: AxisKind, _ series: [DotFigure.Series], _ arrangement: DotFigure.Arrangement = .colors
  ) -> DotFigure {
    DotFigure(
      title: "Validation accuracy by learning rate", axis: axis, axisTitle: "learning rate",
      valueTitle: "validation accuracy", series: series, arrangement: arrangement)
  }
}
