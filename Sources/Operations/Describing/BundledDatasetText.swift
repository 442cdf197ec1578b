import Datasets
import JSON

/// The data sets inside the tool, as `etalon datasets` lists and describes them.
package enum BundledDatasetText {
  /// One line per set.
  package static var list: [String] {
    let width = BundledDataset.all.map(\.name.count).max() ?? 0
    return BundledDataset.all.map { set in
      set.name.padded(to: width + 2) + set.summary
    }
  }

  /// The lines about one set, without line ends.
  package static func description(of set: BundledDataset, _ summary: DatasetSummary) -> [String] {
    var lines = [set.name, "  \(set.summary)", ""]
    lines.append("  rows     \(summary.rowCount)")
    lines.append("  inputs   \(summary.columns.count)")
    let classes = summary.classes.map { "\($0.name) (\($0.rows))" }
    let shown = classes.prefix(16).joined(separator: ", ") + (classes.count > 16 ? ", …" : "")
    lines.append("  classes  \(classes.count): \(shown)")
    if let groups = summary.groups {
      lines.append("  groups   \(groups.column): \(GroupSizes(groups.sizes).text)")
    }
    if let size = set.size {
      lines.append(
        "  size     \(size.meaning): \(size.range.lowerBound) to \(size.range.upperBound), else \(size.standard)"
      )
    }
    switch set.published {
    case .test(let rows)?:
      lines.append("  split    published: rows \(rows.lowerBound) to \(rows.upperBound) are the test part")
    case .folds(let folds, let repeats)?:
      lines.append("  split    published: \(folds) random folds, \(repeats) times")
    case nil: break
    }
    lines.append("  source   \(set.source)")
    lines.append("  licence  \(set.licence)")
    lines.append("")
    lines.append("  column ranges:")
    let width = summary.columns.map(\.name.count).max() ?? 0
    for column in summary.columns {
      lines.append(
        "    \(column.name.padded(to: width))  \(column.minimum.shortestText) … \(column.maximum.shortestText)"
      )
    }
    return lines
  }
}

extension String {
  /// The text and as many spaces as make it `width` characters long.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
