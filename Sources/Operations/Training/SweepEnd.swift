import Records
import Running

/// How the training of a sweep ended.
package enum SweepEnd: Sendable, Hashable {
  case complete
  /// By the user; all records remain.
  case interrupted
  /// At the first run that diverged or failed, where that was asked for.
  case stoppedAt(RunKey)
  /// A search waits for a run that failed: what it tries next depends on it.
  case blocked(RunKey)

  init(_ end: Runner.End) {
    switch end {
    case .complete: self = .complete
    case .interrupted: self = .interrupted
    case .stoppedAt(let key): self = .stoppedAt(key)
    }
  }
}
