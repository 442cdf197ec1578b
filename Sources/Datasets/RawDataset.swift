/// The input values of a data set, row by row, held as compactly as they allow.
package struct InputMatrix: Sendable, Hashable {
  package enum Values: Sendable, Hashable {
    /// Every value is an integer in 0 … 255.
    case bytes([UInt8])
    /// At least one is not. NaN stands for a missing value; −0 does not occur.
    case doubles([Double])
  }

  package let rowCount: Int
  package let columnCount: Int
  /// `rowCount × columnCount`, row by row.
  package let values: Values

  package init(rowCount: Int, columnCount: Int, values: Values) {
    switch values {
    case .bytes(let bytes): precondition(bytes.count == rowCount * columnCount)
    case .doubles(let doubles): precondition(doubles.count == rowCount * columnCount)
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// NaN where the value is missing.
  package subscript(row row: Int, column column: Int) -> Double {
    switch values {
    case .bytes(let bytes): Double(bytes[row * columnCount + column])
    case .doubles(let doubles): doubles[row * columnCount + column]
    }
  }
}

/// Collects input values in bytes until one does not fit, and in float64 from then on.
struct InputMatrixBuilder {
  private var bytes: [UInt8] = []
  private var doubles: [Double] = []
  private var isWide = false

  /// NaN for a missing value.
  @inline(__always)
  mutating func append(_ value: Double) {
    if isWide {
      doubles.append(value)
    } else if value >= 0, value <= 255, value == Double(UInt8(value)) {
      bytes.append(UInt8(value))
    } else {
      widen()
      doubles.append(value)
    }
  }

  private mutating func widen() {
    doubles.reserveCapacity(bytes.capacity)
    for byte in bytes { doubles.append(Double(byte)) }
    bytes = []
    isWide = true
  }

  func matrix(rowCount: Int, columnCount: Int) -> InputMatrix {
    InputMatrix(
      rowCount: rowCount, columnCount: columnCount, values: isWide ? .doubles(doubles) : .bytes(bytes))
  }
}

/// A data set as it was read or generated: before splitting, encoding and scaling.
package struct RawDataset: Sendable {
  package enum Target: Sendable {
    /// The class of each row, an index into the list.
    case classes(ClassList, indices: [Int32])
    /// `rowCount × columns.count`, row by row; all finite.
    case values(columns: [String], values: [Double])
  }

  /// The name of a bundled set, or a path as the request has it.
  package let name: String
  package let inputs: InputMatrix
  /// One name per column of `inputs`; `x1`, `x2`, … where the data have none.
  package let columns: [String]
  /// Whether the columns' names are the data's own.
  let hasColumnNames: Bool
  package let target: Target
  /// The columns of the source that inputs and targets are from.
  package let layout: SourceLayout
  /// The weight of each row, finite and at least 0; empty if rows have none.
  package let weights: [Double]
  /// The categories of each column that was one-hot encoded, by its name.
  package let categories: [String: ClassList]
  /// Which rows belong together; nil without such a column.
  package let groups: RowGroups?
  /// 1-based numbers, ascending, of the data rows that were left out for a missing value.
  package let droppedRows: [Int]
  /// What was guessed when the data were read, and what is probably a mistake in them.
  package var notes: [DatasetNote]

  init(
    name: String, inputs: InputMatrix, columns: [String]? = nil, target: Target, weights: [Double] = [],
    layout: SourceLayout? = nil, categories: [String: ClassList] = [:], groups: RowGroups? = nil,
    droppedRows: [Int] = [],
    notes: [DatasetNote] = []
  ) {
    self.name = name
    self.inputs = inputs
    hasColumnNames = columns != nil
    self.columns = columns ?? (0..<inputs.columnCount).map { "x\($0 + 1)" }
    self.target = target
    self.layout = layout ?? SourceLayout(columns: self.columns, hasNames: columns != nil)
    self.weights = weights
    self.categories = categories
    self.groups = groups
    self.droppedRows = droppedRows
    self.notes = notes
    precondition(self.columns.count == inputs.columnCount)
    precondition(weights.isEmpty || weights.count == inputs.rowCount)
    precondition(groups.map { $0.indices.count == inputs.rowCount } ?? true)
  }

  package var rowCount: Int { inputs.rowCount }

  /// Rows per class, in the order of the list; empty for regression.
  package var classCounts: [Int] {
    guard case .classes(let classes, let indices) = target else { return [] }
    var counts = Array(repeating: 0, count: classes.count)
    for index in indices { counts[Int(index)] += 1 }
    return counts
  }
}
