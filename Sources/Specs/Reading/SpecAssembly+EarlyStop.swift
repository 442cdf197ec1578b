extension SpecAssembly {
  /// How the sweep stops points early; nil if the spec does not set it.
  mutating func earlyStop() -> EarlyStop? {
    let stop = settings.sweep.stopEarly
    let path = "sweep.stop_early"
    guard stop.isSpecified else { return nil }
    guard let basis = stop.basis else {
      report("'stop_early' needs 'by'", at: path, hint: "for example by: seeds", follows: ["\(path).by"])
      return nil
    }
    switch basis {
    case .seeds:
      let first = stop.minSeeds ?? 5
      if settings.seeds.count <= first {
        report(
          "no point can be stopped early: the points are first compared after \(first) seeds, and there "
            + (settings.seeds.count == 1 ? "is 1" : "are \(settings.seeds.count)"),
          at: path, hint: "for example seeds: \(4 * first)", follows: ["seeds"], severity: .warning)
      }
      return .seeds(first: first)
    }
  }
}
