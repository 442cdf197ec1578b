/// How a run ended.
package enum RunStatus: String, Sendable, Hashable, CaseIterable {
  /// Trained for all its epochs.
  case finished
  /// A loss or weight became NaN or infinite.
  case diverged
  /// Ended by early stopping.
  case stopped
  /// Could not be trained; the record's `message` says why.
  case failed
}
