import Datasets
import Learning
import YAML

/// Decodes every point of a sweep before anything is trained, so that each mistake is reported where it stands.
struct PointChecker {
  let grid: SweepGrid
  let decoder: PointDecoder
  let context: SpecContext
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Mistake> = []
  /// How often each message was given, and how often it is shown.
  private var like: [String: Int] = [:]
  private static let shown = 3
  /// What the data of a request look like; nil where they have a mistake, which is reported.
  private var shapes: [DatasetRequest: DatasetShape?] = [:]

  /// What makes two mistakes the same.
  private struct Mistake: Hashable {
    let message: String
    let place: Range<Int>?
    let source: ObjectIdentifier?
  }

  init(grid: SweepGrid, decoder: PointDecoder, context: SpecContext) {
    self.grid = grid
    self.decoder = decoder
    self.context = context
  }

  /// Checks all points, or none where the sweep has more runs than it may; the spec of the first good one.
  mutating func checkAll() -> PointSpec? {
    guard checkSize() else { return nil }
    var first: PointSpec?
    for index in 0..<grid.count {
      let spec = check(grid.assignments(at: index))
      first = first ?? spec
    }
    checkIncludedPoints()
    countLikeMistakes()
    return first
  }

  private mutating func check(_ assignments: [Assignment]) -> PointSpec? {
    var resolver = decoder.resolver(of: assignments)
    let spec = resolver.point()
    // Data that cannot be had are a mistake of their own, whatever else is.
    if let dataset = resolver.dataset, !resolver.hasDatasetMistake {
      let shape = shape(of: dataset, resolver: &resolver)
      if let spec, let shape {
        resolver.checkTask(spec.dataset, against: shape)
        resolver.check(spec.network, against: shape)
      }
    }
    for diagnostic in resolver.diagnostics { note(diagnostic) }
    return spec
  }

  /// An included point that the sweep has anyway would be trained twice.
  private mutating func checkIncludedPoints() {
    let swept = Set(grid.blocks.flatMap { $0.axes.map(\.path) })
    let outside = decoder.values(of: [], columns: grid.columns)
    var earlier: Set<[AxisValue]> = []
    for point in grid.included {
      let values = decoder.values(of: point.assignments, columns: grid.columns)
      let isOutside = zip(values, outside).allSatisfy {
        swept.contains($0.path) || $0.value.matches($1.value)
      }
      let byPath = Dictionary(values.map { ($0.path, $0.value) }) { $1 }
      let isCrossed = isOutside && grid.hasCrossedPoint(with: byPath)
      if !earlier.insert(values).inserted || isCrossed {
        note(Diagnostic(.error, "the sweep has this point already", at: point.span))
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
    let mistake = Mistake(
      message: diagnostic.message, place: diagnostic.span?.range,
      source: diagnostic.span.map { ObjectIdentifier($0.source) })
    guard seen.insert(mistake).inserted else { return }
    // Many values of an axis may have the same mistake: a few of them show it.
    like[diagnostic.message, default: 0] += 1
    if like[diagnostic.message, default: 0] <= Self.shown { diagnostics.append(diagnostic) }
  }

  /// Says of the last of many like mistakes how many more there are.
  private mutating func countLikeMistakes() {
    for (message, count) in like where count > Self.shown {
      guard let last = diagnostics.lastIndex(where: { $0.message == message }) else { continue }
      diagnostics[last].notes.append(.init("and \(count - Self.shown) more like this"))
    }
  }

  /// Whether the sweep has points, and no more runs than its cap.
  private mutating func checkSize() -> Bool {
    let base = decoder.base
    let split = base.dataset.split
    let factors = [
      (grid.count, "point"), (base.seeds.count, "seed"), (split.repeats, "repeat"),
      (split.folds ?? 1, "fold"),
    ]
    guard grid.count > 0 else {
      note(
        Diagnostic(
          .error, "the sweep has no points: every combination is excluded",
          at: decoder.places.span(of: "sweep.exclude")))
      return false
    }
    let runs = factors.reduce(1) { product, factor in
      let (next, overflow) = product.multipliedReportingOverflow(by: factor.0)
      return overflow ? .max : next
    }
    guard runs > base.sweep.runCap else { return true }
    let cause = ["sweep.run_cap", "sweep", "seeds"].first { decoder.places[$0] != nil }
    let product = factors.filter { $0.0 != 1 }.map { counted($0.0, $0.1) }.joined(separator: " × ")
    note(
      Diagnostic(
        .error, "the sweep has \(runs) runs (\(product)), and run_cap is \(base.sweep.runCap)",
        at: decoder.places.span(of: cause ?? "sweep"),
        notes: [.init("write sweep: {run_cap: \(runs)} to allow them")]))
    return false
  }
}
