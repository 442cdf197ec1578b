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

  /// What is said where no point is chosen.
  var nothingMatches: Diagnostic {
    let words = conditions.map { "\($0.path)=\($0.json.flowText)" }.joined(separator: " and ")
    return Diagnostic(.error, "no point of the sweep has \(words)", at: conditions.last?.span)
  }
}
