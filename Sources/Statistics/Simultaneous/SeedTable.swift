/// One value for every point and seed: points are rows, seeds are columns.
///
/// NaN marks a missing value. An infinite value is a result: a diverged run is infinitely bad, and worse than
/// any finite value by the same amount.
package struct SeedTable: Sendable, Hashable {
  /// Rows.
  package let points: Int
  /// Columns.
  package let seeds: Int
  /// Row by row, `points` × `seeds`.
  package let values: [Double]

  package init(points: Int, seeds: Int, values: [Double]) {
    precondition(points >= 0 && seeds >= 0 && values.count == points * seeds, "one value per point and seed")
    self.points = points
    self.seeds = seeds
    self.values = values
  }

  /// Rows of equal length, one per point.
  package init(_ rows: [[Double]]) {
    let seeds = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == seeds }, "rows have equal length")
    self.init(points: rows.count, seeds: seeds, values: rows.flatMap { $0 })
  }

  /// The values of one point, a seed each.
  package subscript(point: Int) -> ArraySlice<Double> {
    values[point * seeds..<(point + 1) * seeds]
  }
}

extension SeedTable {
  /// A seed's value: the mean over its folds, partitions and repeats, which share most of their samples and
  /// are therefore one observation.
  ///
  /// A seed with a missing (NaN) member is missing: a mean over fewer folds is another quantity. A seed with a
  /// diverged member is diverged: it takes the first infinite value.
  package static func seedValue(_ members: some Collection<Double>) -> Double {
    if members.contains(where: \.isNaN) { return .nan }
    if let infinite = members.first(where: \.isInfinite) { return infinite }
    return SampleStatistics.mean(of: members) ?? .nan
  }
}
