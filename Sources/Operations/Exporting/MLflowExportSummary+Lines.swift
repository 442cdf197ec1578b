import Specs

extension MLflowExportSummary {
  /// For people: what was sent, in a line.
  package var line: String {
    var line =
      "\(folder): MLflow experiment \(name.shown): \(counted(created, "run")) created, \(continued) continued, "
      + "\(unchanged) unchanged; \(counted(points, "metric value")) sent"
    if artifacts > 0 { line += ", \(counted(artifacts, "artifact"))" }
    if nonFinite > 0 { line += "; \(counted(nonFinite, "value")) NaN or infinite, not sent" }
    if cut > 0 { line += "; \(counted(cut, "value")) cut" }
    if missing > 0 { line += "; \(counted(missing, "run")) not trained yet" }
    return line
  }

  /// For people: what differs, what was not sent, and why; at most ten of a kind.
  package var problems: [String] {
    var lines = Self.limited(
      differences.map { run, difference in
        "\(run.shown): \(difference.item) is \(difference.there.shown) on the server and \(difference.here.shown) here"
      }, "difference")
    lines += Self.limited(
      unsent.map { "\($0.run.shown): \($0.what) was not sent: \($0.reason)" }, "item that was not sent")
    if let end {
      let left =
        unreached.isEmpty
        ? "" : "; \(unreached.count == 1 ? "1 run was" : "\(unreached.count) runs were") not reached"
      lines.append("\(folder): \(end.message)\(left)")
    }
    return lines
  }

  private static func limited(_ lines: [String], _ noun: String) -> [String] {
    let rest = lines.count - 10
    return lines.prefix(10) + (rest > 0 ? ["and \(rest) more (\(noun)); --json lists all"] : [])
  }
}
