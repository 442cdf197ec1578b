import JSON
import Learning

/// The result of one run. It contains no path, time or host name, so the same run has the same record on every machine.
///
/// A sweep holds as many records as it has runs, so that they are stored compactly: what the records of a sweep have in common
/// is stored once (`RecordForm`), and all numbers of a record in one array.
package struct RunRecord: Sendable, Hashable {
  /// A metric of the trained network.
  package struct Value: Sendable, Hashable {
    package var name: MetricName
    /// NaN if undefined (r² of constant targets).
    package var value: Double

    package init(name: MetricName, value: Double) {
      self.name = name
      self.value = value
    }
  }

  private struct Content {
    var id: RunID
    var status: RunStatus
    var epochs: Int
    var form: RecordForm
    /// Metrics, curve columns, confusion matrices, as the form has them.
    var numbers: [Double]
    var restoredEpoch: Int?
    var correctSamples: [CorrectSamples]
    var curveDigest: RunID
    var weightsDigest: RunID
    var message: String?

    /// Whether both say the same; undefined metrics are equal.
    func isEqual(to other: Content) -> Bool {
      id == other.id && status == other.status && epochs == other.epochs && form == other.form
        && restoredEpoch == other.restoredEpoch && correctSamples == other.correctSamples
        && curveDigest == other.curveDigest && weightsDigest == other.weightsDigest
        && message == other.message
        && zip(numbers, other.numbers).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    }
  }

  /// Immutable; a record that is changed gets a new one.
  private final class Box: Sendable, Hashable {
    let content: Content

    init(_ content: Content) { self.content = content }

    static func == (a: Box, b: Box) -> Bool { a === b || a.content.isEqual(to: b.content) }

    func hash(into hasher: inout Hasher) {
      hasher.combine(content.id)
      hasher.combine(content.weightsDigest)
    }
  }

  private var box: Box

  private var content: Content {
    get { box.content }
    set { box = Box(newValue) }
  }

  package init(
    id: RunID, status: RunStatus, epochs: Int, form: RecordForm, numbers: [Double], restoredEpoch: Int?,
    correctSamples: [CorrectSamples], curveDigest: RunID, weightsDigest: RunID, message: String?
  ) {
    precondition(numbers.count == form.numberCount)
    box = Box(
      Content(
        id: id, status: status, epochs: epochs, form: form, numbers: numbers, restoredEpoch: restoredEpoch,
        correctSamples: correctSamples, curveDigest: curveDigest, weightsDigest: weightsDigest,
        message: message))
  }

  package init(
    identity: String, status: RunStatus, epochs: Int, metrics: [Value], restoredEpoch: Int? = nil,
    curve: Curve, confusion: [ConfusionMatrix], correctSamples: [CorrectSamples] = [], curveDigest: String,
    weightsDigest: String, message: String? = nil
  ) {
    let (form, numbers) = RecordForm.divide(metrics, curve, confusion)
    self.init(
      id: RunID(identity), status: status, epochs: epochs, form: form, numbers: numbers,
      restoredEpoch: restoredEpoch, correctSamples: correctSamples, curveDigest: RunID(curveDigest),
      weightsDigest: RunID(weightsDigest), message: message)
  }
}

extension RunRecord {
  /// The `RunIdentity`: SHA-256 of everything that can change the result.
  package var id: RunID { box.content.id }

  /// The identity in hexadecimal.
  package var identity: String {
    get { content.id.text }
    set { content.id = RunID(newValue) }
  }

  package var status: RunStatus {
    get { box.content.status }
    set { content.status = newValue }
  }

  /// Epochs trained.
  package var epochs: Int {
    get { box.content.epochs }
    set { content.epochs = newValue }
  }

  /// `curveDigest` and `weightsDigest`.
  package var digests: (curve: RunID, weights: RunID) { (content.curveDigest, content.weightsDigest) }

  /// The epoch whose weights and metrics early stopping restored; nil if they are those of the last epoch.
  package var restoredEpoch: Int? {
    get { content.restoredEpoch }
    set { content.restoredEpoch = newValue }
  }

  /// Which samples of the validation and test parts were classified correctly; empty for regression and in records
  /// of older versions.
  package var correctSamples: [CorrectSamples] {
    get { content.correctSamples }
    set { content.correctSamples = newValue }
  }

  /// SHA-256 of the curve's values as little-endian float64, NaN canonical.
  package var curveDigest: String {
    get { content.curveDigest.text }
    set { content.curveDigest = RunID(newValue) }
  }

  /// SHA-256 of the weights, layer by layer, in the run's precision.
  package var weightsDigest: String {
    get { content.weightsDigest.text }
    set { content.weightsDigest = RunID(newValue) }
  }

  /// Why a run failed; nil otherwise.
  package var message: String? {
    get { content.message }
    set { content.message = newValue }
  }

  /// In ascending order of their names: every metric of the sums, and of the outputs those that were asked for.
  /// `presenting(_:classes:)` adds those of the confusion matrix.
  package var metrics: [Value] {
    get { zip(form.metrics, numbers).map { Value(name: $0, value: $1) } }
    set { divide(newValue, curve, confusion) }
  }

  package var curve: Curve {
    get {
      Curve(
        epochs: form.epochs,
        columns: form.columns.indices.map { column in
          Curve.Column(name: form.columns[column], values: Array(numbers[form.numbers(ofColumn: column)]))
        })
    }
    set { divide(metrics, newValue, confusion) }
  }

  package var confusion: [ConfusionMatrix] {
    get {
      var place = form.metrics.count + form.columns.count * form.epochs.count
      return form.matrices.map { matrix in
        let counts = (0..<matrix.rows).map { row in
          (0..<matrix.rows).map { Int(numbers[place + row * matrix.rows + $0]) }
        }
        place += matrix.rows * matrix.rows
        return ConfusionMatrix(part: matrix.part, counts: counts)
      }
    }
    set { divide(metrics, curve, newValue) }
  }

  private mutating func divide(_ metrics: [Value], _ curve: Curve, _ confusion: [ConfusionMatrix]) {
    (content.form, content.numbers) = RecordForm.divide(metrics, curve, confusion)
  }
}

// MARK: - Numbers without their collections

extension RunRecord {
  private var form: RecordForm { box.content.form }
  private var numbers: [Double] { box.content.numbers }

  /// The names of `metrics`.
  package var metricNames: [MetricName] { form.metrics }

  /// The same, quoted.
  var metricTexts: [JSONWriter.QuotedName] { form.metricTexts }

  /// The value of the metric at an index of `metricNames`.
  package func metric(at index: Int) -> Double { numbers[index] }

  /// The value of a metric; nil if the record does not have it.
  package func metric(_ name: MetricName) -> Double? {
    form.metrics.firstIndex(of: name).map { numbers[$0] }
  }

  /// The evaluated epochs, ascending.
  package var evaluatedEpochs: [Int] { form.epochs }

  /// The names of the curve's columns.
  package var curveNames: [MetricName] { form.columns }

  /// The same, quoted.
  var curveTexts: [JSONWriter.QuotedName] { form.columnTexts }

  /// The values of a column of the curve, one per evaluated epoch.
  package func curveValues(at column: Int) -> ArraySlice<Double> { numbers[form.numbers(ofColumn: column)] }

  /// The values of a metric at the evaluated epochs; nil if the curve does not have it.
  package func curveValues(of name: MetricName) -> ArraySlice<Double>? {
    form.columns.firstIndex(of: name).map(curveValues)
  }
}

extension RunRecord {
  /// The record of a run that could not be trained.
  package init(failed identity: String, because message: String) {
    self.init(
      identity: identity, status: .failed, epochs: 0, metrics: [], curve: Curve(epochs: [], columns: []),
      confusion: [], curveDigest: "", weightsDigest: "", message: message)
  }
}
