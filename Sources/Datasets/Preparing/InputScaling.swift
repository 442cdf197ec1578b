import Files

/// How input values become what a network sees: missing values filled, then each column scaled, from
/// statistics of the training part alone; in float64, rounded once to the network's precision.
struct InputScaling {
  private enum Rule {
    /// `ColumnScaling.affine`.
    case perColumn(offsets: [Double], divisors: [Double])
    /// The same for every column.
    case everyColumn(ColumnScaling)
    /// Each column by its own rule.
    case columns([ColumnScaling])
  }

  /// What a missing value becomes, per column: the mean of the training part's present values.
  private let fills: [Double]
  private let rule: Rule

  init(
    _ scale: DatasetRequest.Scale, dataset: RawDataset, training rows: [Int32]
  ) throws(DatasetError) {
    fills = try Self.fills(dataset, rows)
    switch scale {
    case .none: rule = .everyColumn(.none)
    case .range(let from, let to):
      guard from.lowerBound < from.upperBound else {
        throw DatasetError("the range `from` is empty", field: "scale")
      }
      rule = .everyColumn(.range(from: from, to: to))
    case .robust, .log, .groups:
      rule = .columns(try ColumnScaling.rules(scale, dataset: dataset, training: rows, fills: fills))
    case .minMax, .standard: rule = Self.perColumn(scale, dataset.inputs, rows, fills: fills)
    }
  }

  /// The scaling of kept inputs; values of an input without a mean must not be missing.
  init(_ features: [InputEncoding.Feature]) {
    fills = features.map { $0.mean ?? .nan }
    rule = .columns(features.map(\.scaling))
  }

  /// How one column is scaled.
  @inline(__always)
  func scaling(ofColumn column: Int) -> ColumnScaling {
    switch rule {
    case .perColumn(let offsets, let divisors):
      .affine(offset: offsets[column], divisor: divisors[column])
    case .everyColumn(let scaling): scaling
    case .columns(let scalings): scalings[column]
    }
  }

  /// The scaled value of a value that is not missing.
  @inline(__always)
  private func scaled(_ value: Double, column: Int) -> Double {
    scaling(ofColumn: column).scaled(value)
  }

  /// The scaled rows, one after another.
  func encoded<Scalar: BinaryFloatingPoint>(
    _ dataset: RawDataset, rows: [Int32], as: Scalar.Type
  ) throws(DatasetError) -> [Scalar] {
    switch dataset.inputs.values {
    case .bytes(let bytes): try encoded(bytes, dataset: dataset, rows: rows)
    case .doubles(let doubles): try encoded(doubles, dataset: dataset, rows: rows)
    }
  }

  @inline(__always)
  private func encoded<Scalar: BinaryFloatingPoint>(
    _ doubles: [Double], dataset: RawDataset, rows: [Int32]
  ) throws(DatasetError) -> [Scalar] {
    let width = dataset.inputs.columnCount
    var result: [Scalar] = []
    result.reserveCapacity(rows.count * width)
    for row in rows {
      for column in 0..<width {
        let raw = doubles[Int(row) * width + column]
        let value = Scalar(scaled(raw.isNaN ? fills[column] : raw, column: column))
        guard value.isFinite else { throw overflow(dataset, row: Int(row), column: column) }
        result.append(value)
      }
    }
    return result
  }

  /// By a table of the 256 values, one per column if columns differ.
  @inline(__always)
  private func encoded<Scalar: BinaryFloatingPoint>(
    _ bytes: [UInt8], dataset: RawDataset, rows: [Int32]
  ) throws(DatasetError) -> [Scalar] {
    let width = dataset.inputs.columnCount
    var tableStep = 0
    switch rule {
    case .perColumn, .columns: tableStep = 256
    case .everyColumn: break
    }
    let table = (0..<(tableStep == 0 ? 1 : width)).flatMap { column in
      (0...255).map { Scalar(scaled(Double($0), column: column)) }
    }
    let result = Self.lookedUp(bytes, rows: rows, width: width, in: table, tableStep: tableStep)
    // Values are rarely too large, so only then are all of them checked.
    if !table.allSatisfy(\.isFinite), let place = result.firstIndex(where: { !$0.isFinite }) {
      throw overflow(dataset, row: Int(rows[place / width]), column: place % width)
    }
    return result
  }

  /// Each byte's entry in its column's table; tables are `tableStep` entries apart.
  ///
  /// Bounds are checked once per row; an index into a table is less than 256 after its beginning.
  @inline(__always)
  private static func lookedUp<Scalar>(
    _ bytes: [UInt8], rows: [Int32], width: Int, in table: [Scalar], tableStep: Int
  ) -> [Scalar] {
    precondition(table.count == tableStep * (width - 1) + 256)
    return unsafe [Scalar](unsafeUninitializedCapacity: rows.count * width) { result, count in
      unsafe result.preferLargePages()
      unsafe table.withUnsafeBufferPointer { table in
        for row in rows {
          let own = bytes[Int(row) * width..<(Int(row) + 1) * width]
          unsafe own.withUnsafeBufferPointer { own in
            let target = unsafe result.baseAddress! + count
            for column in 0..<width {
              unsafe (target + column).initialize(to: table[column &* tableStep &+ Int(own[column])])
            }
          }
          count += width
        }
      }
    }
  }

  private func overflow(_ dataset: RawDataset, row: Int, column: Int) -> DatasetError {
    DatasetError(
      "the value \(dataset.inputs[row: row, column: column]) is too large for the network's precision "
        + "once scaled",
      at: DatasetError.Place(file: dataset.name, columnName: dataset.columns[column]), field: "scale")
  }
}

/// Statistics of the training part.
extension InputScaling {
  private static func perColumn(
    _ scale: DatasetRequest.Scale, _ inputs: InputMatrix, _ rows: [Int32], fills: [Double]
  ) -> Rule {
    switch inputs.values {
    case .bytes(let bytes):
      perColumn(scale, inputs.columnCount, rows) { index, _ in Double(bytes[index]) }
    case .doubles(let doubles):
      perColumn(scale, inputs.columnCount, rows) { index, column in
        doubles[index].isNaN ? fills[column] : doubles[index]
      }
    }
  }

  @inline(__always)
  private static func perColumn(
    _ scale: DatasetRequest.Scale, _ width: Int, _ rows: [Int32], value: (Int, Int) -> Double
  ) -> Rule {
    let statistics = ColumnStatistics(width: width, rows: rows, value: value)
    if scale == .minMax { return .perColumn(offsets: statistics.minima, divisors: statistics.spans) }
    let (means, deviations) = statistics.moments(value: value)
    return .perColumn(offsets: means, divisors: deviations)
  }

  /// Empty where no value of the data set is missing.
  private static func fills(_ dataset: RawDataset, _ rows: [Int32]) throws(DatasetError) -> [Double] {
    guard case .doubles(let values) = dataset.inputs.values, values.contains(where: \.isNaN) else {
      return []
    }
    let means = means(dataset.inputs, rows)
    if let column = means.firstIndex(of: nil) {
      throw DatasetError(
        "no value of column `\(dataset.columns[column])` is left in the training part to take the mean of",
        at: DatasetError.Place(file: dataset.name), field: "missing")
    }
    return means.map { $0 ?? .nan }
  }

  /// The mean of each column's values that are not missing: Σx / n; nil if all are missing.
  static func means(_ inputs: InputMatrix, _ rows: [Int32]) -> [Double?] {
    switch inputs.values {
    case .bytes(let bytes): means(inputs.columnCount, rows) { Double(bytes[$0]) }
    case .doubles(let doubles): means(inputs.columnCount, rows) { doubles[$0] }
    }
  }

  @inline(__always)
  private static func means(_ width: Int, _ rows: [Int32], value: (Int) -> Double) -> [Double?] {
    let sums = ColumnStatistics.sums(width: width, rows: rows) { index, _ in
      value(index).isNaN ? 0 : value(index)
    }
    let counts = ColumnStatistics.sums(width: width, rows: rows) { index, _ in value(index).isNaN ? 0 : 1 }
    return zip(sums, counts).map { $1 == 0 ? nil : $0 / $1 }
  }
}
