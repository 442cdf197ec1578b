extension RawDataset {
  /// The rows of a further part after its own; the part was read with this data set as its `main`, so columns and classes are the
  /// same. Groups are not kept, because nothing splits the rows any more.
  func appending(_ part: RawDataset) throws(DatasetError) -> RawDataset {
    guard weights.isEmpty == part.weights.isEmpty else {
      throw DatasetError(
        "the part has no weights, so it cannot be added to the training part",
        at: DatasetError.Place(file: part.name), field: "weight")
    }
    let target: Target =
      switch (self.target, part.target) {
      case (.classes(let list, let own), .classes(_, let more)): .classes(list, indices: own + more)
      case (.values(let columns, let own), .values(_, let more)):
        .values(columns: columns, values: own + more)
      default: preconditionFailure("the parts differ in kind")
      }
    let sourceRows = rowCount + droppedRows.count
    return RawDataset(
      name: name, inputs: inputs.appending(part.inputs), columns: hasColumnNames ? columns : nil,
      target: target,
      weights: weights + part.weights, layout: layout, categories: categories,
      droppedRows: droppedRows + part.droppedRows.map { $0 + sourceRows }, notes: notes)
  }
}

extension InputMatrix {
  /// The rows of both; of as many columns.
  fileprivate func appending(_ other: InputMatrix) -> InputMatrix {
    let values: Values =
      switch (values, other.values) {
      case (.bytes(let own), .bytes(let more)): .bytes(own + more)
      case (.bytes(let own), .doubles(let more)): .doubles(own.map { Double($0) } + more)
      case (.doubles(let own), .bytes(let more)): .doubles(own + more.map { Double($0) })
      case (.doubles(let own), .doubles(let more)): .doubles(own + more)
      }
    return InputMatrix(rowCount: rowCount + other.rowCount, columnCount: columnCount, values: values)
  }
}
