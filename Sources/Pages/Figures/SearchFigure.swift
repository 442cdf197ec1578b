import Plots
import Records
import Results
import Specs

/// How a search went: every trial in its order, and the best value so far.
struct SearchFigure {
  let experiment: ReportedExperiment
  let search: SearchFacts

  /// nil before the first trial has ended.
  var figure: ReportFigure? {
    let trials = trials
    guard !trials.isEmpty, experiment.analysis.conditions.count == 1 else { return nil }
    return ReportFigure(
      name: "search", sentence: sentence(trials.count), method: method,
      figure: BestSoFarFigure(
        title: "Best so far", axisTitle: "trial", valueTitle: experiment.ranking.words,
        valueKind: experiment.valueKind(of: trials.compactMap(\.value)),
        lowerIsBetter: experiment.ranking.goal == .minimize,
        searches: [BestSoFarFigure.Search(trials: trials)]))
  }

  /// The points in the order in which they were proposed; a point of which a run diverged has no value.
  private var trials: [BestSoFarFigure.Trial] {
    experiment.points.filter { $0.counts.missing < $0.counts.total }.map { point in
      BestSoFarFigure.Trial(
        x: Double(point.number), value: point.counts.diverged == 0 ? point.value : nil, point: point.number,
        label: point.setting)
    }
  }

  private func sentence(_ count: Int) -> String {
    let done = "\(NumberText.count(count)) of \(quantity(search.trials, "trial")) by \(search.method.words)"
    guard let last = experiment.summary.improvements.last else { return "\(done); none has a value." }
    return "\(done). The best one is trial \(last.trial): \(experiment.points[last.trial].valueText)."
  }

  private var method: String {
    "Trials are numbered from 0, as points are; each dot is the mean over its seeds. Points were proposed "
      + "\(search.batch) at a time"
      + (search.method.learns ? ", from the results of all trials before them" : "")
      + "; sweep seed \(search.seed). "
      + "How much each axis explains is not estimated: a search tries most points where results are good, so that "
      + "shares of the variance would say more about the search than about the axes."
  }
}

extension ReportedExperiment {
  /// The scale for a search's values: log for what is to be small, positive everywhere and spread over more than a factor of
  /// 20.
  func valueKind(of values: [Double]) -> AxisKind {
    guard ranking.goal == .minimize, let low = values.min(), let high = values.max(), low > 0,
      high / low > 20
    else { return .linear }
    return .log
  }
}

extension SweepMethod {
  /// The method as a sentence names it.
  fileprivate var words: String {
    switch self {
    case .grid: "grid"
    case .random: "random search"
    case .sobol: "a Sobol’ sequence, which covers the space evenly"
    case .tpe: "TPE, which draws points where good ones are dense (tree-structured Parzen estimator)"
    case .gp: "a Gaussian process, which predicts values and how uncertain they are"
    }
  }
}
