import Learning

/// The targets of one part of a partition as they were read: before encoding and scaling.
package enum RawTargets: Sendable, Hashable {
  /// Samples of each class, in the order of the classes.
  case classes(counts: [Int])
  /// For each target column its values, one for each sample.
  case values(columns: [[Double]])
}

extension RawTargets {
  init(_ dataset: RawDataset, rows: [Int32]) {
    switch dataset.target {
    case .classes(let list, let indices):
      var counts = [Int](repeating: 0, count: list.count)
      for row in rows { counts[Int(indices[Int(row)])] += 1 }
      self = .classes(counts: counts)
    case .values(let columns, let values):
      self = .values(
        columns: columns.indices.map { column in rows.map { values[Int($0) * columns.count + column] } })
    }
  }

  /// The samples.
  package var count: Int {
    switch self {
    case .classes(let counts): counts.reduce(0, +)
    case .values(let columns): columns.first?.count ?? 0
    }
  }
}
