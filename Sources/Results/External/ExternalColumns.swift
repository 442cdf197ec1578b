import Learning
import Records
import Specs

/// Which column of another program's results holds what.
struct ExternalColumns {
  let axes: [(path: String, column: Int)]
  let metrics: [(name: MetricName, column: Int)]
  /// The metric that ranks.
  let ranking: MetricName
  private let names: [String]

  init(_ names: [String]) throws(CSVTable.Failure) {
    self.names = names
    axes = names.enumerated().compactMap { column, name in
      name.hasPrefix("param.") ? (String(name.dropFirst(6)), column) : nil
    }
    var metrics: [(name: MetricName, column: Int)] = []
    for (column, name) in names.enumerated() where name.hasPrefix("metric.") {
      guard let metric = MetricName(String(name.dropFirst(7))) else {
        throw CSVTable.Failure(
          line: 1,
          reason: "'\(name)' is not a metric; for example metric.test.accuracy or metric.validation.rmse")
      }
      metrics.append((metric, column))
    }
    self.metrics = metrics
    let order: [DatasetPart] = [.validation, .test, .train]
    let kinds: [Metric] = [.accuracy, .errorRate, .rmse, .mse, .mae, .loss]
    let preferred = order.flatMap { part in kinds.map { MetricName(part, $0) } }
    guard
      let ranking = preferred.first(where: { name in metrics.contains { $0.name == name } })
        ?? metrics.first?.name
    else {
      throw CSVTable.Failure(
        line: 1, reason: "no column is named metric.<part>.<metric>, such as metric.test.accuracy")
    }
    guard names.contains("seed") else {
      throw CSVTable.Failure(line: 1, reason: "column 'seed' is missing")
    }
    self.ranking = ranking
  }

  /// The run of a row.
  func run(
    of row: (line: Int, cells: [String]), point: Int, path: String
  ) throws(CSVTable.Failure) -> ExperimentOutcome.Run {
    func text(_ name: String) -> String? {
      names.firstIndex(of: name).flatMap { row.cells[$0].isEmpty ? nil : row.cells[$0] }
    }
    func number<Number: FixedWidthInteger>(_ name: String, _ type: Number.Type) throws(CSVTable.Failure)
      -> Number?
    {
      guard let text = text(name) else { return nil }
      guard let value = Number(text) else {
        throw CSVTable.Failure(line: row.line, reason: "'\(text)' in column '\(name)' is not a whole number")
      }
      return value
    }
    guard let seed = try number("seed", UInt64.self) else {
      throw CSVTable.Failure(line: row.line, reason: "the seed is missing")
    }
    let fold = try number("fold", Int.self)
    let runKey = RunKey(
      point: point, seed: seed, repetition: try number("repeat", Int.self) ?? 0, fold: fold)
    // Without digests of its own, a row is identical to itself alone.
    let own = "\(path):\(row.line)"
    let identity = text("run") ?? own
    let status = text("status") ?? "finished"
    guard status != "missing" else { return .init(key: runKey, identity: identity, record: nil) }
    guard let ending = RunStatus(rawValue: status) else {
      throw CSVTable.Failure(
        line: row.line,
        reason: "status '\(status)' is not one of finished, stopped, diverged, failed, missing")
    }
    let record = RunRecord(
      identity: identity, status: ending, epochs: try number("epochs", Int.self) ?? 0,
      metrics: try values(of: row),
      curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: text("curve_sha256") ?? own,
      weightsDigest: text("weights_sha256") ?? own)
    return .init(key: runKey, identity: identity, record: record)
  }

  private func values(
    of row: (line: Int, cells: [String])
  ) throws(CSVTable.Failure) -> [RunRecord.Value] {
    var values: [RunRecord.Value] = []
    for (name, column) in metrics where !row.cells[column].isEmpty {
      guard let value = Double(row.cells[column]) else {
        throw CSVTable.Failure(
          line: row.line, reason: "'\(row.cells[column])' in column '\(names[column])' is not a number")
      }
      let range = name.metric.range
      guard value.isNaN || range.contains(value) || value.isInfinite else {
        throw CSVTable.Failure(
          line: row.line,
          reason: "\(row.cells[column]) in column '\(names[column])' is outside of "
            + "\(range.lowerBound) to \(range.upperBound)")
      }
      values.append(RunRecord.Value(name: name, value: value))
    }
    return values
  }
}
