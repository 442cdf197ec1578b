/// How classes and target values become what the outputs should be.
struct TargetEncoding {
  typealias Rule = OutputDecoding.Rule

  let rule: Rule

  /// The factors that bring an output's error back to original units; empty for classification.
  var units: [Double] {
    if case .values(_, let divisors) = rule { divisors } else { [] }
  }

  /// Halfway between the outputs that the two classes of one output should have; 0 for regression.
  var threshold: Double {
    if case .classes(_, let values) = rule { (values.off + values.on) / 2 } else { 0 }
  }

  /// `outputs`: one of the shape's `outputCounts`.
  init(
    _ request: DatasetRequest, dataset: RawDataset, training rows: [Int32], outputs: Int, outputsAreTanh: Bool
  ) {
    switch dataset.target {
    case .classes(let list, _):
      precondition(
        outputs == list.count || (outputs == 1 && list.count == 2), "\(outputs) outputs do not fit")
      let standard = DatasetRequest.TargetValues(off: outputsAreTanh ? -1 : 0, on: 1)
      rule = .classes(outputs: outputs, values: request.targetValues ?? standard)
    case .values(let columns, let values):
      precondition(outputs == columns.count, "\(outputs) outputs do not fit")
      rule = Self.rule(request.targetScale, width: columns.count, values: values, rows: rows)
    }
  }

  private static func rule(
    _ scale: DatasetRequest.TargetScale, width: Int, values: [Double], rows: [Int32]
  ) -> Rule {
    let none = Rule.values(
      offsets: Array(repeating: 0, count: width), divisors: Array(repeating: 1, count: width))
    if scale == .none { return none }
    let statistics = ColumnStatistics(width: width, rows: rows) { index, _ in values[index] }
    switch scale {
    case .none: return none
    case .minMax:
      return .values(offsets: statistics.minima, divisors: statistics.spans.map { $0 == 0 ? 1 : $0 })
    case .standard:
      let (means, deviations) = statistics.moments { index, _ in values[index] }
      return .values(offsets: means, divisors: deviations.map { $0 == 0 ? 1 : $0 })
    }
  }

  /// The outputs that the rows should have, row by row, rounded once to the network's precision.
  func encoded<Scalar: BinaryFloatingPoint>(
    _ dataset: RawDataset, rows: [Int32], as: Scalar.Type
  ) -> [Scalar] {
    switch (rule, dataset.target) {
    case (.classes(let outputs, let values), .classes(_, let indices)):
      let (off, on) = (Scalar(values.off), Scalar(values.on))
      guard outputs > 1 else { return rows.map { indices[Int($0)] == 1 ? on : off } }
      var result = [Scalar](repeating: off, count: rows.count * outputs)
      for (sample, row) in rows.enumerated() { result[sample * outputs + Int(indices[Int(row)])] = on }
      return result
    case (.values(let offsets, _), .values(_, let values)):
      return rows.flatMap { row in
        offsets.indices.map { column in
          Scalar(rule.scaledTarget(values[Int(row) * offsets.count + column], column: column))
        }
      }
    default: preconditionFailure("the parts differ in kind")
    }
  }

  /// The class of each row; empty for regression.
  static func labels(_ dataset: RawDataset, rows: [Int32]) -> [Int32] {
    guard case .classes(_, let indices) = dataset.target else { return [] }
    return rows.map { indices[Int($0)] }
  }
}
