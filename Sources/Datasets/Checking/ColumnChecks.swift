/// Warnings about the inputs and targets of a data set, for any split.
struct ColumnChecks {
  let dataset: RawDataset
  let request: DatasetRequest

  /// Fewer rows may count by chance.
  private static let countingRows = 8
  /// A network's first outputs are of the order of 1: errors of targets far beyond that make its first steps overshoot.
  private static let largeTarget = 100.0

  var notes: [DatasetNote] {
    countingColumns + unscaledTargets + unscalableColumns
  }

  /// A column that counts up by 1 from row to row identifies the samples and carries no information about new ones.
  private var countingColumns: [DatasetNote] {
    guard case .table = request.source, dataset.rowCount >= Self.countingRows, dataset.droppedRows.isEmpty
    else { return [] }
    return dataset.columns.indices.compactMap { column in
      let first = dataset.inputs[row: 0, column: column]
      guard first == first.rounded() else { return nil }
      for row in 1..<dataset.rowCount
      where dataset.inputs[row: row, column: column] != first + Double(row) { return nil }
      // Columns without names are called by their numbers, which `ignore:` takes.
      let name = dataset.hasColumnNames ? dataset.columns[column] : String(column + 1)
      return .warning(
        first == 0 || first == 1
          ? "column `\(name)` counts the rows, as an index does, and is trained on"
          : "column `\(name)` counts up by 1 from \(Decimal.text(first)), as an ID does, and is trained on",
        write: "ignore: [\(name)]",
        field: "source")
    }
  }

  private var unscaledTargets: [DatasetNote] {
    guard case .values(let columns, let values) = dataset.target, request.targetScale == .none else {
      return []
    }
    return columns.indices.compactMap { column in
      let largest = stride(from: column, to: values.count, by: columns.count)
        .reduce(0) { max($0, abs(values[$1])) }
      guard largest > Self.largeTarget else { return nil }
      return .warning(
        "target `\(columns[column])` goes up to \(Decimal.text(largest)) and is not scaled: most networks do "
          + "not learn numbers of that size",
        write: "target_scale: standard", field: "target_scale")
    }
  }

  private var unscalableColumns: [DatasetNote] {
    guard request.scale == .standard || request.scale == .minMax,
      case .doubles(let values) = dataset.inputs.values
    else { return [] }
    let width = dataset.inputs.columnCount
    var (minima, maxima) = (
      [Double](repeating: .infinity, count: width), [Double](repeating: -.infinity, count: width)
    )
    var index = 0
    while index < values.count {
      for column in 0..<width {
        let value = values[index + column]
        if value < minima[column] { minima[column] = value }
        if value > maxima[column] { maxima[column] = value }
      }
      index += width
    }
    return (0..<width).compactMap { column in
      let (minimum, maximum) = (minima[column], maxima[column])
      guard minimum < maximum else { return nil }
      let name = "column `\(dataset.columns[column])`"
      if ColumnStatistics.isRounding(minimum, maximum) {
        return .warning(
          "\(name) is constant but for rounding (\(minimum) to \(maximum)), so it is treated as constant",
          field: "scale")
      }
      guard max(abs(minimum), abs(maximum)) > ColumnStatistics.largestSquarable else { return nil }
      return .warning(
        "\(name) has values up to \(max(abs(minimum), abs(maximum))), whose squares overflow, so it is "
          + "treated as constant", field: "scale")
    }
  }
}
