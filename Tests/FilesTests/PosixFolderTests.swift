import Files
import TestFiles
import Testing

@Suite struct PosixFolderTests {
  @Test(
    "The parent of a path is found",
    arguments: [("a", "."), ("a/b", "a"), ("/a", "/"), ("/", "/"), ("/a/b/", "/a"), ("a/", ".")])
  func parent(path: String, parent: String) {
    #expect(PosixFolder.parent(of: path) == parent)
  }

  @Test("Names are in the order of their bytes, and a missing folder has none")
  func names() throws {
    try withTemporaryFolder { folder in
      for name in ["b", "a", "Z", "ä", ".hidden"] { try writeFile([], at: folder + "/" + name) }
      #expect(try PosixFolder.names(in: folder) == [".hidden", "Z", "a", "b", "ä"])
      #expect(try PosixFolder.names(in: folder + "/missing") == [])
    }
  }
}
