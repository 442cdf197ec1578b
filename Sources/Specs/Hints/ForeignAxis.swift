import Arithmetic
import JSON

/// A parameter of a search as other tools write it: `{distribution: log_uniform_values, min: 1e-4, max: 0.1}` of
/// Weights & Biases, `{grid_search: [1, 2]}` of Ray, `{type: float, low: 1e-4, high: 0.1, log: true}` of Optuna in Hydra.
enum ForeignAxis: Sendable {
  case fixed(JSON)
  case values([JSON])
  case range(ForeignRange)

  /// nil for an axis in this tool's notation, and for values that are no parameter of a search.
  init?(_ value: JSON) {
    guard let keys = value.object?.map(\.name) else { return nil }
    if let list = (value["grid_search"] ?? value["choices"])?.array {
      self = .values(list)
    } else if let distribution = value["distribution"]?.string {
      self.init(distribution: distribution, value)
    } else if keys == ["value"] || keys == ["value", "desc"], let fixed = value["value"] {
      self = .fixed(fixed)
    } else if let low = value["low"]?.double, let high = value["high"]?.double {
      self = .range(
        ForeignRange(low, high, isLogarithmic: value["log"] == true, step: value["step"]?.double))
    } else if let low = value["min"]?.double, let high = value["max"]?.double, keys.count == 2 {
      self = .range(ForeignRange(low, high))
    } else {
      return nil
    }
  }

  /// A distribution of Weights & Biases (docs.wandb.ai, "Sweep configuration options").
  private init?(distribution: String, _ value: JSON) {
    if distribution == "constant", let fixed = value["value"] {
      self = .fixed(fixed)
      return
    }
    if distribution.hasPrefix("categorical"), let list = value["values"]?.array {
      self = .values(list)
      return
    }
    let isStepped = distribution.hasPrefix("q_")
    let name = isStepped ? String(distribution.dropFirst(2)) : distribution
    let step = isStepped ? value["q"]?.double ?? 1 : nil
    if name.hasSuffix("normal") {
      // Two standard deviations to either side contain 95 % of a normal distribution.
      let (mean, deviation) = (value["mu"]?.double ?? 0, value["sigma"]?.double ?? 1)
      self = .range(
        ForeignRange(
          mean - 2 * deviation, mean + 2 * deviation, isExponent: name.hasPrefix("log"), step: step))
      return
    }
    let isLogarithmic = name.contains("log")
    let low = value["min"]?.double ?? 1e-4
    let high = value["max"]?.double ?? 1e-1
    switch name {
    case "log_uniform": self = .range(ForeignRange(low, high, isExponent: true, step: step))
    case "inv_log_uniform": self = .range(ForeignRange(-high, -low, isExponent: true, step: step))
    default: self = .range(ForeignRange(low, high, isLogarithmic: isLogarithmic, step: step))
    }
  }

  /// The axis in this tool's notation, with values that the field takes.
  func axis(for row: FieldTable<Settings>.Row) -> JSON {
    switch self {
    case .fixed(let value): ["values": [value]]
    case .values(let values): ["values": .array(values)]
    case .range(let range): range.axis(for: row)
    }
  }
}

/// A range that other tools draw values from.
struct ForeignRange: Sendable {
  let min: Double
  let max: Double
  let isLogarithmic: Bool
  /// Drawn values are multiples of this; nil: any.
  let step: Double?
  private static let count = 5

  init(_ min: Double, _ max: Double, isLogarithmic: Bool = false, step: Double? = nil) {
    (self.min, self.max, self.step) = (min, max, step)
    self.isLogarithmic = isLogarithmic && min > 0
  }

  /// - Parameter isExponent: whether the ends are natural logarithms of the values.
  init(_ min: Double, _ max: Double, isExponent: Bool, step: Double?) {
    guard isExponent else {
      self.init(min, max, step: step)
      return
    }
    // To three significant digits: `rounded` counts twelve from the first of the scale.
    let ends = [min, max].map { Double.exp($0) }.map { rounded($0, digitsOf: $0 * 1e9) }
    self.init(ends[0], ends[1], isLogarithmic: true, step: step)
  }

  /// Five values from one end to the other as a range, or as a list of those that the field takes.
  func axis(for row: FieldTable<Settings>.Row) -> JSON {
    guard min < max, (max - min).isFinite, !isLogarithmic || (max / min).isFinite else {
      return ["values": [row.info.example]]
    }
    let numbers =
      isLogarithmic
      ? AxisMapping.logarithmic(from: min, to: max, count: Self.count)
      : AxisMapping.linear(from: min, to: max, count: Self.count)
    if step == nil, numbers.allSatisfy({ row.takes(.number($0)) }) {
      let range: [JSON.Member] = [
        .init("min", .number(min)), .init("max", .number(max)), .init("count", .int(Self.count)),
      ]
      return .object(range + (isLogarithmic ? [.init("scale", "log")] : []))
    }
    var values: [JSON] = []
    for number in numbers {
      let multiple = step.map { rounded((number / $0).rounded() * $0, digitsOf: number) } ?? number
      let candidates = [JSON.number(multiple), .number(multiple.rounded())]
      guard let value = candidates.first(where: row.takes), !values.contains(value) else { continue }
      values.append(value)
    }
    return ["values": values.isEmpty ? [row.info.example] : .array(values)]
  }
}
