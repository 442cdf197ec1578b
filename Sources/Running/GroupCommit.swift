import Dispatch
import Synchronization

/// Takes elements from many threads and commits all that wait together, one group after the other, in the order in
/// which they came.
///
/// While a group is being written and synced, the next one gathers: under load a sync serves many elements, and
/// without load an element waits for no other.
package final class GroupCommit<Element: Sendable>: Sendable {
  private struct State {
    var waiting: [Element] = []
    var isCommitting = false
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "etalon.commit")
  private let commit: @Sendable ([Element]) throws -> Void

  /// `commit` is called on one thread at a time with at least one element; what it throws ends all committing.
  package init(commit: @escaping @Sendable ([Element]) throws -> Void) {
    self.commit = commit
  }

  /// Hands an element over without waiting. False after a failed commit: the element will never be committed.
  package func submit(_ element: Element) -> Bool {
    let (isAccepted, isIdle) = state.withLock { state in
      guard state.failure == nil else { return (false, false) }
      state.waiting.append(element)
      defer { state.isCommitting = true }
      return (true, !state.isCommitting)
    }
    if isIdle { queue.async { self.commitAllThatWait() } }
    return isAccepted
  }

  /// Returns when everything submitted before is committed; throws what ended committing.
  package func finish() throws {
    queue.sync {}
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  private func commitAllThatWait() {
    while let group = nextGroup() {
      do { try commit(group) } catch {
        state.withLock { state in
          state.failure = error
          state.waiting = []
        }
      }
    }
  }

  /// Takes all that waits; nil, and idle from then on, where nothing does.
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
