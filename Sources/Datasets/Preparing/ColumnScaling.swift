import Learning

/// How the values of one input are scaled.
///
/// In float64, every operation rounded by itself (no fused multiply-add), in the order that is written here.
package enum ColumnScaling: Sendable, Hashable {
  case none
  /// (x − offset) / divisor; 0 where the divisor is 0.
  case affine(offset: Double, divisor: Double)
  /// The same of sign(x)·ln(1 + |x|).
  case logarithmic(offset: Double, divisor: Double)
  /// (x − a) / (b − a) · (d − c) + c
  case range(from: ClosedRange<Double>, to: ClosedRange<Double>)

  /// The scaled value; the caller rounds it once to the network's precision.
  @inline(__always)
  package func scaled(_ value: Double) -> Double {
    switch self {
    case .none: value
    case .affine(let offset, let divisor): divisor == 0 ? 0 : (value - offset) / divisor
    case .logarithmic(let offset, let divisor):
      divisor == 0 ? 0 : (Self.logarithm(value) - offset) / divisor
    case .range(let from, let to):
      (value - from.lowerBound) / (from.upperBound - from.lowerBound) * (to.upperBound - to.lowerBound)
        + to.lowerBound
    }
  }

  /// sign(x)·ln(1 + |x|), by `Arithmetic`'s logarithm: defined everywhere, close to x near 0, and odd.
  package static func logarithm(_ value: Double) -> Double {
    value < 0 ? -Double.log(onePlus: -value) : Double.log(onePlus: value)
  }

  /// The rule of each input column. `fills`: what stands for missing values.
  static func rules(
    _ scale: DatasetRequest.Scale, dataset: RawDataset, training rows: [Int32], fills: [Double]
  ) throws(DatasetError) -> [ColumnScaling] {
    let inputs = dataset.inputs
    let scales = try scalesOfColumns(scale, of: dataset)
    let isLogarithmic = scales.map { $0 == .log }
    let value = { (index: Int, column: Int) -> Double in
      let raw = inputs[row: index / inputs.columnCount, column: column]
      let filled = raw.isNaN ? fills[column] : raw
      return isLogarithmic[column] ? logarithm(filled) : filled
    }
    let statistics = ColumnStatistics(width: inputs.columnCount, rows: rows, value: value)
    let moments = statistics.moments(value: value)
    let spans = statistics.spans
    return scales.indices.map { column in
      switch scales[column] {
      case .none, .groups: return .none
      case .range(let from, let to): return .range(from: from, to: to)
      case .minMax: return .affine(offset: statistics.minima[column], divisor: spans[column])
      case .standard:
        return .affine(offset: moments.means[column], divisor: moments.deviations[column])
      case .log:
        return .logarithmic(offset: moments.means[column], divisor: moments.deviations[column])
      case .robust:
        let values = rows.map { value(Int($0) * inputs.columnCount, column) }.sorted()
        let range = quantile(values, 0.75) - quantile(values, 0.25)
        // A column whose middle half is one value is only moved, as scikit-learn has it; a constant one becomes 0.
        return .affine(
          offset: quantile(values, 0.5), divisor: spans[column] == 0 ? 0 : range == 0 ? 1 : range)
      }
    }
  }

  /// Between the two nearest of the sorted values, linearly: at (n − 1)·q.
  private static func quantile(_ sorted: [Double], _ q: Double) -> Double {
    let place = Double(sorted.count - 1) * q
    let lower = Int(place)
    guard lower + 1 < sorted.count else { return sorted[lower] }
    return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * (place - Double(lower))
  }

  /// Throws if a group names a column that is not an input, or that another group names.
  static func requireColumns(_ scale: DatasetRequest.Scale, of dataset: RawDataset) throws(DatasetError) {
    _ = try scalesOfColumns(scale, of: dataset)
  }

  private static func scalesOfColumns(
    _ scale: DatasetRequest.Scale, of dataset: RawDataset
  ) throws(DatasetError) -> [DatasetRequest.Scale] {
    guard case .groups(let groups) = scale else { return dataset.columns.map { _ in scale } }
    let others = groups.filter(\.columns.isEmpty)
    let place = DatasetError.Place(file: dataset.name)
    guard others.count <= 1 else {
      throw DatasetError("only one group may leave out `columns`", at: place, field: "scale")
    }
    var scales: [DatasetRequest.Scale?] = dataset.columns.map { _ in nil }
    for group in groups {
      for name in group.columns {
        let columns = dataset.columns.indices.filter {
          dataset.columns[$0] == name || isMade($0, of: name, dataset)
        }
        guard !columns.isEmpty else {
          let shown =
            dataset.columns.prefix(20).joined(separator: ", ") + (dataset.columns.count > 20 ? ", …" : "")
          throw DatasetError(
            "there is no input column `\(name)`; the inputs are \(shown)", at: place, field: "scale")
        }
        for column in columns {
          guard scales[column] == nil else {
            throw DatasetError("column `\(name)` is in two groups", at: place, field: "scale")
          }
          scales[column] = group.scale
        }
      }
    }
    return scales.map { $0 ?? others.first?.scale ?? .none }
  }

  /// Whether an input is one of the values of a one-hot column.
  private static func isMade(_ column: Int, of name: String, _ dataset: RawDataset) -> Bool {
    dataset.categories[name] != nil && dataset.columns[column].hasPrefix("\(name)=")
  }
}
