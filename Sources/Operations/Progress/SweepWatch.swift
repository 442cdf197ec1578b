import Files
import Records

/// Follows a sweep by its results folder alone: the plan, and the journal as far as it was written.
package struct SweepWatch: Sendable {
  private let folder: String
  private var plan: FileStatus.Identity?
  private var tail: JournalTail
  package var state: SweepState
  /// Whether the last look left something unread.
  package private(set) var hasMore = true
  private var isFirst = true

  /// Throws `FileError` where the folder holds no plan.
  package init(results folder: String, at seconds: Double) throws(FileError) {
    self.folder = folder
    tail = JournalTail(results: folder)
    plan = ExperimentOutcome.planIdentity(in: folder)
    state = try Self.state(of: folder, at: seconds)
  }

  /// Who trains the sweep, as the journal's lock names them; nil if no process does. A killed process is still named.
  package var writer: String? { FolderLock.holder(of: folder + "/journal") }

  /// Reads what was written since the last look.
  package mutating func look(at seconds: Double) throws(FileError) {
    let current = ExperimentOutcome.planIdentity(in: folder)
    if current != plan, current != nil { try startAgain(current, at: seconds) }
    var look = try tail.look()
    if look.isRestart {
      try startAgain(current, at: seconds)
      look = try tail.look()
    }
    hasMore = look.hasMore
    let records = look.entries.lazy.map(\.record)
    // What was there when watching began says nothing about the pace.
    if isFirst {
      state.addEarlier(records, at: seconds)
    } else if !look.entries.isEmpty {
      state.add(records, at: seconds)
    }
    if !hasMore { isFirst = false }
  }

  /// Another `etalon run` has another plan; a journal that was pruned has other bytes.
  private mutating func startAgain(_ plan: FileStatus.Identity?, at seconds: Double) throws(FileError) {
    self.plan = plan
    tail = JournalTail(results: folder)
    state = try Self.state(of: folder, at: seconds)
    isFirst = true
  }

  private static func state(of folder: String, at seconds: Double) throws(FileError) -> SweepState {
    guard let plan = try ExperimentOutcome(planIn: folder) else {
      throw FileError("read", folder, "no results found; etalon run writes them")
    }
    return SweepState(SweepOutline(plan), at: seconds)
  }
}
