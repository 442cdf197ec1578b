import Files
import TestFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct PosixFileTests {
  @Test(
    "A file is read completely or up to a limit, from any position",
    arguments: [0, 1, 4096, 65536, 65537, 300_000])
  func contents(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try withTemporaryFolder { folder in
      try writeFile(bytes, at: folder + "/file")
      let file = try PosixFile(folder + "/file", for: .reading)
      #expect(try file.contents() == bytes)
      #expect(try file.contents(upTo: 100) == Array(bytes.prefix(100)))
      #expect(try file.contents() == bytes)
      #expect(try file.size() == count)
    }
  }

  @Test(
    "A pipe is not opened where a regular file is expected",
    arguments: [(PosixFile.Access.reading, "read"), (.appending, "write"), (.locking, "write")])
  func pipeInsteadOfAFile(access: PosixFile.Access, action: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/pipe"
      #expect(unsafe mkfifo(path, 0o600) == 0)
      #expect(throws: FileError(action, path, "not a regular file")) {
        _ = try PosixFile(path, for: access).status()
      }
    }
  }

  @Test(
    "A file whose size the system does not state is read to its end",
    .enabled(if: PosixFolder.exists("/proc/self/maps")))
  func unknownSize() throws {
    #expect(try FileStatus(of: "/proc/self/maps").size == 0)
    let text = String(decoding: try fileContents(of: "/proc/self/maps"), as: UTF8.self)
    #expect(text.contains("[stack]") && text.hasSuffix("\n"))
  }

  @Test("A pipe is read until its writers close it")
  func pipe() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/pipe"
      try #require(unsafe mkfifo(path, 0o600) == 0)
      #expect(try FileStatus(of: path).kind == .other)
      // Open for both, a pipe waits for no other end; 50,000 bytes fit into its buffer.
      let both = unsafe open(path, O_RDWR)
      let reader = try PosixFile(path, for: .reading, kind: .any)
      let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
      try #require(unsafe write(both, bytes, bytes.count) == bytes.count)
      close(both)
      #expect(try reader.contents(upTo: 10_000) == Array(bytes[..<10_000]))
      #expect(try reader.contents() == Array(bytes[10_000...]))
    }
  }

  @Test("What is appended goes to the end, and truncation cuts it")
  func appending() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/file"
      try writeFile([1, 2], at: path)
      let file = try PosixFile(path, for: .appending)
      try file.writeAll([3, 4, 5])
      #expect(try fileContents(of: path) == [1, 2, 3, 4, 5])
      try file.truncate(to: 3)
      try file.writeAll([9])
      #expect(try fileContents(of: path) == [1, 2, 3, 9])
    }
  }

  @Test("A write without space left is an error with the path", .enabled(if: PosixFolder.exists("/dev/full")))
  func noSpace() throws {
    let file = try PosixFile("/dev/full", for: .appending, kind: .any)
    let error = #expect(throws: FileError.self) { try file.writeAll([1, 2, 3]) }
    #expect(error?.description == "cannot write /dev/full: No space left on device")
  }

  @Test("A missing file is an error with its path and cause")
  func missing() throws {
    let expected = FileError("read", "/nowhere/file", "No such file or directory", cause: .notFound)
    #expect(throws: expected) { try PosixFile("/nowhere/file", for: .reading).contents() }
    let error = #expect(throws: FileError.self) { try FileStatus(of: "/nowhere/file") }
    #expect(error?.cause == .notFound)
  }

  @Test("The status is that of the file at a path")
  func status() throws {
    try withTemporaryFolder { folder in
      try writeFile([1, 2, 3], at: folder + "/file")
      #expect(try FileStatus(of: folder + "/file") == FileStatus(of: folder + "/./file"))
      #expect(try FileStatus(of: folder + "/file").kind == .regular)
      #expect(try FileStatus(of: folder + "/file").size == 3)
      #expect(try FileStatus(of: folder).kind == .folder)
      #expect(try FileStatus(of: "/dev/null").kind == .other)
    }
  }
}
