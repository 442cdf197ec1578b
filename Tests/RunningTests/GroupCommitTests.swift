import Synchronization
import Testing

@testable import Running

@Suite struct GroupCommitTests {
  private struct Refused: Error {}

  @Test("Elements of several threads are committed once each, in the order of each thread")
  func all() async throws {
    let committed = Mutex<[[Int]]>([])
    let group = GroupCommit<Int> { elements in committed.withLock { $0.append(elements) } }
    await withTaskGroup { tasks in
      for thread in 0..<8 {
        tasks.addTask { for index in 0..<500 { #expect(group.submit(thread * 1000 + index)) } }
      }
    }
    try group.finish()
    let groups = committed.withLock { $0 }
    let elements = groups.flatMap { $0 }
    #expect(!groups.contains([]))
    #expect(elements.sorted() == (0..<8000).filter { $0 % 1000 < 500 })
    for thread in 0..<8 {
      let own = elements.filter { $0 / 1000 == thread }
      #expect(own == own.sorted())
    }
  }

  @Test("Elements submitted during a commit form the next group")
  func gathers() throws {
    let committed = Mutex<[[Int]]>([])
    let box = Mutex<GroupCommit<Int>?>(nil)
    let group = GroupCommit<Int> { elements in
      committed.withLock { $0.append(elements) }
      guard elements == [0] else { return }
      for next in 1...3 { _ = box.withLock { $0?.submit(next) } }
    }
    box.withLock { $0 = group }
    #expect(group.submit(0))
    try group.finish()
    #expect(committed.withLock { $0 } == [[0], [1, 2, 3]])
    #expect(group.submit(4))
    try group.finish()
    #expect(committed.withLock { $0 } == [[0], [1, 2, 3], [4]])
    box.withLock { $0 = nil }
  }

  @Test("After an error nothing more is committed, and the error is reported")
  func error() throws {
    let committed = Mutex<[Int]>([])
    let group = GroupCommit<Int> { elements in
      committed.withLock { $0 += elements }
      if elements.contains(2) { throw Refused() }
    }
    for element in 1...2 {
      #expect(group.submit(element))
      try? group.finish()
    }
    #expect(!group.submit(3))
    #expect(throws: Refused.self) { try group.finish() }
    #expect(committed.withLock { $0 } == [1, 2])
  }
}
