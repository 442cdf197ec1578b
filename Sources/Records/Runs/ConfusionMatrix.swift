import Learning

/// The confusion matrix of one part of the data.
package struct ConfusionMatrix: Sendable, Hashable {
  package var part: DatasetPart
  /// Square: rows are the true classes, columns the predicted ones.
  package var counts: [[Int]]

  package init(part: DatasetPart, counts: [[Int]]) {
    self.part = part
    self.counts = counts
  }
}
