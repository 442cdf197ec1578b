/// Encoded, scaled samples of one part, in the precision that networks train in.
package struct Samples<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  package let count: Int
  package let inputCount: Int
  package let outputCount: Int
  /// `count × inputCount`, sample by sample.
  package let inputs: [Scalar]
  /// `count × outputCount`, sample by sample: what the outputs should be.
  package let targets: [Scalar]
  /// The class of each sample, for classification; empty for regression.
  package let labels: [Int32]

  package init(
    count: Int, inputCount: Int, outputCount: Int, inputs: [Scalar], targets: [Scalar], labels: [Int32]
  ) {
    precondition(inputs.count == count * inputCount && targets.count == count * outputCount)
    precondition(labels.isEmpty || labels.count == count)
    self.count = count
    self.inputCount = inputCount
    self.outputCount = outputCount
    self.inputs = inputs
    self.targets = targets
    self.labels = labels
  }
}

/// What the outputs stand for.
package enum Task: Sendable, Hashable {
  /// One output a class, or one output for two classes: then an output above `threshold` means the second.
  case classification(classes: Int, threshold: Double)
  /// One output a target column; `units` are the factors that bring an output's error back to original units.
  case regression(units: [Double])

  /// The factor that brings the error of output `k` to original units.
  package func unit(ofOutput k: Int) -> Double {
    switch self {
    case .classification: 1
    case .regression(let units): units[k]
    }
  }

  /// How many classes there are; 0 for regression.
  package var classCount: Int {
    switch self {
    case .classification(let classes, _): classes
    case .regression: 0
    }
  }
}

/// The samples of one partition: what one run trains on and is measured on.
package struct Partition<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  package let task: Task
  package let train: Samples<Scalar>
  package let validation: Samples<Scalar>?
  package let test: Samples<Scalar>?

  package init(
    task: Task, train: Samples<Scalar>, validation: Samples<Scalar>?, test: Samples<Scalar>?
  ) {
    self.task = task
    self.train = train
    self.validation = validation
    self.test = test
  }

  package subscript(part: Part) -> Samples<Scalar>? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }
}
