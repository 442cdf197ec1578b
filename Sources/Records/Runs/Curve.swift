import Learning

/// Metrics over epochs: one row per evaluation.
package struct Curve: Sendable, Hashable {
  /// One metric of one part.
  package struct Column: Sendable, Hashable {
    package var name: MetricName
    /// One value per entry of `epochs`; NaN if the metric is undefined (the running loss before the first epoch).
    package var values: [Double]

    package init(name: MetricName, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// Ascending.
  package var epochs: [Int]
  package var columns: [Column]

  package init(epochs: [Int], columns: [Column]) {
    self.epochs = epochs
    self.columns = columns
  }
}
