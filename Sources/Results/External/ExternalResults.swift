import Files
import JSON
import Learning
import Records
import Specs

/// Results that another program wrote, as a CSV file with a row for each run.
///
/// Columns are `param.<path>` for what the runs differ in, `seed`, and `metric.<part>.<metric>`; `repeat`, `fold`,
/// `status`, `epochs`, `run`, `curve_sha256` and `weights_sha256` are read where they are there, so that our own
/// `runs.csv` is such a file too. Others are ignored.
package enum ExternalResults {
  /// Whether a path names such a file.
  package static func isNamed(_ path: String) -> Bool {
    path.hasSuffix(".csv") && !PosixFolder.exists(path + "/.")
  }

  /// What the file holds; its metric of rank is the accuracy, error or loss of the validation, test or training part,
  /// whichever comes first.
  package static func outcome(reading path: String) throws(FileError) -> ExperimentOutcome {
    let bytes = try PosixFile(path, for: .reading).contents()
    do {
      return try outcome(of: CSVTable(parsing: bytes), path: path)
    } catch {
      throw FileError("read", path, "line \(error.line): \(error.reason)")
    }
  }

  static func outcome(of table: CSVTable, path: String) throws(CSVTable.Failure) -> ExperimentOutcome {
    let columns = try ExternalColumns(table.columns)
    var points: [[AxisValue]] = []
    var places: [[JSON]: Int] = [:]
    var runs: [ExperimentOutcome.Run] = []
    var seen: Set<RunKey> = []
    for row in table.rows {
      let values = columns.axes.map { AxisValue(path: $0.path, value: Self.value(row.cells[$0.column])) }
      let key = values.map(\.value)
      let point = places[key] ?? points.count
      if point == points.count { points.append(values) }
      places[key] = point
      let run = try columns.run(of: row, point: point, path: path)
      guard seen.insert(run.key).inserted else {
        throw CSVTable.Failure(
          line: row.line, reason: "an earlier row has the same parameters, seed, repeat and fold")
      }
      runs.append(run)
    }
    // Point by point, then seed, repeat, fold, as everything else expects.
    runs.sort { $0.key.precedes($1.key) }
    let goal: Ranking.Goal = columns.ranking.metric.isBetterWhenLarger ? .maximize : .minimize
    let axes = columns.axes.map(\.path)
    return ExperimentOutcome(
      name: Self.name(of: path), description: "", axes: axes, points: points,
      ranking: Ranking(metric: columns.ranking, goal: goal), solved: nil, classes: [],
      conditions: axes.filter(Conditions.isCondition), runs: runs)
  }

  /// A number, a list or another JSON value where the cell is one, otherwise its text.
  private static func value(_ cell: String) -> JSON {
    if cell.isEmpty { return .null }
    if let json = try? JSON(parsing: cell) { return json }
    // Python's spellings of numbers that JSON does not have.
    if let number = Double(cell), number.isFinite { return .number(number) }
    return switch cell {
    case "True": .bool(true)
    case "False": .bool(false)
    default: .string(cell)
    }
  }

  private static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return String(file.dropLast(4))
  }
}

extension RunKey {
  fileprivate func precedes(_ other: RunKey) -> Bool {
    (point, seed, repetition, fold ?? -1) < (other.point, other.seed, other.repetition, other.fold ?? -1)
  }
}
