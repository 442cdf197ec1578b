import Learning

extension Resolver {
  /// How weights and biases are drawn.
  mutating func initialization() -> Initialization {
    let path = "network.initialization"
    let settings = settings.network.initialization
    let weights = spread(settings.weights, at: path)
    let biases: Initialization.Biases =
      switch settings.biases {
      case .zeros: .zeros
      case .same: .same
      case .spread(let settings): .spread(spread(settings, at: "\(path).biases"))
      }
    return Initialization(weights: weights, biases: biases)
  }

  private mutating func spread(_ settings: SpreadSettings, at path: String) -> Initialization.Spread {
    let method = settings.method ?? .glorot
    reportUnusedKeys(settings, to: method, at: path)
    switch method {
    case .uniform:
      guard let range = settings.range else {
        return missing("range", of: method, at: path, hint: "for example range: 0.5, or range: [-0.3, 0.3]")
      }
      return .uniform(low: range.low, high: range.high)
    case .normal:
      guard let deviation = settings.std else {
        return missing("std", of: method, at: path, hint: "for example std: 0.1")
      }
      return .normal(deviation: deviation)
    case .glorot: return scaled(.glorot, settings, fan: .average)
    case .he: return scaled(.he, settings, fan: .incoming)
    case .lecun: return scaled(.lecun, settings, fan: .incoming)
    }
  }

  private func scaled(
    _ scheme: Initialization.Scheme, _ settings: SpreadSettings, fan: Initialization.Fan
  ) -> Initialization.Spread {
    .scaled(scheme, settings.distribution ?? .uniform, settings.fan ?? fan, gain: settings.gain ?? 1)
  }

  private mutating func missing(
    _ key: String, of method: SpreadSettings.Method, at path: String, hint: String
  ) -> Initialization.Spread {
    report(
      "'\(method.rawValue)' needs '\(key)'", at: "\(path).method", hint: hint, follows: ["\(path).\(key)"])
    return .normal(deviation: 1)
  }

  /// Reports keys that the method does not use.
  private mutating func reportUnusedKeys(
    _ settings: SpreadSettings, to method: SpreadSettings.Method, at path: String
  ) {
    let scaled = [SpreadSettings.Method.glorot, .he, .lecun]
    let owners: [(key: String, isSet: Bool, methods: [SpreadSettings.Method])] = [
      ("range", settings.range != nil, [.uniform]), ("std", settings.std != nil, [.normal]),
      ("distribution", settings.distribution != nil, scaled), ("fan", settings.fan != nil, scaled),
      ("gain", settings.gain != nil, scaled),
    ]
    for owner in owners where owner.isSet && !owner.methods.contains(method) {
      let method = settings.method == nil ? "\(method.rawValue), the default method" : method.rawValue
      report(
        "'\(owner.key)' is not used by \(method)", at: "\(path).\(owner.key)",
        hint: "it is for method: \(joinedWithOr(owner.methods.map(\.rawValue)))", follows: ["\(path).method"])
    }
  }
}
