import JSON
import YAML

/// The steps from a text to an experiment, and the diagnostics of all of them.
struct ExperimentReading {
  private var context: SpecContext
  private let separatesParts: Bool
  private var diagnostics: [Diagnostic] = []

  init(context: SpecContext, separatesParts: Bool) {
    self.context = context
    self.separatesParts = separatesParts
  }

  mutating func experiment(
    _ source: Source, overrides: [String], only: [String]
  ) throws(Diagnostics) -> Experiment {
    let commandLine = CommandLineValues(overrides, isFile: context.isTypedFile)
    let document = ExtendedDocument(source, context: context)
    diagnostics = document.diagnostics
    guard let root = document.root, let entries = mappingEntries(of: root) else { throw found }
    var reader = NodeReader(
      given: commandLine.paths + Self.sweptPaths(in: entries),
      hints: ForeignSyntax(rankingPart: Self.rankingPart(in: entries)))
    var settings = Settings()
    if !document.bases.isEmpty { reader.pathInSpec = document.path }
    reader.readFields(entries, of: Settings.fields, in: root.span, into: &settings)
    let moved = reader.takeReplacedPaths()
    let pathInSpec = context.commandLine.map { paths in { @Sendable in paths.inSpec($0) } }
    let substituted = commandLine.apply(
      to: &settings, reader: &reader, replacingPaths: pathInSpec, isFile: context.isTypedFile)
    context.typed = Dictionary(
      reader.replacedPaths.filter { !$0.typed.hasPrefix("~") }.map { ($0.inSpec, $0.typed) }
    ) { $1 }
    // A value with an error of its own in the document is not reported again.
    let reported = document.diagnostics.compactMap(\.span)
    diagnostics += reader.diagnostics.filter { diagnostic in
      !reported.contains { $0.range == diagnostic.span?.range && $0.source === diagnostic.span?.source }
    }

    var builder = SweepBuilder(settings.sweep, unread: reader.unread)
    let grid = builder.grid()
    diagnostics += builder.diagnostics
    let decoder = PointDecoder(
      base: settings,
      locations: ValueLocations(
        file: reader.locations, substituted: substituted, document: root.span.firstByte),
      unread: builder.unread, context: context)
    guard let grid else { throw found }
    guard let (spec, parts) = check(grid, decoder: decoder) else { throw found }
    let points = Points(grid: grid, decoder: decoder, parts: parts)
    let chosen = choose(only, of: points, unread: builder.unread)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw found }
    return Experiment(
      spec: spec, points: points, chosen: chosen, warnings: diagnostics, settings: settings,
      overrides: commandLine.texts(replacing: reader.replacedPaths),
      mergedText: document.mergedText(replacing: moved))
  }

  private var found: Diagnostics { Diagnostics(diagnostics).sorted() }

  private mutating func mappingEntries(of root: Node) -> [Node.Entry]? {
    if case .mapping(let entries) = root.content { return entries }
    let isEmpty = root.kind == .null
    diagnostics.append(
      Diagnostic(
        .error,
        isEmpty ? "the spec is empty" : "expected a mapping of the spec's keys, found \(root.found)",
        at: root.span.firstByte, notes: [.init("`etalon init` writes a spec to start from")]))
    return nil
  }

  /// The part of the data that points are ranked on by default.
  private static func rankingPart(in entries: [Node.Entry]) -> String {
    let dataset = entries.first { $0.key.text == "dataset" }?.value.json
    let split = dataset?["split"]
    guard let keys = split?.object?.map(\.name) else { return split == nil ? "train" : "test" }
    let isTested = keys.contains("test")
    if keys.contains("validation") || isTested && keys.contains("folds") { return "validation" }
    return isTested || keys.contains("folds") ? "test" : "train"
  }

  /// The paths of the axes: a required field may be set by an axis only.
  private static func sweptPaths(in entries: [Node.Entry]) -> [String] {
    func mapping(_ node: Node?) -> [Node.Entry] {
      if case .mapping(let entries)? = node?.content { entries } else { [] }
    }
    let sweep = mapping(entries.first { $0.key.text == "sweep" }?.value)
    var axes = mapping(sweep.first { $0.key.text == "parameters" }?.value)
    if case .sequence(let blocks)? = sweep.first(where: { $0.key.text == "zip" })?.value.content {
      axes += blocks.flatMap { mapping($0) }
    }
    return axes.compactMap { Settings.table.row(at: $0.key.text)?.path }
  }

  /// Decodes every point, and then what all points share; nil after errors.
  private mutating func check(
    _ grid: SweepGrid, decoder: PointDecoder
  ) -> (spec: ExperimentSpec, parts: CheckedParts)? {
    var checker = PointChecker(
      grid: grid, decoder: decoder, context: context, separatesParts: separatesParts)
    let first = checker.checkAll()
    diagnostics += checker.diagnostics
    guard let first else { return nil }
    var assembly = SpecAssembly(base: first, grid: grid, decoder: decoder)
    let spec = assembly.spec()
    diagnostics += assembly.diagnostics
    return (spec, checker.parts)
  }

  private mutating func choose(_ only: [String], of points: Points, unread: Set<UnreadPart>) -> Set<Int>? {
    var filter = PointFilter(only, columns: points.columns, unread: unread, context: context)
    diagnostics += filter.diagnostics
    guard filter.diagnostics.isEmpty, !filter.conditions.isEmpty else { return nil }
    let values = points.indices.map { points.values(at: $0) }
    filter.complete(among: values)
    let chosen = points.indices.filter { filter.matches(values[$0]) }
    if chosen.isEmpty { diagnostics.append(filter.nothingMatches(among: values)) }
    return Set(chosen)
  }
}
