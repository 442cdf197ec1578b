import Records
import Specs

/// The shards of an experiment as a table: how many runs are done, how many are missing and why.
package struct ShardTable {
  private let shards: [ShardResult]
  private let top: Int

  /// - Parameter top: the most unfinished shards that are listed.
  package init(_ shards: [ShardResult], top: Int = 20) {
    self.shards = shards
    self.top = top
  }

  /// The lines, without line ends; none where the experiment was not divided.
  package var lines: [String] {
    guard !shards.isEmpty else { return [] }
    let unfinished = shards.filter { $0.state != .complete || $0.failed > 0 }
    let complete = shards.count { $0.state == .complete }
    var lines = ["  \(complete) of \(counted(shards.count, "shard")) complete"]
    guard !unfinished.isEmpty else { return lines }
    let rows =
      [["shard", "runs", "done", "failed", "missing", "state"]]
      + unfinished.prefix(top).map { shard in
        [
          shard.shard.description, "\(shard.runs)", "\(shard.recorded)", "\(shard.failed)",
          "\(shard.runs - shard.recorded)", shard.state.description,
        ]
      }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max()! }
    for row in rows {
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == row.count - 1 ? row[column] : padding + row[column]
      }
      lines.append("    " + cells.joined(separator: "  "))
    }
    if unfinished.count > top { lines.append("    … and \(unfinished.count - top) more") }
    return lines
  }
}
