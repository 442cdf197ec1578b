import JSON
import YAML

/// A value that a field of the selected points has.
struct Condition {
  let path: String
  var value: JSON
  /// The same with paths as the spec would write them, where that differs.
  let inSpec: JSON?
  let span: Span
}

/// The selection of points by `--only path=value`: all conditions must hold.
struct PointFilter {
  private(set) var conditions: [Condition] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the arguments; each must name a swept field. An axis that could not be read is not reported again.
  init(_ texts: [String], columns: [String], unread: Set<UnreadPart> = [], context: SpecContext) {
    for text in texts {
      switch CommandLineArgument(text).parsed(isFile: context.isTypedFile) {
      case .success(let argument): add(argument, columns: columns, unread: unread, context: context)
      case .failure(let failure): diagnostics += failure.all
      }
    }
  }

  private mutating func add(
    _ argument: CommandLineArgument.Parts, columns: [String], unread: Set<UnreadPart>, context: SpecContext
  ) {
    let row = Settings.table.row(at: argument.path.text)
    if let row, unread.contains(.axis(row.path)) { return }
    guard let row, columns.contains(row.path) else {
      let known =
        columns.isEmpty
        ? "the experiment has no sweep" : "swept fields: \(columns.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          .error, "'\(argument.path.text)' is not swept, so it cannot select points",
          at: argument.path.span,
          notes: [.init(known)]))
      return
    }
    var reader = NodeReader(hints: ForeignSyntax())
    if let assignment = FieldAssignment(argument.value, for: row, reader: &reader) {
      var other = NodeReader(hints: ForeignSyntax())
      other.pathInSpec = context.commandLine.map { paths in { @Sendable typed, _ in paths.inSpec(typed) } }
      other.isFile = context.isTypedFile
      let inSpec = FieldAssignment(argument.value, for: row, reader: &other)?.json
      conditions.append(
        Condition(path: row.path, value: assignment.json, inSpec: inSpec, span: assignment.span))
    }
    diagnostics += reader.diagnostics
  }

  /// Replaces values that were copied from a table, rounded, and paths as they were typed, by those of the points.
  mutating func complete(among points: [[AxisValue]]) {
    for index in conditions.indices {
      let condition = conditions[index]
      let values = Self.values(of: condition.path, among: points)
      if let inSpec = condition.inSpec, !values.contains(condition.value), values.contains(inSpec) {
        conditions[index].value = inSpec
      } else {
        conditions[index].value = condition.value.meant(among: values)
      }
    }
  }

  private static func values(of path: String, among points: [[AxisValue]]) -> [JSON] {
    var seen: Set<JSON> = []
    return points.compactMap { $0.first { $0.path == path }?.value }.filter { seen.insert($0).inserted }
  }

  func matches(_ values: [AxisValue]) -> Bool {
    conditions.allSatisfy { condition in
      values.contains { $0.path == condition.path && $0.value.matches(condition.value) }
    }
  }

  /// The error if no point is selected, with the values of the axes that do not have the one that is asked for.
  func nothingMatches(among points: [[AxisValue]]) -> Diagnostic {
    let wanted = conditions.map { "\($0.path)=\($0.value.flowText)" }.joined(separator: " and ")
    let notes = conditions.compactMap { condition -> Diagnostic.Note? in
      let values = Self.values(of: condition.path, among: points).filter { !$0.isNull }
      guard !values.contains(where: { $0.matches(condition.value) }) else { return nil }
      let shown = values.prefix(10).map(\.flowText).joined(separator: ", ")
      return Diagnostic.Note("\(condition.path) is \(shown)\(values.count > 10 ? ", …" : "")")
    }
    return Diagnostic(
      .error, "no point of the sweep has \(wanted)", at: conditions.last?.span, notes: notes)
  }
}
