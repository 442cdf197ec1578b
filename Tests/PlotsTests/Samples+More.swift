@testable import Plots

extension Samples {
  static let bars = BarFigure(
    title: "What matters", valueTitle: "share of the variance of validation accuracy",
    bars: [
      .init(name: "learning rate", share: 0.83, interval: Interval(0.79, 0.86)),
      .init(name: "hidden size", share: 0.04, interval: Interval(0.02, 0.07)),
      .init(name: "learning rate × hidden size", share: 0.065, kind: .pair),
      .init(name: hostile[0], share: 0.002),
      .init(name: "seeds", share: 0.06, kind: .seeds), .init(name: "momentum", share: -0.001),
    ])

  static func confusion(_ count: Int, _ samples: Int) -> ConfusionFigure {
    var noise = Noise(state: 5)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for _ in 0..<samples {
      let row = Int(noise.next() * Double(count))
      let isRight = noise.next() < 0.9
      let near = min(count - 1, row + 1 + Int(noise.next() * 3))
      counts[row][isRight ? row : noise.next() < 0.5 ? near : Int(noise.next() * Double(count))] +=
        1
    }
    return ConfusionFigure(
      title: "Mistakes",
      classes: (0..<count).map {
        count == 3 ? ["setosa", "versicolor", "virginica"][$0] : "class \($0)"
      },
      counts: counts)
  }

  static func normals(_ count: Int, heavy: Bool = false) -> [Double] {
    var noise = Noise(state: 9)
    return (0..<count).map { index in
      let sum = (0..<12).reduce(0.0) { total, _ in total + noise.next() } - 6
      return heavy && index % 97 == 0 ? sum * 1e6 : sum * 0.3
    }
  }

  static func scatter(_ count: Int) -> ScatterFigure {
    var noise = Noise(state: 2)
    return ScatterFigure(
      title: "Accuracy against cost", xTitle: "weights", yTitle: "validation accuracy", xKind: .log,
      items: (0..<count).map { index in
        let size = 20 * (1 + 2000 * noise.next() * noise.next() * noise.next())
        return .init(
          x: size, y: 0.99 - 8 / (size + 30) - noise.next() * noise.next() * 0.2,
          standing: .unranked, point: index, label: "[64,\(Int(size)),10]")
      }, front: .higherIsBetter)
  }

  static func predictions(_ count: Int) -> ScatterFigure {
    let errors = normals(count)
    var noise = Noise(state: 4)
    return ScatterFigure(
      title: "Predictions", xTitle: "true value", yTitle: "prediction",
      items: errors.map { error in
        let truth = noise.next() * 10
        return .init(x: truth, y: truth + error)
      }, hasDiagonal: true)
  }

  static func changes(_ count: Int) -> ChangeFigure {
    var noise = Noise(state: 6)
    return ChangeFigure(
      title: "Baseline against change", valueTitle: "test accuracy", changeName: "this branch",
      rows: (0..<count).map { index in
        let baseline = 0.9 + noise.next() * 0.05
        let verdicts: [ChangeFigure.Verdict] = [.same, .better, .worse]
        let verdict = index == 4 ? .worse : verdicts[Int(noise.next() * 3)]
        let shift = index == 4 ? -14 : verdict == .same ? 0.001 : verdict == .better ? 0.015 : -0.02
        let change: Double? = index == 3 ? nil : baseline + shift
        return .init(
          label: index == 2 ? hostile[6] : "learning rate 0.\(index), layers [64,\(index),10]",
          baseline: baseline,
          baselineInterval: Interval(baseline - 0.008, baseline + 0.008), change: change,
          changeInterval: change.map { Interval($0 - 0.006, $0 + 0.006) },
          verdict: change == nil ? .unknown : verdict,
          point: index)
      })
  }

  static func search(_ count: Int, _ trials: Int) -> BestSoFarFigure {
    BestSoFarFigure(
      title: "Searches", valueTitle: "validation loss", valueKind: .log, lowerIsBetter: true,
      searches: (0..<count).map { index in
        var noise = Noise(state: UInt64(20 + index))
        return .init(
          name: count == 1 ? "" : ["random", "TPE", "hyperband", "grid"][index],
          trials: (0..<trials).map { trial in
            let isLost = noise.next() < 0.06
            let skill = 1 / (1 + Double(trial * index) * 0.05)
            return .init(
              x: Double(trial + 1),
              value: isLost ? nil : 0.02 + noise.next() * skill * (1 + noise.next() * 3),
              point: trial, label: "trial \(trial + 1)")
          })
      })
  }
}
