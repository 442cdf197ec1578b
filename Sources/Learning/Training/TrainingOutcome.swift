import Arithmetic

/// The result of training a network.
public struct TrainingOutcome<Scalar: Real>: Sendable {
  /// How training ended.
  public enum Ending: Sendable, Hashable {
    case finished
    /// Before the last epoch, by early stopping or a stop condition.
    case stopped
    /// After the epoch at which its plan pauses it.
    case paused
    /// A loss or a weight is NaN or infinite.
    case diverged
  }

  /// How training ended.
  public var ending: Ending
  /// The number of epochs trained.
  public var epochs: Int
  /// In the order of their epochs.
  public var evaluations: [Evaluation]
  /// The network after training, or the best one if it was restored.
  public var network: Network<Scalar>
  /// The index of the evaluation of `network`.
  public var row: Int

  /// Creates a value from its parts.
  public init(
    ending: Ending, epochs: Int, evaluations: [Evaluation], network: Network<Scalar>, row: Int
  ) {
    self.ending = ending
    self.epochs = epochs
    self.evaluations = evaluations
    self.network = network
    self.row = row
  }

  /// The evaluation of the network.
  public var evaluation: Evaluation { evaluations[row] }
}
