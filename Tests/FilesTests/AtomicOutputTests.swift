import Files
import TestFiles
import Testing

@Suite("Files that are written piece by piece")
struct AtomicOutputTests {
  @Test("appear whole, when they are put in place")
  func replacing() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.csv"
      try writeFile([1], at: path)
      let output = try AtomicOutput(path)
      try output.write([2, 3])
      #expect(try fileContents(of: path) == [1])
      try output.write([4])
      try output.replace()
      #expect(try fileContents(of: path) == [2, 3, 4])
      #expect(try PosixFolder.names(in: folder) == ["a.csv"])
    }
  }

  @Test("change nothing without that")
  func discarding() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.csv"
      try writeFile([1], at: path)
      do {
        let output = try AtomicOutput(path)
        try output.write([2])
      }
      #expect(try fileContents(of: path) == [1])
      #expect(try PosixFolder.names(in: folder) == ["a.csv"])
      #expect(throws: FileError.self) { try AtomicOutput(folder) }
      #expect(throws: FileError.self) { try AtomicOutput("\(folder)/nowhere/a.csv") }
    }
  }
}
