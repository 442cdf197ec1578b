import JSON
import Learning

// Metrics of diverged runs can be NaN or infinite, which JSON cannot represent: NaN is null, infinities are strings.

extension JSON {
  /// Any `Double`, read back by `measurement` with the same value: NaN as null, infinities as `"inf"` and `"-inf"`.
  package static func measurement(_ value: Double) -> JSON {
    if value.isFinite { return .number(value) }
    return value.isNaN ? .null : .string(value < 0 ? "-inf" : "inf")
  }

  /// The value of a number that `measurement(_:)` made; nil for anything else.
  package var measurement: Double? {
    switch self {
    case .null: .nan
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    default: double
    }
  }
}

/// A member of a record that is missing or invalid.
package struct RecordFormatError: Error, Sendable {
  package var member: String

  package init(member: String) { self.member = member }
}

extension JSONWriter {
  /// Writes the members of a record in the documented order (docs/Results.md).
  package mutating func members(of record: RunRecord) {
    member("run", record.id)
    member("status", record.status.rawValue)
    member("epochs", record.epochs)
    let names = record.metricNames
    name("metrics")
    object { writer in
      for index in names.indices where names[index].metric.basis != .outputs {
        writer.name(record.metricTexts[index])
        writer.measurement(record.metric(at: index))
      }
    }
    name("curve")
    curve(of: record)
    member("confusion", record.confusion)
    member("curve_sha256", record.digests.curve)
    member("weights_sha256", record.digests.weights)
    if let epoch = record.restoredEpoch { member("restored_epoch", epoch) }
    if !record.correctSamples.isEmpty {
      name("correct")
      array(record.correctSamples.indices) { $0.value(record.correctSamples[$1].json) }
    }
    // Apart from the others: older versions pass over members that they do not know, but not over such metrics.
    if names.contains(where: { $0.metric.basis == .outputs }) {
      member("output_metrics", record.metrics.filter { $0.name.metric.basis == .outputs })
    }
    if let message = record.message { member("message", message) }
  }

  /// Writes an identity or a digest.
  package mutating func member(_ name: StaticString, _ id: RunID) {
    self.name(name)
    self.id(id)
  }

  /// Writes an identity or a digest.
  mutating func id(_ id: RunID) {
    guard let digest = id.digest else { return string(id.text) }
    raw("\"")
    digest.appendHexText(to: &bytes)
    raw("\"")
  }

  /// Writes values by metric name.
  package mutating func member(_ name: StaticString, _ metrics: [RunRecord.Value]) {
    self.name(name)
    object { writer in
      for metric in metrics {
        writer.name(of: metric.name)
        writer.measurement(metric.value)
      }
    }
  }

  /// Writes one matrix per part.
  package mutating func member(_ name: StaticString, _ matrices: [ConfusionMatrix]) {
    self.name(name)
    array(matrices.indices) { $0.confusion(matrices[$1]) }
  }

  private mutating func curve(of record: RunRecord) {
    let epochs = record.evaluatedEpochs
    object { writer in
      writer.name("epochs")
      writer.array(epochs.indices) { $0.int(epochs[$1]) }
      writer.name("columns")
      writer.object { writer in
        for (column, text) in record.curveTexts.enumerated() {
          let values = record.curveValues(at: column)
          writer.name(text)
          writer.array(values.indices) { $0.measurement(values[$1]) }
        }
      }
    }
  }

  /// `{"part":"test","counts":[[…],…]}`, rows the true classes.
  private mutating func confusion(_ matrix: ConfusionMatrix) {
    object { writer in
      writer.member("part", matrix.part.rawValue)
      writer.name("counts")
      writer.array(matrix.counts.indices) { writer, row in
        let counts = matrix.counts[row]
        writer.array(counts.indices) { $0.int(counts[$1]) }
      }
    }
  }

  private mutating func name(of metric: MetricName) {
    name(metric.index.map { Self.metricNames[$0] } ?? QuotedName(metric.description))
  }

  private static let metricNames = MetricName.all.map { QuotedName($0.description) }

  /// Writes any `Double` as `JSON.measurement` does: NaN as null, infinities as `"inf"` and `"-inf"`.
  package mutating func measurement(_ value: Double) {
    if value.isInfinite { raw(value < 0 ? "\"-inf\"" : "\"inf\"") } else { number(value) }
  }
}

extension RunRecord {
  /// The record as one JSON object.
  var compactBytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { $0.members(of: self) }
    return writer.bytes
  }

  /// Reads a record; unknown members are ignored.
  init(json: JSON) throws(RecordFormatError) {
    func member<Value>(_ name: String, _ read: (JSON) -> Value?) throws(RecordFormatError) -> Value {
      guard let value = json[name].flatMap(read) else { throw RecordFormatError(member: name) }
      return value
    }
    let ofOutputs = (json["output_metrics"]?.object ?? []).compactMap(Value.init(member:))
    var metrics = try member("metrics") { $0.object?.mapAll(Value.init(member:)) }
    if !ofOutputs.isEmpty { metrics = (metrics + ofOutputs).sorted { $0.name < $1.name } }
    self.init(
      identity: try member("run", \.string),
      status: try member("status") { $0.string.flatMap(RunStatus.init(rawValue:)) },
      epochs: try member("epochs", \.int),
      metrics: metrics, restoredEpoch: json["restored_epoch"]?.int,
      curve: try member("curve", Curve.init(json:)),
      confusion: try member("confusion") { $0.array?.mapAll(ConfusionMatrix.init(json:)) },
      correctSamples: json["correct"] == nil
        ? [] : try member("correct") { $0.array?.mapAll(CorrectSamples.init(json:)) },
      curveDigest: try member("curve_sha256", \.string),
      weightsDigest: try member("weights_sha256", \.string),
      message: json["message"]?.string)
  }
}

extension RunRecord.Value {
  fileprivate init?(member: JSON.Member) {
    guard let name = MetricName(member.name), let value = member.value.measurement else { return nil }
    self.init(name: name, value: value)
  }
}

extension Curve {
  fileprivate init?(json: JSON) {
    guard let epochs = json["epochs"]?.array?.mapAll(\.int),
      let columns = json["columns"]?.object?.mapAll(Column.init(member:)),
      columns.allSatisfy({ $0.values.count == epochs.count })
    else { return nil }
    self.init(epochs: epochs, columns: columns)
  }
}

extension Curve.Column {
  fileprivate init?(member: JSON.Member) {
    guard let name = MetricName(member.name), let values = member.value.array?.mapAll(\.measurement) else {
      return nil
    }
    self.init(name: name, values: values)
  }
}

extension ConfusionMatrix {
  fileprivate init?(json: JSON) {
    guard let part = json["part"]?.string.flatMap(DatasetPart.init(rawValue:)),
      let counts = json["counts"]?.array?.mapAll({ $0.array?.mapAll(\.int) }),
      counts.allSatisfy({ $0.count == counts.count })
    else { return nil }
    self.init(part: part, counts: counts)
  }
}

extension Array {
  /// The transformed elements; nil if `transform` returns nil for one of them.
  fileprivate func mapAll<Result>(_ transform: (Element) -> Result?) -> [Result]? {
    var results: [Result] = []
    results.reserveCapacity(count)
    for element in self {
      guard let result = transform(element) else { return nil }
      results.append(result)
    }
    return results
  }
}
