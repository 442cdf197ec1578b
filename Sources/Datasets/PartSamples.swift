import Learning

/// The samples of one part of a partition as they were read, with their places in the file.
package struct PartSamples: Sendable {
  package let part: DatasetPart
  /// The file, or the name of the bundled set, that the rows are from.
  package let source: String
  /// 1-based numbers among the data rows of the source, one per sample; rows that were left out are counted.
  package let rowNumbers: [Int]
  /// Per sample one number per input, before scaling; NaN for a missing value.
  package let values: [Double]
  /// The class of each sample; empty for regression.
  package let labels: [Int32]
  /// The target values of each sample; empty for classification.
  package let targets: [Double]

  package var count: Int { rowNumbers.count }
}

extension Dataset {
  /// The samples of a part; nil where it does not exist. Other parameters as in `partition`.
  package func samples(of part: DatasetPart, repetition: Int, fold: Int?) -> PartSamples? {
    let parts = parts(repetition: repetition, fold: fold)
    let own: PartRows? =
      switch part {
      case .train: parts.train
      case .validation: parts.validation
      case .test: parts.test
      }
    return own.map { PartSamples($0.dataset, rows: $0.rows, part: part) }
  }
}

extension PartSamples {
  fileprivate init(_ dataset: RawDataset, rows: [Int32], part: DatasetPart) {
    self.part = part
    source = dataset.name
    let dropped = Set(dataset.droppedRows)
    let kept = (1...dataset.rowCount + dropped.count).filter { !dropped.contains($0) }
    rowNumbers = rows.map { kept[Int($0)] }
    values = rows.flatMap { row in
      dataset.columns.indices.map { dataset.inputs[row: Int(row), column: $0] }
    }
    switch dataset.target {
    case .classes(_, let indices):
      labels = rows.map { indices[Int($0)] }
      targets = []
    case .values(let columns, let values):
      labels = []
      targets = rows.flatMap { values[Int($0) * columns.count..<(Int($0) + 1) * columns.count] }
    }
  }
}
