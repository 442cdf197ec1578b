import Datasets

/// What `etalon plan` says about groups of rows: how many each part has, and how evenly classes are shared.
struct GroupLines {
  private let summary: GroupSummary
  /// The classes' names; empty for regression.
  private let classes: [String]
  /// Classes that are listed at most.
  private static let limit = 10
  /// Shares that differ by less, as the difference of two fractions, are printed as equal.
  private static let evenness = 0.0005

  init(_ summary: GroupSummary, classes: [String]) {
    self.summary = summary
    self.classes = classes
  }

  /// The lines, without line ends.
  var lines: [String] {
    let size =
      summary.sizes.lowerBound == summary.sizes.upperBound
      ? "\(summary.sizes.lowerBound) samples each"
      : "\(summary.sizes.lowerBound) to \(summary.sizes.upperBound) samples each"
    // A file of its own may have no groups.
    let parts = summary.parts.filter { $0.groups.upperBound > 0 }.map {
      "\($0.part.rawValue) \(Self.text($0.groups))"
    }
    let count = "\(summary.count) in column \(summary.column.shown), \(size)"
    return ["  groups    \(count); \(parts.joined(separator: ", "))"] + classLines
  }

  private var classLines: [String] {
    guard !classes.isEmpty, summary.parts.count > 1 else { return [] }
    let uneven = classes.indices.filter { spread($0) >= Self.evenness }
      .sorted { spread($0) != spread($1) ? spread($0) > spread($1) : $0 < $1 }
    guard !uneven.isEmpty else { return ["  shares    every class has the same share of each part"] }
    let shown = uneven.prefix(Self.limit).sorted()
    let width = shown.map { classes[$0].shown.count }.max() ?? 0
    var lines = shown.map { index in
      let name = classes[index].shown
      let shares = summary.parts.map { part in
        "\(part.part.rawValue) \(Self.percent(part.classShares[index]))"
      }
      return name + String(repeating: " ", count: width - name.count + 2) + shares.joined(separator: ", ")
    }
    if uneven.count > shown.count {
      lines.append("… and \(uneven.count - shown.count) classes whose shares differ less")
    }
    return lines.enumerated().map { ($0 == 0 ? "  shares    " : "            ") + $1 }
  }

  /// The difference between a class's largest and smallest share in any part.
  private func spread(_ index: Int) -> Double {
    let shares = summary.parts.map { $0.classShares[index] }
    return (shares.map(\.upperBound).max() ?? 0) - (shares.map(\.lowerBound).min() ?? 0)
  }

  private static func percent(_ range: ClosedRange<Double>) -> String {
    let ends = [range.lowerBound, range.upperBound].map { share -> String in
      let tenths = Int((share * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10)"
    }
    return (ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")) + " %"
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }
}
