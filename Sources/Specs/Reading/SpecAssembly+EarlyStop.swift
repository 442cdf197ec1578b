extension SpecAssembly {
  private static let path = "sweep.stop_early"

  /// How the sweep stops points early; nil if the spec does not set it.
  mutating func earlyStop(_ ranking: Ranking) -> EarlyStop? {
    let stop = settings.sweep.stopEarly
    guard stop.isSpecified else { return nil }
    guard let basis = stop.basis else {
      report(
        "'stop_early' needs 'by'", at: Self.path, hint: "for example by: seeds", follows: ["\(Self.path).by"])
      return nil
    }
    checkOwners(of: stop, basis)
    switch basis {
    case .seeds: return race(stop)
    case .epochs: return halving(stop, ranking)
    }
  }

  /// Reports keys that are not used.
  private mutating func checkOwners(of stop: StopEarlySettings, _ basis: StopEarlySettings.Basis) {
    let owners: [(key: String, isSet: Bool, basis: StopEarlySettings.Basis)] = [
      ("min_seeds", stop.minSeeds != nil, .seeds), ("method", stop.method != nil, .epochs),
      ("eta", stop.eta != nil, .epochs), ("min_epochs", stop.minEpochs != nil, .epochs),
      ("brackets", stop.brackets != nil, .epochs),
    ]
    for owner in owners where owner.isSet && owner.basis != basis {
      report(
        "'\(owner.key)' is not used by '\(basis.rawValue)'", at: "\(Self.path).\(owner.key)",
        hint: "it is for by: \(owner.basis.rawValue)", follows: ["\(Self.path).by"])
    }
    if basis == .epochs, stop.brackets != nil, stop.method != .hyperband {
      report(
        "'brackets' is not used by 'halving', which has one", at: "\(Self.path).brackets",
        hint: "it is for method: hyperband", follows: ["\(Self.path).method"])
    }
  }

  private mutating func race(_ stop: StopEarlySettings) -> EarlyStop {
    let first = stop.minSeeds ?? 5
    let count = settings.seeds.count
    if count <= first {
      report(
        "no point can be stopped early: the points are first compared after \(first) seeds, and there "
          + (count == 1 ? "is 1" : "are \(count)"),
        at: Self.path, hint: "for example seeds: \(4 * first)", follows: ["seeds"], severity: .warning)
    }
    return .seeds(first: first)
  }

  private mutating func halving(_ stop: StopEarlySettings, _ ranking: Ranking) -> EarlyStop? {
    for path in ["training.epochs", "evaluate.every"] where grid.columns.contains(path) {
      report(
        "'\(path)' cannot be swept by a sweep that stops points by epochs: all are compared after the same epochs",
        at: Self.path, follows: [path])
      return nil
    }
    guard case .every(let step) = base.training.evaluation else {
      report(
        "points cannot be compared before the last epoch if only that is evaluated", at: Self.path,
        hint: "for example evaluate: {every: 1}", follows: ["evaluate.every"])
      return nil
    }
    let metric = ranking.metric.metric
    guard base.curveMetrics.contains(metric) else {
      report(
        "points are compared by '\(ranking.metric)', which is not measured at every evaluation",
        at: Self.path,
        hint: metric.basis == .outputs
          ? "rank by another metric, such as accuracy or loss"
          : "write evaluate: {metrics: [\(metric.rawValue)]}", follows: ["metric.name", "evaluate.metrics"])
      return nil
    }
    let (first, epochs) = (stop.minEpochs ?? 1, base.training.epochs)
    let firstRung = (first + step - 1) / step * step
    if firstRung >= epochs {
      report(
        "no point can be stopped early: the points are first compared after epoch \(firstRung), and training ends "
          + "after \(epochs)",
        at: Self.path, follows: ["training.epochs", "evaluate.every"], severity: .warning)
    }
    return .epochs(
      EpochStop(
        first: first, eta: stop.eta ?? 3, epochs: epochs, step: step,
        kinds: stop.method == .hyperband ? stop.brackets : 1))
  }
}
