extension Metric: RawRepresentable, CaseIterable, Comparable {
  /// The metrics without a parameter, in the order in which results list them.
  public static let allCases: [Metric] = named.map { $0.metric }

  private static let named: [(metric: Metric, name: String)] = [
    (.loss, "loss"), (.objective, "objective"), (.accuracy, "accuracy"), (.correct, "correct"),
    (.errorRate, "error_rate"), (.rmse, "rmse"), (.mse, "mse"), (.mae, "mae"), (.r2, "r2"),
    (.squaredErrorPercentage, "squared_error_percentage"), (.maxAbsError, "max_abs_error"),
    (.macroF1, "macro_f1"), (.runningLoss, "running_loss"), (.balancedAccuracy, "balanced_accuracy"),
    (.mcc, "mcc"), (.precision, "precision"), (.recall, "recall"), (.f1, "f1"), (.rocAUC, "roc_auc"),
    (.averagePrecision, "average_precision"), (.logLoss, "log_loss"), (.brier, "brier"), (.medae, "medae"),
    (.mape, "mape"), (.explainedVariance, "explained_variance"), (.pearson, "pearson"),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.metric) })

  /// Its index in `allCases`; nil for a metric with a parameter.
  public var place: Int? {
    switch self {
    case .loss: 0
    case .objective: 1
    case .accuracy: 2
    case .correct: 3
    case .errorRate: 4
    case .rmse: 5
    case .mse: 6
    case .mae: 7
    case .r2: 8
    case .squaredErrorPercentage: 9
    case .maxAbsError: 10
    case .macroF1: 11
    case .runningLoss: 12
    case .balancedAccuracy: 13
    case .mcc: 14
    case .precision: 15
    case .recall: 16
    case .f1: 17
    case .rocAUC: 18
    case .averagePrecision: 19
    case .logLoss: 20
    case .brier: 21
    case .medae: 22
    case .mape: 23
    case .explainedVariance: 24
    case .pearson: 25
    case .topAccuracy, .ofClass: nil
    }
  }

  /// The name in specs and results: `macro_f1`, `top_2_accuracy`, `recall[setosa]`.
  public var rawValue: String {
    switch self {
    case .topAccuracy(let k): "top_\(k)_accuracy"
    case .ofClass(let kind, let name): "\(kind.rawValue)[\(name)]"
    default: Self.named[place!].name
    }
  }

  /// The metric with this name; nil if no metric has it. Whether the data have the class is not checked here; the name of
  /// a class must not contain control characters.
  public init?(rawValue name: String) {
    if let metric = Self.byName[name] {
      self = metric
    } else if name.hasPrefix("top_"), name.hasSuffix("_accuracy"), name.utf8.count > 13,
      let k = Int(name.dropFirst(4).dropLast(9)), k >= 2, name == "top_\(k)_accuracy"
    {
      self = .topAccuracy(k: k)
    } else if name.hasSuffix("]"), let bracket = name.firstIndex(of: "["),
      let kind = ClassMetric(rawValue: String(name[..<bracket])),
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    {
      self = .ofClass(kind, String(name[name.index(after: bracket)...].dropLast()))
    } else {
      return nil
    }
  }

  /// In the order of `allCases`, then metrics with a parameter by kind and parameter.
  public static func < (a: Metric, b: Metric) -> Bool {
    switch (a, b) {
    case (.topAccuracy(let k), .topAccuracy(let l)): k < l
    case (.ofClass(let kind, let name), .ofClass(let other, let otherName)):
      kind == other ? name < otherName : kind.rawValue < other.rawValue
    case (.topAccuracy, .ofClass): true
    case (.ofClass, .topAccuracy): false
    default: (a.place ?? .max) < (b.place ?? .max)
    }
  }
}
