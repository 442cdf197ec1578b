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
