/// A metric of a part: `validation.accuracy`.
public struct MetricName: Sendable, Hashable, CustomStringConvertible {
  /// The part that is measured.
  public var part: DatasetPart
  /// What is measured on it.
  public var metric: Metric

  /// The metric of a part.
  public init(_ part: DatasetPart, _ metric: Metric) {
    self.part = part
    self.metric = metric
  }

  /// The name in specs and results, such as `validation.accuracy`.
  public var description: String { "\(part.rawValue).\(metric.rawValue)" }
}

extension MetricName {
  /// Every metric without a parameter, of every part, in ascending order.
  public static let all = DatasetPart.allCases.flatMap { part in Metric.allCases.map { MetricName(part, $0) }
  }

  /// Its index in `all`; nil for a metric with a parameter.
  public var index: Int? { metric.place.map { part.place * Metric.allCases.count + $0 } }

  private static let byText = Dictionary(uniqueKeysWithValues: all.map { ($0.description, $0) })

  /// The metric with this `description`; nil if no metric has it.
  public init?(_ text: String) {
    if let name = Self.byText[text] {
      self = name
      return
    }
    guard let dot = text.firstIndex(of: "."), let part = DatasetPart(rawValue: String(text[..<dot])),
      let metric = Metric(rawValue: String(text[text.index(after: dot)...]))
    else { return nil }
    self.init(part, metric)
  }
}

extension MetricName: Comparable {
  /// By part, then in the order of `Metric`.
  public static func < (a: MetricName, b: MetricName) -> Bool {
    a.part == b.part ? a.metric < b.metric : a.part.place < b.part.place
  }
}

extension DatasetPart {
  /// Its index in `allCases`.
  public var place: Int {
    switch self {
    case .train: 0
    case .validation: 1
    case .test: 2
    }
  }
}
