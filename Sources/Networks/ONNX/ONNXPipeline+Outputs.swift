import Arithmetic
import Datasets

/// From the network's outputs to predictions.
///
/// A row without a prediction (a value is missing that training had no rule for, or is too large) has the empty text for its
/// class and NaN for its values, so that it does not spoil the rest of its batch.
extension ONNXPipeline {
  /// The class's name, and the outputs or the probabilities of all classes.
  mutating func classes<Scalar: Real>(_ outputs: String, outputs count: Int, _: Scalar.Type) {
    let names = pipeline.output.names
    let type: ONNXGraph.ElementType = Scalar.self == Float.self ? .float : .double
    let best: String
    if count == 1 {
      let threshold = graph.constant([pipeline.output.threshold], shape: [1])
      let isSecond = graph.node("Greater", [cast(outputs, to: .double), threshold])
      best = graph.node("Reshape", [cast(isSecond, to: .int64), graph.constant([-1], shape: [1])])
    } else {
      best = graph.node("ArgMax", [outputs], [.int("axis", 1), .int("keepdims", 0)])
    }
    let none = graph.constant([names.count], shape: [1])
    let index = graph.node("Where", [rowsWithoutPrediction(outputs), none, best])
    let table = graph.constant(names + [""])
    _ = graph.node("Gather", [table, index], [.int("axis", 0)], named: outputNames.class)
    graph.declare(.output, outputNames.class, .string, width: nil)
    if count == 1 && pipeline.outputsAreProbabilities {
      let first = graph.node("Sub", [graph.constant([1 as Scalar], shape: [1]), outputs])
      _ = graph.node("Concat", [first, outputs], [.int("axis", 1)], named: outputNames.scores)
      graph.declare(.output, outputNames.scores, type, width: 2)
    } else {
      _ = graph.node("Identity", [outputs], named: outputNames.scores)
      graph.declare(.output, outputNames.scores, type, width: count)
    }
  }

  /// The predicted values in the units of the data: O·divisor + offset, in float64.
  mutating func values(_ outputs: String, offsets: [Double], divisors: [Double]) {
    let shape = [1, offsets.count]
    let product = graph.node("Mul", [cast(outputs, to: .double), graph.constant(divisors, shape: shape)])
    let values = graph.node("Add", [product, graph.constant(offsets, shape: shape)])
    let rows = graph.node(
      "Reshape", [rowsWithoutPrediction(outputs), graph.constant([-1, 1], shape: [2])])
    _ = graph.node(
      "Where", [rows, graph.constant([Double.nan], shape: [1]), values], named: outputNames.values)
    graph.declare(.output, outputNames.values, .double, width: offsets.count)
  }

  /// Whether an output of a row is not finite, of shape [batch].
  private mutating func rowsWithoutPrediction(_ outputs: String) -> String {
    let isBad = graph.node("Or", [graph.node("IsNaN", [outputs]), graph.node("IsInf", [outputs])])
    let any = graph.node("ReduceMax", [cast(isBad, to: .int64)], [.ints("axes", [1]), .int("keepdims", 0)])
    return cast(any, to: .bool)
  }
}
