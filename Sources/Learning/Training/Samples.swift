import Arithmetic

/// Encoded, scaled samples of one part, in the precision that networks train in.
public struct Samples<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  /// The number of samples, at least 1.
  public let count: Int
  /// Inputs per sample.
  public let inputCount: Int
  /// Outputs per sample.
  public let outputCount: Int
  /// `count × inputCount`, sample by sample.
  public let inputs: [Scalar]
  /// `count × outputCount`, sample by sample: the desired outputs.
  public let targets: [Scalar]
  /// The class of each sample, for classification; empty for regression.
  public let labels: [Int32]

  /// Creates a value from its parts.
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

/// What the outputs mean.
public enum Task: Sendable, Hashable {
  /// One output per class, or a single output for two classes: then an output above `threshold` means the
  /// second.
  case classification(classes: Int, threshold: Double)
  /// One output per target column; `units` are the factors that convert an output's error to original
  /// units.
  case regression(units: [Double])

  /// The factor that converts the error of output `k` to original units.
  public func unit(ofOutput k: Int) -> Double {
    switch self {
    case .classification: 1
    case .regression(let units): units[k]
    }
  }

  /// The number of classes; 0 for regression.
  public var classCount: Int {
    switch self {
    case .classification(let classes, _): classes
    case .regression: 0
    }
  }
}

/// The samples of one partition: what one run trains on and is measured on.
public struct Partition<Scalar: BinaryFloatingPoint & Sendable>: Sendable {
  /// What the outputs mean.
  public let task: Task
  /// The samples that the network is trained on.
  public let train: Samples<Scalar>
  /// The samples that early stopping watches; nil if there are none.
  public let validation: Samples<Scalar>?
  /// The samples that the trained network is tested on; nil if there are none.
  public let test: Samples<Scalar>?

  /// Creates a value from its parts.
  public init(
    task: Task, train: Samples<Scalar>, validation: Samples<Scalar>?, test: Samples<Scalar>?
  ) {
    self.task = task
    self.train = train
    self.validation = validation
    self.test = test
  }

  /// The samples of a part; nil if there are none.
  public subscript(part: DatasetPart) -> Samples<Scalar>? {
    switch part {
    case .train: train
    case .validation: validation
    case .test: test
    }
  }
}
