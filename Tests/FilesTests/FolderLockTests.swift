import Files
import TestFiles
import Testing

@Suite struct FolderLockTests {
  @Test("A folder has one writer at a time, and the second learns the name of the first")
  func oneWriter() throws {
    try withTemporaryFolder { folder in
      do {
        let first = try FolderLock(folder, holder: "process 1 on a")
        let error = #expect(throws: FileError.self) { _ = try FolderLock(folder, holder: "process 2 on b") }
        #expect(error?.description == "cannot write to \(folder): process 1 on a is writing to it")
        _ = consume first
      }
      _ = try FolderLock(folder, holder: "process 3 on c")
      #expect(try fileContents(of: folder + "/lock") == [])
    }
  }
}
