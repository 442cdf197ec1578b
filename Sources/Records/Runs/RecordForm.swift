import JSON
import Learning
import Synchronization

/// What the numbers of a record are: the same for most records of a sweep, which share it.
package final class RecordForm: Sendable, Hashable {
  /// A confusion matrix with as many rows as columns.
  package struct Matrix: Sendable, Hashable {
    var part: DatasetPart
    var rows: Int
  }

  private struct Content: Hashable {
    var metrics: [MetricName]
    var epochs: [Int]
    var columns: [MetricName]
    var matrices: [Matrix]
  }

  private let content: Content
  /// The names of the metrics and of the columns, quoted.
  let metricTexts: [JSONWriter.QuotedName]
  let columnTexts: [JSONWriter.QuotedName]
  /// Of metrics, then column by column the curve's, then row by row those of the matrices.
  package let numberCount: Int

  package var metrics: [MetricName] { content.metrics }
  /// The evaluated epochs.
  package var epochs: [Int] { content.epochs }
  package var columns: [MetricName] { content.columns }
  package var matrices: [Matrix] { content.matrices }

  private static let known = Mutex<[Content: RecordForm]>([:])

  private init(_ content: Content) {
    self.content = content
    metricTexts = content.metrics.map { JSONWriter.QuotedName($0.description) }
    columnTexts = content.columns.map { JSONWriter.QuotedName($0.description) }
    numberCount =
      content.metrics.count + content.columns.count * content.epochs.count
      + content.matrices.reduce(0) { $0 + $1.rows * $1.rows }
  }

  /// The form with these names; always the same object for the same names.
  package static func with(
    metrics: [MetricName], epochs: [Int], columns: [MetricName], matrices: [Matrix]
  ) -> RecordForm {
    let content = Content(metrics: metrics, epochs: epochs, columns: columns, matrices: matrices)
    return known.withLock { known in
      if let form = known[content] { return form }
      let form = RecordForm(content)
      known[content] = form
      return form
    }
  }

  /// The places of a column's numbers.
  func numbers(ofColumn column: Int) -> Range<Int> {
    let start = metrics.count + column * epochs.count
    return start..<start + epochs.count
  }

  /// The form and the numbers of a record with these parts.
  package static func divide(
    _ metrics: [RunRecord.Value], _ curve: Curve, _ confusion: [ConfusionMatrix]
  ) -> (form: RecordForm, numbers: [Double]) {
    let form = with(
      metrics: metrics.map(\.name), epochs: curve.epochs, columns: curve.columns.map(\.name),
      matrices: confusion.map { Matrix(part: $0.part, rows: $0.counts.count) })
    var numbers: [Double] = []
    numbers.reserveCapacity(form.numberCount)
    for metric in metrics { numbers.append(metric.value) }
    for column in curve.columns { numbers.append(contentsOf: column.values) }
    for matrix in confusion {
      for row in matrix.counts { for count in row { numbers.append(Double(count)) } }
    }
    return (form, numbers)
  }

  package static func == (a: RecordForm, b: RecordForm) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
