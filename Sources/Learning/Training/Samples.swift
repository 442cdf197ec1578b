import Arithmetic

/// Encoded, scaled samples of one part, in the precision that networks train in.
public struct Samples<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  public let count: Int
  public let inputCount: Int
  public let outputCount: Int
  /// `count × inputCount`, sample by sample.
  public let inputs: [Scalar]
  /// `count × outputCount`, sample by sample: what the outputs should be.
  public let targets: [Scalar]
  /// The class of each sample, for classification; empty for regression.
  public let labels: [Int32]

  public init(
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
public enum Task: Sendable, Hashable {
  /// One output a class, or one output for two classes: then an output above `threshold` means the second.
  case classification(classes: Int, threshold: Double)
  /// One output a target column; `units` are the factors that bring an output's error back to original units.
  case regression(units: [Double])

  /// The factor that brings the error of output `k` to original units.
  public func unit(ofOutput k: Int) -> Double {
    switch self {
    case .classification: 1
    case .regression(let units): units[k]
    }
  }

  /// How many classes there are; 0 for regression.
  public var classCount: Int {
    switch self {
    case .classification(let classes, _): classes
    case .regression: 0
    }
  }
}

/// The samples of one partition: what one run trains on and is measured on.
public struct Partition<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  public let task: Task
  public let train: Samples<Scalar>
  public let validation: Samples<Scalar>?
  public let test: Samples<Scalar>?

  public init(
    task: Task, train: Samples<Scalar>, validation: Samples<Scalar>?, test: Samples<Scalar>?
  ) {
    self.task = task
    self.train = train
    self.validation = validation
    self.test = test
  }

  public subscript(part: Part) -> Samples<Scalar>? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }
}
