/// How a run ended.
package enum RunStatus: String, Sendable, Hashable, CaseIterable {
  /// Trained for all its epochs.
  case finished
  /// A loss or weight became NaN or infinite.
  case diverged
  /// Ended by early stopping.
  case stopped
  /// Trained to an evaluated epoch before its end, to be compared with others; it enters no mean.
  case paused
  /// Could not be trained; the record's `message` says why.
  case failed
}
