import Datasets
import JSON
import YAML

/// An experiment that was read and found good: its spec and the points of its sweep.
package struct Experiment: Sendable {
  package let spec: ExperimentSpec
  package let points: Points
  /// The indices of the points that the command line chose; nil: all of them.
  package let chosen: Set<Int>?
  /// What is allowed but probably not meant.
  package let warnings: [Diagnostic]
  /// What the spec says outside the sweep, for writing it out again.
  let settings: Settings

  /// The swept paths, in the order of every point's values.
  package var axes: [String] { points.columns }

  /// The axes that change what is evaluated, in the order of `axes`.
  package var conditions: [String] {
    axes.filter { Conditions.isCondition($0) || settings.conditions?.contains($0) ?? false }
  }

  /// Reads a spec with the command line's overrides (`training.epochs=10`) and choice of points
  /// (`network.hidden=[32]`); throws every mistake at once.
  package init(
    reading source: Source, context: SpecContext, overrides: [String] = [], only: [String] = []
  ) throws(Diagnostics) {
    var reading = ExperimentReading(context: context)
    self = try reading.experiment(source, overrides: overrides, only: only)
  }

  init(
    spec: ExperimentSpec, points: Points, chosen: Set<Int>?, warnings: [Diagnostic], settings: Settings
  ) {
    self.spec = spec
    self.points = points
    self.chosen = chosen
    self.warnings = warnings
    self.settings = settings
  }
}

/// The steps from a text to an experiment, with all that was found wrong on the way.
private struct ExperimentReading {
  let context: SpecContext
  private var diagnostics: [Diagnostic] = []

  init(context: SpecContext) {
    self.context = context
  }

  mutating func experiment(
    _ source: Source, overrides: [String], only: [String]
  ) throws(Diagnostics) -> Experiment {
    let commandLine = CommandLineValues(overrides)
    let document = Document(parsing: source)
    diagnostics = document.diagnostics.all
    guard let root = document.root, let entries = mappingEntries(of: root) else { throw found }
    var reader = Reader(
      given: commandLine.paths + Self.sweptPaths(in: entries), rankingPart: Self.rankingPart(in: entries))
    var settings = Settings()
    reader.readFields(entries, of: Settings.fields, in: root.span, into: &settings)
    let places = commandLine.apply(to: &settings, reader: &reader)
    // What the document already says of a value needs no second word.
    let reported = document.diagnostics.all.compactMap { $0.span?.range }
    diagnostics += reader.diagnostics.filter { mistake in
      !reported.contains { $0 == mistake.span?.range && mistake.span?.source === source }
    }

    var builder = SweepBuilder(settings.sweep, broken: reader.broken)
    let grid = builder.grid()
    diagnostics += builder.diagnostics
    let decoder = PointDecoder(
      base: settings, places: Places(file: reader.places, substituted: places, document: root.span.firstByte),
      broken: reader.broken, context: context)
    guard let grid else { throw found }
    guard let spec = check(grid, decoder: decoder) else { throw found }
    let points = Points(grid: grid, decoder: decoder)
    let chosen = choose(only, of: points, broken: reader.broken)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw found }
    return Experiment(spec: spec, points: points, chosen: chosen, warnings: diagnostics, settings: settings)
  }

  private var found: Diagnostics { Diagnostics(diagnostics).sorted() }

  private mutating func mappingEntries(of root: Node) -> [Node.Entry]? {
    if case .mapping(let entries) = root.content { return entries }
    let isEmpty = root.kind == .null
    diagnostics.append(
      Diagnostic(
        .error,
        isEmpty ? "the spec is empty" : "expected a mapping with the spec's keys, found \(root.found)",
        at: root.span.firstByte, notes: [.init("`etalon init` writes a spec to start from")]))
    return nil
  }

  /// The part that the data's split holds out for ranking.
  private static func rankingPart(in entries: [Node.Entry]) -> String {
    let dataset = entries.first { $0.key.text == "dataset" }?.value.json
    let split = dataset?["split"]
    guard let keys = split?.object?.map(\.name) else { return split == nil ? "train" : "test" }
    let isTested = keys.contains("test")
    if keys.contains("validation") || isTested && keys.contains("folds") { return "validation" }
    return isTested || keys.contains("folds") ? "test" : "train"
  }

  /// The paths of the axes, so that a required field may stand in the sweep alone.
  private static func sweptPaths(in entries: [Node.Entry]) -> [String] {
    func mapping(_ node: Node?) -> [Node.Entry] {
      if case .mapping(let entries)? = node?.content { entries } else { [] }
    }
    let sweep = mapping(entries.first { $0.key.text == "sweep" }?.value)
    var axes = mapping(sweep.first { $0.key.text == "parameters" }?.value)
    if case .sequence(let blocks)? = sweep.first(where: { $0.key.text == "zip" })?.value.content {
      axes += blocks.flatMap { mapping($0) }
    }
    return axes.compactMap { FieldTable.row(at: $0.key.text)?.path }
  }

  /// Decodes every point, and then what is the same for all; nil after mistakes.
  private mutating func check(_ grid: SweepGrid, decoder: PointDecoder) -> ExperimentSpec? {
    var checker = PointChecker(grid: grid, decoder: decoder, context: context)
    let first = checker.checkAll()
    diagnostics += checker.diagnostics
    guard let first else { return nil }
    var assembly = SpecAssembly(base: first, grid: grid, decoder: decoder)
    let spec = assembly.spec()
    diagnostics += assembly.diagnostics
    return spec
  }

  private mutating func choose(_ only: [String], of points: Points, broken: Set<String>) -> Set<Int>? {
    let filter = PointFilter(only, columns: points.columns, broken: broken)
    diagnostics += filter.diagnostics
    guard filter.diagnostics.isEmpty, !filter.conditions.isEmpty else { return nil }
    let values = points.indices.map { points.values(at: $0) }
    let chosen = points.indices.filter { filter.matches(values[$0]) }
    if chosen.isEmpty { diagnostics.append(filter.nothingMatches(among: values)) }
    return Set(chosen)
  }
}
