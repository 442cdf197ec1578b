import Arithmetic
import Datasets
import Learning

/// From the values of the columns to the inputs of the network.
extension CHeader {
  private func scaling(_ feature: Int) -> ColumnScaling { pipeline.input.features[feature].scaling }

  /// The function that encodes one row.
  var encoding: String {
    let body = pipeline.input.segments.map { segment in
      switch segment {
      case .numbers(let columns, let features): numbers(columns, features)
      case .text(let column, _, let features): text(columns[column], at: column, features)
      }
    }
    return """
      /* The inputs of the network: missing values replaced, scaled in double, rounded once. */
      static inline void \(prefix)_encode(const double *values, \(format.real) *x) {
        int i;
      \(body.joined())}

      """
  }

  private func numbers(_ columns: Range<Int>, _ features: Range<Int>) -> String {
    let means = features.map { pipeline.input.features[$0].mean ?? .nan }
    let hasMeans = means.contains { !$0.isNaN }
    let (tables, scaled) = scaledValue(features)
    let last = columns.count == 1 ? "" : " to \(columns.upperBound)"
    let lines = [
      "    for (i = 0; i < \(columns.count); ++i) {",
      "      double value = values[\(columns.lowerBound) + i] + 0.0; /* -0 is 0 */",
      hasMeans ? "      if (value != value) value = means[i];" : "",
      "      x[\(features.lowerBound) + i] = (\(format.real))(\(scaled));",
      "    }",
    ]
    return "  { /* column \(columns.lowerBound + 1)\(last) */\n"
      + (hasMeans ? Self.table("means", means) : "") + tables
      + lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n  }\n"
  }

  /// Scaling is in float64.
  static let double = CFormat(precision: .float64)

  /// The tables that the scaling of numbers needs, and the scaled value in C.
  private func scaledValue(_ features: Range<Int>) -> (tables: String, value: String) {
    switch scaling(features.lowerBound) {
    case .none: return ("", "value")
    case .range(let from, let to):
      let distance = Self.double.difference("value", cLiteral(from.lowerBound), prefix)
      let share = "\(distance) / \(cLiteral(from.upperBound - from.lowerBound))"
      let width = cLiteral(to.upperBound - to.lowerBound)
      let product = "\(prefix)_product_f64(\(share), \(width))"
      return ("", Self.double.sum(product, cLiteral(to.lowerBound), prefix))
    case .affine: return (affineTables(features), affine("value", features))
    case .logarithmic:
      let magnitude = "value < 0 ? -\(prefix)_log1p_f64(-value) : \(prefix)_log1p_f64(value)"
      return (affineTables(features), affine("(\(magnitude))", features))
    }
  }

  private func affine(_ value: String, _ features: Range<Int>) -> String {
    let scaled = "\(Self.double.difference(value, "offsets[i]", prefix)) / divisors[i]"
    return features.contains { parameters(of: $0).divisor == 0 } ? "divisors[i] == 0 ? 0 : \(scaled)" : scaled
  }

  private func affineTables(_ features: Range<Int>) -> String {
    Self.table("offsets", features.map { parameters(of: $0).offset })
      + Self.table("divisors", features.map { parameters(of: $0).divisor })
  }

  private func parameters(of feature: Int) -> (offset: Double, divisor: Double) {
    guard let constants = pipeline.input.features[feature].offsetAndDivisor else {
      preconditionFailure("the input is not scaled by offset and divisor")
    }
    return constants
  }

  /// A text column: each of its inputs has one of three values, which are computed here, by the pipeline's own encoding.
  private func text(_ column: CColumn, at index: Int, _ features: Range<Int>) -> String {
    let tables =
      table("own", features, raw: 1) + table("other", features, raw: 0)
      + table("missing", features, raw: .nan)
    return """
        { /* column \(index + 1) */
      \(tables)    const double code = values[\(index)];
          for (i = 0; i < \(features.count); ++i) {
            x[\(features.lowerBound) + i] = code != code || code == (double)\(capitals)_\(column.missingConstant) ? missing[i]
                : code == (double)i ? own[i] : other[i];
          }
        }

      """
  }

  /// What the inputs of a text column become if all of them have one raw value.
  private func table(_ name: String, _ features: Range<Int>, raw: Double) -> String {
    let values = features.map { pipeline.input.features[$0].encoded(raw) }
    switch format.precision {
    case .float32: return Self.table(name, values.map { Float($0) })
    case .float64: return Self.table(name, values)
    }
  }

  private static func table<Scalar: Real>(_ name: String, _ values: [Scalar]) -> String {
    cTable(
      "    static const \(Scalar.self == Float.self ? "float" : "double") \(name)[\(values.count)]", values)
  }
}

/// The definition of an array with these values.
func cTable<Scalar: Real>(_ declaration: String, _ values: [Scalar]) -> String {
  var lines: [String] = []
  for start in stride(from: 0, to: values.count, by: 8) {
    lines.append(
      "      " + values[start..<min(start + 8, values.count)].map(cLiteral).joined(separator: ", "))
  }
  return "\(declaration) = {\n\(lines.joined(separator: ",\n"))};\n"
}
