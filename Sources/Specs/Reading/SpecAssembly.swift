import JSON
import Learning
import YAML

/// Makes what all points share: name, seeds, ranking, expectations.
struct SpecAssembly {
  let base: PointSpec
  let grid: SweepGrid
  let decoder: PointDecoder
  private(set) var diagnostics: [Diagnostic] = []

  var settings: Settings { decoder.base }

  init(base: PointSpec, grid: SweepGrid, decoder: PointDecoder) {
    self.base = base
    self.grid = grid
    self.decoder = decoder
  }

  mutating func spec() -> ExperimentSpec {
    checkSeeds()
    checkConditions()
    let ranking = ranking()
    return ExperimentSpec(
      name: settings.name ?? Self.folderName(of: decoder.context.name), description: settings.description,
      base: base, seeds: settings.seeds, ranking: ranking, solved: solved(),
      expectations: settings.expect.indices.compactMap { expectation(at: $0) }, check: check(),
      savedNetworks: settings.save.networks ?? .none, predictedParts: predictedParts(),
      maxRuns: settings.sweep.maxRuns, earlyStop: earlyStop(ranking))
  }

  /// Reports an error at a field, unless it or another field that the error depends on could not be read.
  mutating func report(
    _ message: String, at path: String, hint: String? = nil, follows others: [String] = [],
    severity: Diagnostic.Severity = .error
  ) {
    guard !([path] + others).contains(where: decoder.unread.includesField),
      !decoder.unread.includesKey(of: path)
    else { return }
    diagnostics.append(
      Diagnostic(
        severity, message, at: decoder.locations.span(of: path), notes: hint.map { [.init($0)] } ?? []))
  }

  /// A file's name as a folder's name: characters that are not allowed become `-`.
  private static func folderName(of stem: String) -> String {
    let text = String(stem.map { "x\($0)".isFileName ? $0 : "-" })
    return text.isFileName ? text : "experiment"
  }

  private mutating func checkSeeds() {
    var seen: Set<UInt64> = []
    for (index, seed) in settings.seeds.enumerated() where !seen.insert(seed).inserted {
      report("duplicate seed \(seed)", at: "seeds[\(index)]")
    }
  }

  private mutating func checkConditions() {
    for (index, path) in (settings.conditions ?? []).enumerated() where !grid.columns.contains(path) {
      report(
        "'\(path)' is not swept, so it cannot be a condition", at: "conditions[\(index)]",
        hint: grid.columns.isEmpty ? nil : "the axes are \(grid.columns.joined(separator: ", "))")
    }
  }

  /// The parts of `predictions:`, each once; reports those that the data do not have.
  private mutating func predictedParts() -> [DatasetPart] {
    let wanted = DatasetPart.allCases.reversed().filter((settings.predictions ?? []).contains)
    // Where axes change the data, points have different parts.
    let isSwept = grid.columns.contains { $0.hasPrefix("dataset") }
    guard !wanted.isEmpty, !isSwept, !decoder.unread.includesField("dataset.split") else { return wanted }
    let parts = decoder.resolver(of: grid.assignments(at: 0)).parts
    for part in wanted where !parts.contains(part) {
      report(
        "the data has no \(part.rawValue) part", at: "predictions",
        hint: "available: \(parts.map(\.rawValue).joined(separator: ", ")); to add the part, write dataset: "
          + "{split: {\(part.rawValue): 0.2}}")
    }
    return wanted
  }

  private mutating func ranking() -> Ranking {
    let resolver = decoder.resolver(of: grid.assignments(at: 0))
    switch settings.metric.name {
    case .epochs?, .bestEpoch?, .epochsToSolve?:
      report(
        "points can only be ranked by a metric of a part of the data", at: "metric.name",
        hint: "for example validation.accuracy")
    case .metric?, nil: break
    }
    let metric = resolver.rankingMetric
    if metric.part == .test, resolver.parts.contains(.validation) {
      report(
        "points are ranked on the test part although there is a validation part, so the best point's test result is "
          + "too optimistic", at: "metric.name", hint: "rank by validation.\(metric.metric.rawValue) instead",
        severity: .warning)
    }
    return Ranking(
      metric: metric,
      goal: settings.metric.goal ?? (metric.metric.isBetterWhenLarger ? .maximize : .minimize),
      moment: settings.metric.at, overSeeds: settings.metric.overSeeds)
  }

  private mutating func solved() -> Threshold? {
    guard decoder.locations["solved"] != nil else { return nil }
    let solved = settings.solved
    guard case .metric(let metric) = solved.metric else {
      report(
        "'solved' needs a metric of a part of the data", at: "solved.metric",
        hint: "for example metric: train.accuracy")
      return nil
    }
    let threshold = Threshold(of: metric, atLeast: solved.atLeast, atMost: solved.atMost)
    if threshold == nil {
      report("'solved' needs exactly one bound", at: "solved", hint: "either at_least: 1 or at_most: 0.01")
    }
    return threshold
  }

  private mutating func expectation(at index: Int) -> Expectation? {
    let entry = settings.expect[index]
    let path = "expect[\(index)]"
    guard let metric = entry.metric else { return nil }
    var bounds: [Expectation.Bound] = []
    if let bound = entry.atLeast { bounds.append(.atLeast(bound)) }
    if let bound = entry.atMost { bounds.append(.atMost(bound)) }
    if let range = entry.within {
      guard let of = range.of, let by = range.by else { return nil }
      bounds.append(.within(of: of, by: by))
    }
    guard bounds.count == 1 else {
      report(
        "an expectation needs exactly one bound, and this has \(bounds.isEmpty ? "none" : "\(bounds.count)")",
        at: path,
        hint: "for example at_least: 0.97, at_most: 0.05, or within: {of: 0.97, by: 0.01}")
      return nil
    }
    if case .number(let epoch) = entry.epoch { checkEpoch(epoch, at: "\(path).epoch") }
    let condition = entry.condition.all.map {
      AxisValue(path: $0.path, value: $0.json.meant(among: sweptValues(of: $0.path)))
    }
    checkCondition(entry.condition, meaning: condition)
    return Expectation(
      metric: metric, bound: bounds[0], condition: condition, points: entry.points, seeds: entry.seeds,
      epoch: entry.epoch, span: decoder.locations.span(of: path))
  }

  private mutating func checkEpoch(_ epoch: Int, at path: String) {
    let epochs = base.training.epochs
    switch base.training.evaluation {
    case _ where epoch > epochs: report("epoch \(epoch) is beyond the last, \(epochs)", at: path)
    case .end where epoch != epochs:
      report("only the last epoch is evaluated", at: path, hint: "write epoch: final")
    case .every(let step) where epoch % step != 0 && epoch != epochs:
      report("epoch \(epoch) is not evaluated; evaluations are \(step) epochs apart", at: path)
    default: break
    }
  }

  /// Reports a condition that no point meets.
  private mutating func checkCondition(_ condition: FieldAssignments, meaning wanted: [AxisValue]) {
    for assignment in condition.all {
      guard grid.columns.contains(assignment.path) else {
        guard !decoder.unread.contains(.axis(assignment.path)) else { return }
        diagnostics.append(
          Diagnostic(
            .error, "'\(assignment.path)' is not swept, so it cannot select points", at: assignment.span)
        )
        return
      }
    }
    // What a search will try is not known.
    guard !grid.isSearched, !condition.all.isEmpty, condition.isComplete,
      !condition.contain(anyOf: settings.sweep.replaced)
    else { return }
    let isMet = (0..<grid.count).contains { index in
      let values = grid.values(at: index, decoder: decoder)
      return wanted.allSatisfy { wanted in
        values.contains { $0.path == wanted.path && $0.value.matches(wanted.value) }
      }
    }
    guard !isMet else { return }
    let notes = wanted.compactMap { wanted -> Diagnostic.Note? in
      let values = sweptValues(of: wanted.path)
      guard !values.contains(where: { $0.matches(wanted.value) }) else { return nil }
      return Diagnostic.Note("\(wanted.path) is \(excerpt(values.map(\.flowText)))")
    }
    diagnostics.append(Diagnostic(.error, "'where' matches no point", at: condition.span, notes: notes))
  }

  /// The values of an axis, and those of included points.
  private func sweptValues(of path: String) -> [JSON] {
    let axes = grid.blocks.flatMap(\.axes).filter { $0.path == path }.flatMap(\.values)
    let included = grid.included.flatMap(\.all).filter { $0.path == path }
    return (axes + included).map(\.json).reduce(into: []) { values, value in
      if !values.contains(value) { values.append(value) }
    }
  }

  private func check() -> CheckSettings {
    let check = settings.check
    return CheckSettings(
      metrics: check.metrics, margin: check.margin, alpha: check.alpha, onInconclusive: check.onInconclusive)
  }
}
