import Arithmetic
import Datasets

/// From raw values to the network's inputs: missing values replaced, scaled in float64, rounded once.
extension ONNXPipeline {
  /// The encoded inputs, of shape [batch, features].
  mutating func encodedInputs<Scalar: Real>(_: Scalar.Type) -> String {
    declareInputs()
    let segments = pipeline.input.segments
    let parts = segments.map { segment in
      switch segment {
      case .numbers(let columns, let features):
        let raw = numbers(columns)
        let scaled = scaled(filled(raw, features), features)
        return Scalar.self == Float.self ? cast(scaled, to: .float) : scaled
      case .text(let column, let categories, let features):
        return codes(columnNames[column], categories, features, Scalar.self)
      }
    }
    return joined(parts)
  }

  private mutating func declareInputs() {
    guard inputs == .columns else {
      graph.declare(.input, "inputs", .double, width: pipeline.input.columns.count)
      return
    }
    for (column, name) in zip(pipeline.input.columns, columnNames) {
      if case .text = column.kind {
        graph.declare(.input, name, .string, width: 1)
      } else {
        graph.declare(.input, name, .double, width: 1)
      }
    }
  }

  /// The raw values of columns of numbers, of shape [batch, columns].
  private mutating func numbers(_ columns: Range<Int>) -> String {
    if inputs == .columns { return joined(columns.map { columnNames[$0] }) }
    guard columns.count < pipeline.input.columns.count else { return "inputs" }
    let indices = graph.constant(Array(columns), shape: [columns.count])
    return graph.node("Gather", ["inputs", indices], [.int("axis", 1)])
  }

  private mutating func joined(_ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : graph.node("Concat", parts, [.int("axis", 1)])
  }

  /// Missing values, which are NaN, replaced by means; those of columns without a mean stay NaN.
  private mutating func filled(_ raw: String, _ features: Range<Int>) -> String {
    let means = features.map { pipeline.input.features[$0].mean ?? .nan }
    guard means.contains(where: { !$0.isNaN }) else { return raw }
    let constant = graph.constant(means, shape: [1, means.count])
    return graph.node("Where", [graph.node("IsNaN", [raw]), constant, raw])
  }

  private mutating func scaled(_ raw: String, _ features: Range<Int>) -> String {
    switch pipeline.input.features[features.lowerBound].scaling {
    case .none: return raw
    case .range(let from, let to):
      let distance = graph.node("Sub", [raw, scalar(from.lowerBound)])
      let share = graph.node("Div", [distance, scalar(from.upperBound - from.lowerBound)])
      let product = graph.node("Mul", [share, scalar(to.upperBound - to.lowerBound)])
      return graph.node("Add", [product, scalar(to.lowerBound)])
    case .affine: return affine(raw, features)
    case .logarithmic:
      let magnitude = logarithm(onePlus: graph.node("Abs", [raw]), Double.self)
      return affine(graph.node("Mul", [graph.node("Sign", [raw]), magnitude]), features)
    }
  }

  /// (x − offset) / divisor; 0 where the divisor is 0.
  private mutating func affine(_ value: String, _ features: Range<Int>) -> String {
    let constants = features.map { pipeline.input.features[$0].offsetAndDivisor ?? (0, 1) }
    let shape = [1, constants.count]
    let offsets = graph.constant(constants.map(\.offset), shape: shape)
    let divisors = graph.constant(constants.map { $0.divisor == 0 ? 1 : $0.divisor }, shape: shape)
    let scaled = graph.node("Div", [graph.node("Sub", [value, offsets]), divisors])
    guard constants.contains(where: { $0.divisor == 0 }) else { return scaled }
    let isConstant = graph.constant(constants.map { $0.divisor == 0 }, shape: shape)
    return graph.node("Where", [isConstant, scalar(0), scaled])
  }

  private mutating func scalar(_ value: Double) -> String { graph.constant([value], shape: [1]) }

  mutating func cast(_ value: String, to type: ONNXGraph.ElementType) -> String {
    graph.node("Cast", [value], [.int("to", type.rawValue)])
  }

  /// The inputs that are made of texts: a row of a table of encoded values, for each category, for other texts, and for the
  /// empty text, which is a missing value.
  private mutating func codes<Scalar: Real>(
    _ column: String, _ categories: ClassList, _ features: Range<Int>, _: Scalar.Type
  ) -> String {
    let count = categories.count
    let own = Array(features)
    var table: [Scalar] = []
    for row in 0...count {
      for (place, feature) in own.enumerated() {
        table.append(Scalar(pipeline.input.features[feature].encoded(place == row ? 1 : 0)))
      }
    }
    for feature in own { table.append(Scalar(pipeline.input.features[feature].encoded(.nan))) }
    let rows = graph.node(
      "LabelEncoder", [column],
      [
        .strings("keys_strings", categories.names + [""]),
        .ints("values_int64s", Array(0..<count) + [count + 1]), .int("default_int64", count),
      ], domain: ONNXGraph.machineLearning)
    let vector = graph.node("Reshape", [rows, graph.constant([-1], shape: [1])])
    return graph.node(
      "Gather", [graph.constant(table, shape: [count + 2, count]), vector], [.int("axis", 0)])
  }
}
