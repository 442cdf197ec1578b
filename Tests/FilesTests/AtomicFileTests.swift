import Files
import Foundation
import TestFiles
import Testing

@Suite struct AtomicFileTests {
  @Test("A file is replaced atomically, and no temporary file remains")
  func replace() throws {
    try withTemporaryFolder { folder in
      for content in ["first, and longer", "second", ""] {
        try AtomicFile.replace(folder + "/file", with: Array(content.utf8))
        #expect(try fileContents(of: folder + "/file") == Array(content.utf8))
      }
      #expect(try PosixFolder.names(in: folder) == ["file"])
    }
  }

  @Test("After an error the old file remains, and no temporary file")
  func error() throws {
    try withTemporaryFolder { folder in
      try PosixFolder.create(folder + "/file/below")
      #expect(throws: FileError.self) { try AtomicFile.replace(folder + "/file", with: [1]) }
      #expect(throws: FileError.self) { try AtomicFile.replace(folder + "/missing/file", with: [1]) }
      #expect(try PosixFolder.names(in: folder) == ["file"])
    }
  }

  @Test("A file that is written in pieces has all of them, and stays the same file if it has them already")
  func pieces() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/file"
      func write(_ pieces: [String]) throws -> FileStatus.Identity {
        var files = AtomicFiles(in: folder)
        try files.writeIfChanged(path) { (write) throws(FileError) in
          for piece in pieces { try write(Array(piece.utf8)) }
        }
        try files.replace()
        #expect(try fileContents(of: path) == Array(pieces.joined().utf8), "\(pieces)")
        #expect(try PosixFolder.names(in: folder) == ["file"])
        return try FileStatus(of: path).identity
      }
      var identity = try write([])
      // Each but the first of a line is what the file holds already, in other pieces.
      for (pieces, isChange) in [
        ([], false), (["ab", "cd"], true), (["a", "bcd"], false), (["abcd"], false), (["ab", "ce"], true),
        (["ab", "c"], true), (["a", "b", "c", "d"], true), (["x", "bcd"], true), ([], true),
      ] as [([String], Bool)] {
        let new = try write(pieces)
        #expect((new != identity) == isChange, "\(pieces)")
        identity = new
      }
    }
  }

  @Test("Files of a folder are replaced together, and none of them if one cannot be written")
  func several() throws {
    try withTemporaryFolder { folder in
      var files = AtomicFiles(in: folder)
      try files.write(folder + "/a", [1])
      #expect(throws: FileError.self) { try files.write(folder + "/missing/b", [2]) }
      #expect(try PosixFolder.names(in: folder) == ["a.new"])
      _ = consume files
      #expect(try PosixFolder.names(in: folder) == [])
      var whole = AtomicFiles(in: folder)
      try whole.write(folder + "/a", [1])
      try whole.write(folder + "/b", [2])
      try whole.replace()
      #expect(try PosixFolder.names(in: folder) == ["a", "b"])
      #expect(try fileContents(of: folder + "/b") == [2])
    }
  }

  @Test("A symbolic link is written through, and stays a link")
  func link() throws {
    try withTemporaryFolder { folder in
      try writeFile([1], at: folder + "/target")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: folder + "/target")
      try AtomicFile.replace(folder + "/link", with: [2, 3])
      #expect(try fileContents(of: folder + "/target") == [2, 3])
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link")
      #expect(target == folder + "/target")
    }
  }
}
