import Dispatch
import Synchronization

/// Accepts elements from many threads and commits all pending ones as a group, in the order of submission.
///
/// While one group is written and synced, the next one accumulates: under load, many elements share a sync; otherwise
/// an element is committed at once.
package final class GroupCommit<Element: Sendable>: Sendable {
  private struct State {
    var waiting: [Element] = []
    var isCommitting = false
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "etalon.commit")
  private let commit: @Sendable ([Element]) throws -> Void

  /// - Parameter commit: called on one thread at a time with at least one element; after an error it is not called again.
  package init(commit: @escaping @Sendable ([Element]) throws -> Void) {
    self.commit = commit
  }

  /// Submits an element without waiting. Returns false after a failed commit, when the element will not be committed.
  package func submit(_ element: Element) -> Bool {
    let (isAccepted, isIdle) = state.withLock { state in
      guard state.failure == nil else { return (false, false) }
      state.waiting.append(element)
      defer { state.isCommitting = true }
      return (true, !state.isCommitting)
    }
    if isIdle { queue.async { self.commitPending() } }
    return isAccepted
  }

  /// Returns when everything submitted is committed; throws the error of a failed commit.
  package func finish() throws {
    queue.sync {}
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  private func commitPending() {
    while let group = nextGroup() {
      do { try commit(group) } catch {
        state.withLock { state in
          state.failure = error
          state.waiting = []
        }
      }
    }
  }

  /// Takes all pending elements; nil if none are pending, which ends the committing.
  private func nextGroup() -> [Element]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isCommitting = false
        return nil
      }
      defer { state.waiting = [] }
      return state.waiting
    }
  }
}
