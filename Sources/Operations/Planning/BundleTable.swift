import Learning
import Reports
import Running
import Specs

/// The bundles of a sweep as text: in the order in which they start, one line per kind.
package struct BundleTable {
  /// Bundles that are listed on one line.
  private struct Kind: Hashable {
    var trainer: Trainer
    var runs: Int
    var layers: String
    var batch: String

    init(_ bundle: RunBundle) {
      let job = bundle.tasks[0].job
      trainer = bundle.trainer
      runs = bundle.tasks.count
      layers = job.topology.sizes.map(String.init).joined(separator: "-")
      switch job.plan.batchSize {
      case .samples(let n): batch = "\(n)"
      case .full: batch = "full"
      }
    }
  }

  private let bundles: [RunBundle]

  package init(_ bundles: [RunBundle]) { self.bundles = bundles }

  /// The lines, without line ends.
  package var lines: [String] {
    let rows = rows
    let widths = (0..<6).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return ["", "  bundles (runs that train together) and their share of the work:"]
      + rows.map { row in
        let cells = row.indices.map { column in
          let blanks = String(repeating: " ", count: widths[column] - row[column].count)
          return column == row.count - 1 ? blanks + row[column] : row[column] + blanks
        }
        return "    " + cells.joined(separator: "  ")
      }
  }

  private var rows: [[String]] {
    var kinds: [Kind] = []
    var sums: [Kind: (count: Int, nanoseconds: Double)] = [:]
    for bundle in bundles {
      let kind = Kind(bundle)
      if sums[kind] == nil { kinds.append(kind) }
      let (count, sum) = sums[kind] ?? (0, 0)
      sums[kind] = (count + 1, sum + bundle.nanoseconds)
    }
    let total = bundles.reduce(0) { $0 + $1.nanoseconds }
    return kinds.map { kind in
      let (count, sum) = sums[kind]!
      return [
        "\(count)", "× \(counted(kind.runs, "run"))", kind.trainer.rawValue, kind.layers,
        "batch \(kind.batch)", total > 0 ? "\(Int((100 * sum / total).rounded())) %" : "",
      ]
    }
  }
}
