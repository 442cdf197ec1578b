import JSON
import Learning

// Metrics of diverged runs are NaN or infinite, and JSON has neither: NaN is null, infinities are strings.

extension JSON {
  /// Any `Double`, read back by `measurement` with the same value: NaN as null, infinities as `"inf"` and `"-inf"`.
  package static func measurement(_ value: Double) -> JSON {
    if value.isFinite { return .number(value) }
    return value.isNaN ? .null : .string(value < 0 ? "-inf" : "inf")
  }

  /// What `measurement(_:)` made; nil for anything else.
  package var measurement: Double? {
    switch self {
    case .null: .nan
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    default: double
    }
  }
}

extension MetricName {
  /// Every metric of every part, by part, then in the order of `Metric.allCases`.
  package static let all = Part.allCases.flatMap { part in Metric.allCases.map { MetricName(part, $0) } }

  private static let byText = Dictionary(uniqueKeysWithValues: all.map { ($0.description, $0) })

  /// The metric that `description` gave this text for; nil where there is none such.
  package init?(_ text: String) {
    guard let name = Self.byText[text] else { return nil }
    self = name
  }
}

/// Which member of a journal's line is missing or is not what it should be.
struct RecordFormatError: Error, Sendable {
  var member: String
}

extension RunRecord {
  /// The record's members, in their stated order (docs/Results.md).
  package var members: [JSON.Member] {
    var members = [
      JSON.Member("run", .string(identity)),
      JSON.Member("status", .string(status.rawValue)),
      JSON.Member("epochs", .int(epochs)),
      JSON.Member(
        "metrics", .object(metrics.map { JSON.Member($0.name.description, .measurement($0.value)) })),
      JSON.Member("curve", curve.json),
      JSON.Member("confusion", .array(confusion.map(\.json))),
      JSON.Member("curve_sha256", .string(curveDigest)),
      JSON.Member("weights_sha256", .string(weightsDigest)),
    ]
    if let restoredEpoch { members.append(JSON.Member("restored_epoch", .int(restoredEpoch))) }
    if !correctness.isEmpty { members.append(JSON.Member("correct", .array(correctness.map(\.json)))) }
    if let message { members.append(JSON.Member("message", .string(message))) }
    return members
  }

  /// The record that an object's members tell; members with other names are ignored.
  init(json: JSON) throws(RecordFormatError) {
    func member<Value>(_ name: String, _ read: (JSON) -> Value?) throws(RecordFormatError) -> Value {
      guard let value = json[name].flatMap(read) else { throw RecordFormatError(member: name) }
      return value
    }
    self.init(
      identity: try member("run", \.string),
      status: try member("status") { $0.string.flatMap(RunStatus.init(rawValue:)) },
      epochs: try member("epochs", \.int),
      metrics: try member("metrics") { $0.object?.mapAll(Value.init(member:)) },
      restoredEpoch: json["restored_epoch"]?.int, curve: try member("curve", Curve.init(json:)),
      confusion: try member("confusion") { $0.array?.mapAll(ConfusionMatrix.init(json:)) },
      correctness: json["correct"] == nil
        ? [] : try member("correct") { $0.array?.mapAll(Correctness.init(json:)) },
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
  fileprivate var json: JSON {
    let columns = columns.map { column in
      JSON.Member(column.name.description, .array(column.values.map(JSON.measurement)))
    }
    return ["epochs": .array(epochs.map(JSON.int)), "columns": .object(columns)]
  }

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
  /// `{"part":"test","counts":[[…],…]}`, rows the true classes.
  package var json: JSON {
    ["part": .string(part.rawValue), "counts": .array(counts.map { .array($0.map(JSON.int)) })]
  }

  fileprivate init?(json: JSON) {
    guard let part = json["part"]?.string.flatMap(Part.init(rawValue:)),
      let counts = json["counts"]?.array?.mapAll({ $0.array?.mapAll(\.int) }),
      counts.allSatisfy({ $0.count == counts.count })
    else { return nil }
    self.init(part: part, counts: counts)
  }
}

extension Array {
  /// What `transform` makes of every element; nil where it makes nothing of one.
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
