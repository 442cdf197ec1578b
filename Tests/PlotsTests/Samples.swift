@testable import Plots

/// Invented results that figures are tried on.
enum Samples {
  static let hostile = [
    "</script><img src=x onerror=alert(1)>", "a \"quoted\" & 'single' <b>",
    "\u{0}\u{1}\u{1B}[31m\u{202E}abc\u{FFFF}",
    "😀👩‍👩‍👧 emoji", "الشبكة العصبية", "学习率", String(repeating: "/data/a-very-long-path", count: 14), "",
  ]

  /// Numbers between 0 and 1 that look drawn at random and are always the same.
  struct Noise {
    var state: UInt64

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
  }

  static func dots(
    _ kind: AxisKind, count: Int, seeds: Int = 5, outlier: Bool = false, seed: UInt64 = 1
  )
    -> [DotFigure.Dot]
  {
    var noise = Noise(state: seed)
    let best = count / 2
    return (0..<count).map { index in
      let x = kind == .log ? Tick.decimal([1, 2, 5][index % 3], index / 3 - 4) : Double(index)
      let distance = Double(index - best) / Double(max(count, 1))
      let center = 0.976 - distance * distance * 0.4 - noise.next() * 0.006
      var values = (0..<seeds).map { _ in center + (noise.next() - 0.5) * 0.02 }
      if outlier, index == 1 { values[0] = 2.4487e29 }
      let mean = values.reduce(0, +) / Double(max(1, values.count))
      let isMissing = index == count - 1 && count > 3
      return DotFigure.Dot(
        x: x, mean: isMissing ? nil : mean,
        interval: isMissing ? nil : Interval(mean - 0.008, mean + 0.008),
        values: isMissing ? [] : values,
        standing: index == best ? .best : abs(index - best) < 3 ? .tied : .other, point: index,
        label: "learning rate \(NumberText.shortest(x))",
        missing: isMissing ? 5 : index == 0 ? 1 : 0)
    }
  }

  static func heatMap(_ columns: Int, _ rows: Int) -> HeatMapFigure {
    var noise = Noise(state: 7)
    var cells: [HeatMapFigure.Cell] = []
    for row in 0..<rows {
      for column in 0..<columns where (row * 7 + column * 3) % 19 != 5 {
        let x = Double(column) / Double(columns) - 0.5
        let y = Double(row) / Double(rows) - 0.4
        let value = 0.98 - (x * x + y * y) * 1.4 - noise.next() * 0.02
        let isMissing = column == columns - 1 && row < 2
        cells.append(
          HeatMapFigure.Cell(
            column: column, row: row, value: isMissing ? nil : value,
            standing: column == columns / 2 && row == rows / 2
              ? .best : value > 0.95 ? .tied : .other,
            point: row * columns + column, detail: "sd over 5 seeds 0.003",
            missing: isMissing ? 5 : row == 0 ? 2 : 0))
      }
    }
    return HeatMapFigure(
      title: "Validation accuracy over learning rate and hidden size", columnTitle: "learning rate",
      rowTitle: "layers", valueTitle: "validation accuracy",
      columns: (0..<columns).map {
        NumberText.shortest(Tick.decimal([1, 2, 5][$0 % 3], $0 / 3 - 3))
      },
      rows: (0..<rows).map { "[64,\(8 << min($0, 9)),10]" }, cells: cells)
  }

  static func curves(_ count: Int, epochs: Int = 100, isLog: Bool = false) -> CurveFigure {
    var noise = Noise(state: 3)
    let series = (0..<count).map { index in
      let rate = 0.02 + Double(index % 7) * 0.015
      var y: [Double] = []
      var level = 1.0
      for epoch in 0..<epochs {
        level *= 1 - rate * 100 / Double(epochs)
        let isGap =
          index == 1 && (epochs * 4 / 10..<epochs / 2).contains(epoch) && epoch != epochs * 9 / 20
        let hasDiverged = index == 2 && epoch > epochs * 7 / 10
        y.append(isGap || hasDiverged ? .nan : (level + 0.02) * (1 + (noise.next() - 0.5) * 0.2))
      }
      return CurveFigure.Series(
        name:
          "learning rate \(NumberText.shortest(Tick.decimal([1, 2, 5][index % 3], index / 3 - 3)))",
        x: (1...max(epochs, 1)).map { Double($0) }, y: y,
        band: y.map { Interval($0 * 0.85, $0 * 1.2) }, isHighlighted: index < 5,
        standing: index == 0 ? .best : .other, point: index,
        diverged: index == 2 ? [Double(epochs * 7 / 10 + 1)] : [])
    }
    return CurveFigure(
      title: "Learning curves", valueTitle: "validation loss", valueKind: isLog ? .log : .linear,
      bandTitle: "minimum to maximum over 5 seeds", series: series)
  }
}
