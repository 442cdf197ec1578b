/// How the columns of a table become the inputs of a trained network.
///
/// A value that is missing is replaced by its input's mean; then the value is scaled in float64 (`ColumnScaling`) and rounded
/// once to the network's precision. The inputs of a text column follow one another, one per category.
package struct InputEncoding: Sendable, Hashable {
  /// A column of a table.
  package struct Column: Sendable, Hashable {
    /// What the column's cells are.
    package enum Kind: Sendable, Hashable {
      /// One input. The range is that of the training part; nil if all its values are missing.
      case number(range: ClosedRange<Double>?)
      /// One input per category: 1 for the row's own, 0 for the others; a text that is no category has 0 for all of them, a
      /// missing one NaN.
      case text(ClassList)
    }

    package let name: String
    /// 1-based, in the training file.
    package let position: Int
    package let kind: Kind

    package init(name: String, position: Int, kind: Kind) {
      self.name = name
      self.position = position
      self.kind = kind
    }

    /// The inputs that are made of the column.
    package var width: Int {
      switch kind {
      case .number: 1
      case .text(let categories): categories.count
      }
    }
  }

  /// One input of the network.
  package struct Feature: Sendable, Hashable {
    /// What a missing value becomes: the mean of the training part, of 0 and 1 for a category. nil if the spec does not
    /// replace missing values: such a row has no prediction.
    package let mean: Double?
    package let scaling: ColumnScaling

    package init(mean: Double?, scaling: ColumnScaling) {
      self.mean = mean
      self.scaling = scaling
    }
  }

  /// In the order of the training file.
  package let columns: [Column]
  /// One per input of the network.
  package let features: [Feature]
  /// What the spec says about missing values.
  package let missing: DatasetRequest.Missing
  /// The columns of the training file that hold the targets; may be empty.
  package let targets: [SourceLayout.Column]
  /// Columns of the training file.
  package let sourceWidth: Int
  /// Whether columns are matched by name; otherwise by position.
  package let hasNames: Bool

  package init(
    columns: [Column], features: [Feature], missing: DatasetRequest.Missing, targets: [SourceLayout.Column],
    sourceWidth: Int, hasNames: Bool
  ) {
    precondition(columns.reduce(0) { $0 + $1.width } == features.count)
    self.columns = columns
    self.features = features
    self.missing = missing
    self.targets = targets
    self.sourceWidth = sourceWidth
    self.hasNames = hasNames
  }
}

extension InputEncoding {
  /// Samples' inputs, row by row, from columns as a reader or `values(of:)` gives them.
  ///
  /// - Parameters:
  ///   - values: per row one number per feature, unscaled; NaN for a missing value.
  /// - Returns: what training's encoding makes of the same values; NaN where a value is missing and has no mean, and an
  ///   infinity where a scaled value is beyond `Scalar`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func encoded<Scalar: BinaryFloatingPoint>(_ values: [Double], as: Scalar.Type) -> [Scalar] {
    precondition(values.count % features.count == 0)
    var result: [Scalar] = []
    result.reserveCapacity(values.count)
    for first in stride(from: 0, to: values.count, by: features.count) {
      for (column, feature) in features.enumerated() {
        let value = values[first + column]
        result.append(Scalar(feature.scaling.scaled(value.isNaN ? feature.mean ?? .nan : value)))
      }
    }
    return result
  }

  /// One row's number per feature, unscaled: texts become ones and zeros; NaN stands for a missing value, and −0 becomes +0.
  ///
  /// - Parameter row: one value per column.
  package func values(of row: [RawValue]) -> [Double] {
    precondition(row.count == columns.count)
    return zip(columns, row).flatMap { column, value -> [Double] in
      switch (column.kind, value) {
      case (.number, .number(let number)): return [number + 0]
      case (.text(let categories), .text(let text)):
        let own = categories.index(of: text)
        return (0..<Int32(categories.count)).map { $0 == own ? 1 : 0 }
      case (_, .missing): return Array(repeating: .nan, count: column.width)
      case (.number, .text), (.text, .number):
        preconditionFailure("column \(column.name) is of the other kind")
      }
    }
  }

  /// The cells that unscaled numbers of one row stand for; the reverse of `values(of:)`.
  package func row(of values: ArraySlice<Double>) -> [RawValue] {
    var first = values.startIndex
    return columns.map { column in
      defer { first += column.width }
      if values[first].isNaN { return .missing }
      switch column.kind {
      case .number: return .number(values[first])
      case .text(let categories):
        let own = values[first..<first + column.width].firstIndex(of: 1)
        return own.map { .text(categories.names[$0 - first]) } ?? .missing
      }
    }
  }
}

/// A cell of a table, as it was before encoding.
package enum RawValue: Sendable, Hashable {
  case number(Double)
  case text(String)
  case missing
}
