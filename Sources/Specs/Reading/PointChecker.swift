import Datasets
import Learning
import YAML

/// Decodes every point of a sweep before anything is trained, so that every error is reported in advance.
struct PointChecker {
  let grid: SweepGrid
  let decoder: PointDecoder
  let context: SpecContext
  private(set) var diagnostics: [Diagnostic] = []
  /// What points without errors are made of.
  private(set) var parts: CheckedParts
  private var seen: Set<Identity> = []
  /// How often each message occurred, and how often it is shown.
  private var occurrences: [String: Int] = [:]
  private static let shown = 3
  /// The shape of the data of a request; nil if they have an error, which is reported.
  private var shapes: [DatasetRequest: DatasetShape?] = [:]

  /// What makes two errors the same.
  private struct Identity: Hashable {
    let message: String
    let range: Range<Int>?
    let source: ObjectIdentifier?
  }

  /// - Parameter separatesParts: whether points whose parts were found without errors in other points are passed over.
  init(grid: SweepGrid, decoder: PointDecoder, context: SpecContext, separatesParts: Bool) {
    self.grid = grid
    self.decoder = decoder
    self.context = context
    parts = CheckedParts(separatesParts ? SweepFactors(grid.blocks) : nil)
  }

  /// Checks all points, or none if the sweep has too many runs; returns the spec of the first point without errors.
  mutating func checkAll() -> PointSpec? {
    checkSize() ? checkPoints() : nil
  }

  /// Checks all points, however many; returns the spec of the first point without errors.
  @discardableResult
  mutating func checkPoints() -> PointSpec? {
    var first: PointSpec?
    for index in 0..<grid.count {
      let combination = grid.combination(at: index)
      if let combination, parts.cover(combination) { continue }
      let (spec, isSound) = check(grid.assignments(at: index))
      if first == nil { first = spec }
      if isSound, let spec, let combination { parts.add(spec, of: combination) }
    }
    checkIncludedPoints()
    countRepeated()
    return first
  }

  /// The spec of a point, and whether it has neither errors nor warnings; reports them.
  private mutating func check(_ assignments: [FieldAssignment]) -> (spec: PointSpec?, isSound: Bool) {
    var resolver = decoder.resolver(of: assignments)
    let spec = resolver.point()
    var hasShape = false
    // Errors in the data are reported whether or not there are others.
    if let dataset = resolver.dataset, !resolver.hasDatasetError {
      let shape = shape(of: dataset, resolver: &resolver)
      hasShape = shape != nil
      if let spec, let shape {
        resolver.checkTask(spec.dataset, against: shape)
        resolver.check(spec.network, against: shape)
        resolver.checkClassWeights(against: shape)
        resolver.checkMetrics(of: spec.network, against: shape)
      }
    }
    for diagnostic in resolver.diagnostics { note(diagnostic) }
    return (spec, hasShape && resolver.diagnostics.isEmpty)
  }

  /// Reports included points that the sweep has already.
  private mutating func checkIncludedPoints() {
    guard !grid.isSearched else { return }
    let swept = Set(grid.blocks.flatMap { $0.axes.map(\.path) })
    let outside = decoder.values(of: [], columns: grid.columns)
    var earlier: Set<[AxisValue]> = []
    for point in grid.included {
      let values = grid.values(ofIncluded: point, decoder: decoder)
      let isOutside = zip(values, outside).allSatisfy {
        swept.contains($0.path) || $0.value.matches($1.value)
      }
      let byPath = Dictionary(values.map { ($0.path, $0.value) }) { $1 }
      let isCrossed = isOutside && grid.hasCrossedPoint(with: byPath)
      if !earlier.insert(values).inserted || isCrossed {
        note(Diagnostic(.error, "the sweep already has this point", at: point.span))
      }
    }
  }

  private mutating func shape(of request: DatasetRequest, resolver: inout Resolver) -> DatasetShape? {
    if let known = shapes[request] { return known }
    do {
      let shape = try context.shape(request)
      shapes[request] = shape
      for note in shape.notes where note.severity == .warning { resolver.warn(note) }
      return shape
    } catch {
      resolver.report(error)
      shapes[request] = .some(nil)
      return nil
    }
  }

  private mutating func note(_ diagnostic: Diagnostic) {
    let identity = Identity(
      message: diagnostic.message, range: diagnostic.span?.range,
      source: diagnostic.span.map { ObjectIdentifier($0.source) })
    guard seen.insert(identity).inserted else { return }
    // Many values of an axis may have the same error: a few are enough to show it.
    occurrences[diagnostic.message, default: 0] += 1
    if occurrences[diagnostic.message, default: 0] <= Self.shown { diagnostics.append(diagnostic) }
  }

  /// Adds to the last shown of many similar errors how many more there are.
  private mutating func countRepeated() {
    for (message, count) in occurrences where count > Self.shown {
      guard let last = diagnostics.lastIndex(where: { $0.message == message }) else { continue }
      diagnostics[last].notes.append(.init("and \(count - Self.shown) more like this"))
    }
  }

  /// Whether the sweep has points, and no more runs than its maximum.
  private mutating func checkSize() -> Bool {
    let base = decoder.base
    let split = base.dataset.split
    let trials = grid.isSearched ? base.sweep.trials ?? grid.count : grid.count
    let factors = [
      (trials, grid.isSearched ? "trial" : "point"), (base.seeds.count, "seed"), (split.repeats, "repeat"),
      (split.folds ?? 1, "fold"),
    ]
    guard grid.count > 0 else {
      note(
        Diagnostic(
          .error, "the sweep has no points: every combination is excluded",
          at: decoder.locations.span(of: "sweep.exclude")))
      return false
    }
    let runs = factors.reduce(1) { product, factor in
      let (next, overflow) = product.multipliedReportingOverflow(by: factor.0)
      return overflow ? .max : next
    }
    guard runs > base.sweep.maxRuns else { return true }
    let cause = ["sweep.max_runs", "sweep", "seeds"].first { decoder.locations[$0] != nil }
    let product = factors.filter { $0.0 != 1 }.map { counted($0.0, $0.1) }.joined(separator: " × ")
    note(
      Diagnostic(
        .error, "the sweep has \(runs) runs (\(product)); the maximum is \(base.sweep.maxRuns)",
        at: decoder.locations.span(of: cause ?? "sweep"),
        notes: [.init("write sweep: {max_runs: \(runs)} to allow them")]))
    return false
  }
}
