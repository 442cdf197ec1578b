import JSON
import Plots
import Records

/// A swept field, with its values as people read them.
struct ReportedAxis: Sendable {
  /// Dotted.
  let path: String
  /// `learning rate`.
  let name: String
  /// Each value once: numbers ascending, other values in the sweep's order.
  let values: [JSON]
  let texts: [String]
  /// The values where all are numbers.
  let numbers: [Double]?
  /// Whether the numbers are so spread that a log axis suits them: positive, and over more than a decade.
  let isLog: Bool
  /// For each point the index of its value.
  let levels: [Int]

  init(path: String, name: String, column: [JSON]) {
    self.path = path
    self.name = name
    var indices: [JSON: Int] = [:]
    var distinct: [JSON] = []
    for value in column where indices[value] == nil {
      indices[value] = distinct.count
      distinct.append(value)
    }
    let numbers = distinct.compactMap(\.double)
    let isNumeric = numbers.count == distinct.count
    // Null, where the axis does not exist, comes after the numbers.
    if distinct.allSatisfy({ $0.isNull || $0.double != nil }) {
      distinct.sort { ($0.double ?? .infinity) < ($1.double ?? .infinity) }
      for (index, value) in distinct.enumerated() { indices[value] = index }
    }
    values = distinct
    texts = distinct.map(AxisText.value)
    self.numbers = isNumeric ? distinct.compactMap(\.double) : nil
    isLog = isNumeric && Self.isSpread(numbers)
    levels = column.map { indices[$0] ?? 0 }
  }

  /// All axes of an experiment.
  static func all(_ outcome: ExperimentOutcome) -> [ReportedAxis] {
    let names = AxisText.names(of: outcome.axes)
    return outcome.axes.indices.map { axis in
      ReportedAxis(
        path: outcome.axes[axis], name: names[axis], column: outcome.points.map { $0[axis].value })
    }
  }

  private static func isSpread(_ numbers: [Double]) -> Bool {
    guard let low = numbers.min(), let high = numbers.max(), low > 0 else { return false }
    return numbers.count > 2 && high / low >= 10
  }

  /// The class of the axis's cells in tables: short texts stay on one line.
  var cellClass: String {
    let isShort = texts.allSatisfy { $0.count <= 24 }
    return "axis" + (numbers == nil ? "" : " number") + (isShort ? " short" : "")
  }

  /// Whether values stand by their size; of two, only that they differ matters.
  private var isContinuous: Bool { numbers != nil && values.count > 2 }

  /// What a figure's axis of these values measures.
  var kind: AxisKind {
    guard isContinuous else { return .categories(texts) }
    return isLog ? .log : .linear
  }

  /// Where a value stands on an axis of `kind`.
  func position(of level: Int) -> Double {
    guard isContinuous, let numbers else { return Double(level) }
    return numbers[level]
  }
}
