import Learning

/// How groups of rows are distributed among the parts of a data set, over all repetitions and folds.
package struct GroupSummary: Sendable, Hashable {
  /// What a part has.
  package struct Part: Sendable, Hashable {
    package let part: DatasetPart
    /// The smallest and largest number of groups.
    package internal(set) var groups: ClosedRange<Int>
    /// For each class the smallest and largest share of the part's samples, from 0 to 1; empty for regression.
    package internal(set) var classShares: [ClosedRange<Double>]
  }

  /// The group column's name.
  package let column: String
  /// Groups of the main source.
  package let count: Int
  /// Samples of the smallest and the largest group.
  package let sizes: ClosedRange<Int>
  /// In the order train, validation, test.
  package internal(set) var parts: [Part] = []
}

extension Dataset {
  /// How the groups are distributed; nil if the request names no group column.
  package var groupSummary: GroupSummary? {
    guard request.format.group != nil, let groups = raw.groups else { return nil }
    let sizes = groups.sizes
    var summary = GroupSummary(
      column: groups.column, count: groups.count, sizes: (sizes.min() ?? 0)...(sizes.max() ?? 0))
    for repetition in 0..<shape.repeats {
      for fold in shape.folds.map({ (0..<$0).map { Optional($0) } }) ?? [nil] {
        let parts = parts(repetition: repetition, fold: fold)
        for (place, (part, rows)) in [
          (DatasetPart.train, parts.train), (.validation, parts.validation), (.test, parts.test),
        ].compactMap({ part, rows in rows.map { (part, $0) } }).enumerated() {
          summary.include(Self.content(part, rows), at: place)
        }
      }
    }
    return summary
  }

  private static func content(_ part: DatasetPart, _ rows: PartRows) -> GroupSummary.Part {
    let count = rows.dataset.groups.map { groups in
      Set(rows.rows.map { groups.indices[Int($0)] }).count
    }
    var shares: [ClosedRange<Double>] = []
    if case .classes(let counts) = RawTargets(rows.dataset, rows: rows.rows) {
      let total = Double(max(1, rows.rows.count))
      shares = counts.map { Double($0) / total...Double($0) / total }
    }
    return GroupSummary.Part(part: part, groups: (count ?? 0)...(count ?? 0), classShares: shares)
  }
}

extension GroupSummary {
  /// Widens the ranges of the part at a place by those of one partition.
  fileprivate mutating func include(_ other: Part, at place: Int) {
    guard place < parts.count else { return parts.append(other) }
    parts[place].groups = parts[place].groups.union(other.groups)
    parts[place].classShares = zip(parts[place].classShares, other.classShares).map { $0.union($1) }
  }
}

extension ClosedRange {
  /// The smallest range that contains both.
  fileprivate func union(_ other: Self) -> Self {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
