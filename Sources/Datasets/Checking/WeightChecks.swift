import Arithmetic
import Learning

/// What the weights of a data set's rows are, and whether a part has none above 0.
struct WeightChecks {
  let dataset: RawDataset
  let splitter: Splitter
  let repeats: Int

  /// The weights' range and sum; a warning for parts whose loss is undefined, since all their weights are 0.
  var notes: [DatasetNote] {
    guard let least = dataset.weights.min(), let most = dataset.weights.max() else { return [] }
    var sum = StridedSum()
    for (row, weight) in dataset.weights.enumerated() { sum.add(weight, at: row) }
    let summary = DatasetNote.guess(
      "samples are weighted: \(Decimal.text(least)) to \(Decimal.text(most)), sum \(Decimal.text(sum.total.roundedForReading))",
      field: "weight")
    return [summary] + warnings
  }

  /// Fails if the training part of a partition has no weight above 0: it could not be trained on.
  func requireTrainingWeights() throws(DatasetError) {
    guard let partition = partitions.first(where: { isWeightless(rows(of: $0).train) }) else { return }
    throw DatasetError(
      "all weights of the training part\(partition.suffix) are 0", at: DatasetError.Place(file: dataset.name),
      field: "weight")
  }

  private var warnings: [DatasetNote] {
    var parts: [String] = []
    for partition in partitions {
      let rows = rows(of: partition)
      for (name, part) in [("validation", rows.validation), ("test", rows.test)] {
        if let part, isWeightless(part) { parts.append("the \(name) part\(partition.suffix)") }
      }
    }
    guard !parts.isEmpty else { return [] }
    let shown =
      parts.prefix(3).joined(separator: ", ") + (parts.count > 3 ? " and \(parts.count - 3) more" : "")
    return [.warning("all weights are 0 in \(shown), so its loss is undefined", field: "weight")]
  }

  private struct Partition {
    var repetition: Int
    var fold: Int?

    var suffix: String { fold.map { " of fold \($0 + 1)" } ?? "" }
  }

  /// None, unless some weights are 0.
  private var partitions: [Partition] {
    guard dataset.weights.contains(0) else { return [] }
    let folds: [Int?] = splitter.folds.map { Array(0..<$0) } ?? [nil]
    return (0..<repeats).flatMap { repetition in
      folds.map { Partition(repetition: repetition, fold: $0) }
    }
  }

  private func rows(of partition: Partition) -> Splitter.Rows {
    splitter.rows(repetition: partition.repetition, fold: partition.fold)
  }

  private func isWeightless(_ rows: [Int32]) -> Bool {
    rows.allSatisfy { dataset.weights[Int($0)] == 0 }
  }
}

extension Double {
  /// A sum as it is shown: without the rounding errors of its terms, to six decimals.
  package var roundedForReading: Double {
    magnitude < 1 || magnitude > 1e9 ? self : (self * 1e6).rounded() / 1e6
  }
}
