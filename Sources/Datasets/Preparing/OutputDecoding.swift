import Learning

/// What a network's outputs stand for.
package struct OutputDecoding: Sendable, Hashable {
  /// How targets became outputs, and so how outputs become predictions.
  package enum Rule: Sendable, Hashable {
    /// One output per class, or one for two classes; `values` are what an output should be.
    case classes(outputs: Int, values: DatasetRequest.TargetValues)
    /// One output per target column: (t − offset) / divisor; a column that is constant in the training part has divisor 1.
    case values(offsets: [Double], divisors: [Double])
  }

  /// What is predicted for one sample.
  package enum Prediction: Sendable, Hashable {
    /// The index of a class.
    case label(Int)
    /// One value per target column, in the units of the data.
    case values([Double])
  }

  /// The classes, or the target columns of a regression, in the order of the outputs.
  package let names: [String]
  package let rule: Rule

  package init(names: [String], rule: Rule) {
    self.names = names
    self.rule = rule
  }

  /// Whether classes are predicted.
  package var isClassification: Bool { if case .classes = rule { true } else { false } }

  /// The number of outputs.
  package var outputCount: Int {
    switch rule {
    case .classes(let outputs, _): outputs
    case .values(let offsets, _): offsets.count
    }
  }

  /// (off + on) / 2 in float64: a single output above it means the second class. 0 for regression.
  package var threshold: Double {
    if case .classes(_, let values) = rule { (values.off + values.on) / 2 } else { 0 }
  }

  /// The prediction of these outputs, which float64 represents exactly.
  ///
  /// The class of the largest output, the first of equal ones; of a single output, the second class if it is above
  /// `threshold`. A value is O·divisor + offset in float64, the product rounded before the sum.
  package func prediction(_ outputs: [Double]) -> Prediction {
    switch rule {
    case .classes: .label(Task.predictedClass(outputs, threshold: threshold))
    case .values(let offsets, let divisors):
      .values(
        outputs.indices.map { k in
          let scaled = outputs[k] * divisors[k]
          return scaled + offsets[k]
        })
    }
  }
}

extension OutputDecoding.Rule {
  /// What the outputs should be for a class. Classification only.
  package func targets(ofClass label: Int) -> [Double] {
    guard case .classes(let outputs, let values) = self else {
      preconditionFailure("numbers have no classes")
    }
    guard outputs > 1 else { return [label == 1 ? values.on : values.off] }
    return (0..<outputs).map { $0 == label ? values.on : values.off }
  }

  /// What output `column` should be for a target value, before it is rounded to the network's precision: (t − offset) / divisor.
  /// Regression only.
  package func scaledTarget(_ value: Double, column: Int) -> Double {
    guard case .values(let offsets, let divisors) = self else { preconditionFailure("classes have no scale") }
    return (value - offsets[column]) / divisors[column]
  }
}
