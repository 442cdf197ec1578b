import JSON
import YAML

/// The choice of points by `--only path=value`: all conditions must hold.
struct PointFilter {
  private(set) var conditions: [Assignment] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the arguments; each must name a swept field. Nothing is said of an axis that could not be read.
  init(_ texts: [String], columns: [String], broken: Set<String> = []) {
    for text in texts {
      switch CommandLineArgument(text).parsed() {
      case .success(let argument): add(argument, columns: columns, broken: broken)
      case .failure(let mistakes): diagnostics += mistakes.all
      }
    }
  }

  private mutating func add(_ argument: CommandLineArgument.Parts, columns: [String], broken: Set<String>) {
    let row = FieldTable.row(at: argument.path.text)
    if let row, Reader.isAxis(row.path, in: broken) { return }
    guard let row, columns.contains(row.path) else {
      let known =
        columns.isEmpty ? "the experiment sweeps nothing" : "swept are \(columns.joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          .error, "'\(argument.path.text)' is not swept, so no point can be chosen by it",
          at: argument.path.span,
          notes: [.init(known)]))
      return
    }
    var reader = Reader()
    if let condition = Assignment(argument.value, for: row, reader: &reader) { conditions.append(condition) }
    diagnostics += reader.diagnostics
  }

  func matches(_ values: [AxisValue]) -> Bool {
    conditions.allSatisfy { condition in
      values.contains { $0.path == condition.path && $0.value.matches(condition.json) }
    }
  }

  /// What is said where none of the points is chosen: also which values there are, of axes that have not the one that
  /// is asked for.
  func nothingMatches(among points: [[AxisValue]]) -> Diagnostic {
    let words = conditions.map { "\($0.path)=\($0.json.flowText)" }.joined(separator: " and ")
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
      .error, "no point of the sweep has \(words)", at: conditions.last?.span, notes: notes)
  }
}
