import JSON
import YAML

/// The selection of points by `--only path=value`: all conditions must hold.
struct PointFilter {
  private(set) var conditions: [FieldAssignment] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the arguments; each must name a swept field. An axis that could not be read is not reported again.
  init(_ texts: [String], columns: [String], unread: Set<UnreadPart> = []) {
    for text in texts {
      switch CommandLineArgument(text).parsed() {
      case .success(let argument): add(argument, columns: columns, unread: unread)
      case .failure(let failure): diagnostics += failure.all
      }
    }
  }

  private mutating func add(
    _ argument: CommandLineArgument.Parts, columns: [String], unread: Set<UnreadPart>
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
    if let condition = FieldAssignment(argument.value, for: row, reader: &reader) {
      conditions.append(condition)
    }
    diagnostics += reader.diagnostics
  }

  func matches(_ values: [AxisValue]) -> Bool {
    conditions.allSatisfy { condition in
      values.contains { $0.path == condition.path && $0.value.matches(condition.json) }
    }
  }

  /// The error if no point is selected, with the values of the axes that do not have the one that is asked for.
  func nothingMatches(among points: [[AxisValue]]) -> Diagnostic {
    let wanted = conditions.map { "\($0.path)=\($0.json.flowText)" }.joined(separator: " and ")
    let notes = conditions.compactMap { condition -> Diagnostic.Note? in
      var values: [JSON] = []
      for case let value? in points.map({ $0.first { $0.path == condition.path }?.value })
      where !values.contains(value) {
        values.append(value)
      }
      guard !values.contains(where: { $0.matches(condition.json) }) else { return nil }
      let shown = values.prefix(10).map(\.flowText).joined(separator: ", ")
      return Diagnostic.Note("\(condition.path) is \(shown)\(values.count > 10 ? ", …" : "")")
    }
    return Diagnostic(
      .error, "no point of the sweep has \(wanted)", at: conditions.last?.span, notes: notes)
  }
}
