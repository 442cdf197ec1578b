import Learning
import Plots
import Records
import Results

/// Learning curves: of the ranking metric at all points, and of the losses at the best one.
struct CurvesFigure {
  /// More points than these are chosen from by rank.
  private static let mostLines = 60

  let experiment: ReportedExperiment

  /// The points whose curves are drawn: the best third of `mostLines`, then evenly by rank.
  private var shown: [Int] {
    let order = experiment.order
    guard order.count > Self.mostLines else { return order }
    let top = Self.mostLines / 3
    let rest = Self.mostLines - top
    return Array(order[..<top]) + (0..<rest).map { order[top + $0 * (order.count - top) / rest] }
  }

  /// The ranking metric, or the loss where curves do not hold it; nil without curves.
  var all: ReportFigure? {
    let names = [
      experiment.ranking.metric, MetricName(.validation, .loss), MetricName(.test, .loss),
      MetricName(.train, .loss), MetricName(.train, .runningLoss),
    ]
    for name in names {
      if let figure = all(of: name) { return figure }
    }
    return nil
  }

  private func all(of name: MetricName) -> ReportFigure? {
    let curves = shown.compactMap { index in
      LearningCurve(of: name, runs: experiment.runs(of: index)).map { (index, $0) }
    }
    guard curves.contains(where: { $0.1.epochs.count > 1 }) else { return nil }
    let series = curves.reversed().map { index, curve in
      let point = experiment.points[index]
      let isBest = index == experiment.focus
      return CurveFigure.Series(
        name: isBest ? "best point" : point.setting, x: curve.epochs, y: curve.mean,
        band: isBest ? curve.band : [], isHighlighted: isBest, standing: point.standing, point: index,
        diverged: curve.diverged)
    }
    let figure = CurveFigure(
      title: "\(name.words) while training", valueTitle: name.words,
      valueKind: Self.kind(name, curves.map(\.1)), bandTitle: "minimum to maximum over runs", series: series)
    let chosen =
      shown.count < experiment.points.count
      ? " \(shown.count) of \(quantity(experiment.points.count, "point")): the best, and others evenly by rank."
      : ""
    return ReportFigure(
      name: "curves", sentence: sentence(name),
      method:
        "Mean over runs, up to the epoch that half of them reach; the band around the best point's is from the lowest to the highest run.\(chosen)",
      figure: figure)
  }

  private func sentence(_ name: MetricName) -> String {
    guard let best = experiment.focus, let curve = LearningCurve(of: name, runs: experiment.runs(of: best)),
      let end = curve.epochs.last
    else { return "\(name.words.capitalized) while training." }
    let isLarger = name.metric.isBetterWhenLarger
    let places = curve.mean.indices.dropFirst()
    let top = places.min { isLarger ? curve.mean[$0] > curve.mean[$1] : curve.mean[$0] < curve.mean[$1] }
    guard let top else { return "\(name.words.capitalized) while training." }
    let (value, epoch) = (
      NumberText.significant(curve.mean[top], digits: 4), NumberText.count(Int(curve.epochs[top]))
    )
    if top == curve.mean.indices.last {
      return
        "The mean \(name.words) of \(experiment.focusWords) is best, \(value), at the last epoch, \(epoch)."
    }
    return
      "The mean \(name.words) of \(experiment.focusWords) is best, \(value), at epoch \(epoch) of \(NumberText.count(Int(end)))."
  }

  /// Losses of the best point on all parts: whether it overfits.
  var best: ReportFigure? {
    guard let best = experiment.focus else { return nil }
    let names = DatasetPart.allCases.map { MetricName($0, .loss) }
    let curves = names.compactMap { name in
      LearningCurve(of: name, runs: experiment.runs(of: best)).map { (name, $0) }
    }
    guard curves.count > 1, curves.contains(where: { $0.1.epochs.count > 2 }) else { return nil }
    let series = curves.map { name, curve in
      CurveFigure.Series(
        name: name.part.word, x: curve.epochs, y: curve.mean, band: curve.band, diverged: curve.diverged)
    }
    return ReportFigure(
      name: "losses", sentence: overfitting(curves.map { ($0.0.part, $0.1) }),
      method: "Mean over the best point's runs; bands are from the lowest to the highest run.",
      figure: CurveFigure(
        title: "Loss of the best point on each part", valueTitle: "loss",
        valueKind: Self.kind(names[0], curves.map(\.1)),
        bandTitle: "minimum to maximum over runs", series: series))
  }

  private func overfitting(_ curves: [(part: DatasetPart, curve: LearningCurve)]) -> String {
    let held = curves.first { $0.part == .validation } ?? curves.first { $0.part == .test }
    guard let held,
      let least = held.curve.mean.indices.min(by: { held.curve.mean[$0] < held.curve.mean[$1] }),
      let last = held.curve.mean.indices.last
    else { return "Losses of \(experiment.focusWords)." }
    let epoch = quantity(Int(held.curve.epochs[least]), "epoch")
    let (low, end) = (held.curve.mean[least], held.curve.mean[last])
    // Two per cent: less is within what single epochs differ by.
    guard least < last, end > low * 1.02 else {
      return
        "The \(held.part.word) loss of \(experiment.focusWords) is not higher at the end than before: no sign of overfitting."
    }
    return "The \(held.part.word) loss of \(experiment.focusWords) is lowest after \(epoch) and "
      + "\(NumberText.percent(end / low - 1)) higher at the end."
  }

  /// Metrics whose values fall towards 0 while training.
  private static let errors: Set<Metric> = [
    .loss, .objective, .runningLoss, .mse, .rmse, .mae, .maxAbsError, .squaredErrorPercentage, .errorRate,
  ]

  /// Log for losses and errors, all positive, of which the largest mean is more than 20 times the smallest.
  private static func kind(_ name: MetricName, _ curves: [LearningCurve]) -> AxisKind {
    guard errors.contains(name.metric) else { return .linear }
    let values = curves.flatMap(\.mean)
    guard let low = values.min(), let high = values.max(), low > 0, high / low > 20 else { return .linear }
    return .log
  }
}
