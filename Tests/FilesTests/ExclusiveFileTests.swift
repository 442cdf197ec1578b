import Dispatch
import Synchronization
import TestFiles
import Testing

@testable import Files

@Suite("Exclusive creation")
struct ExclusiveFileTests {
  @Test("gives a file its content once, and leaves no other file")
  func once() throws {
    try withTemporaryFolder { (folder: String) throws -> Void in
      let path = folder + "/plan"
      #expect(try ExclusiveFile.create(path, with: [1, 2], owner: "a"))
      #expect(try !ExclusiveFile.create(path, with: [3], owner: "b"))
      #expect(try fileContents(of: path) == [1, 2])
      #expect(try PosixFolder.names(in: folder) == ["plan"])
      // A folder that does not exist.
      #expect(throws: FileError.self) { try ExclusiveFile.create(folder + "/no/plan", with: [], owner: "a") }
    }
  }

  @Test("of many processes lets one succeed, and no reader sees a part")
  func race() throws {
    try withTemporaryFolder { folder in
      for round in 0..<20 {
        let path = "\(folder)/\(round)"
        let winners = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: 8) { process in
          let bytes = Array(repeating: UInt8(process), count: 5000)
          if (try? ExclusiveFile.create(path, with: bytes, owner: "\(process)")) == true {
            winners.add(1, ordering: .relaxed)
          }
          let content = (try? fileContents(of: path)) ?? []
          #expect(content.count == 5000 && Set(content).count == 1)
        }
        #expect(winners.load(ordering: .relaxed) == 1)
      }
    }
  }
}
