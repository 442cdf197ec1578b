import Files
import TestFiles
import Testing

@testable import Records

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.serialized) struct FullDiskTests {
  @Test("A partly written record is removed, and the journal continues when there is space again")
  func cutBack() throws {
    try withTemporaryFolder { folder in
      // Far above what other tests of this process write meanwhile; the file has a hole up to just below it.
      let limit = 1 << 30
      let path = folder + "/journal/runs.jsonl"
      let journal = try Journal(results: folder, holder: "test")
      try journal.append([sampleEntry(0)])
      try PosixFile(path, for: .appending).truncate(to: limit - 100)
      try withLargestFile(limit) {
        let error = #expect(throws: FileError.self) { try journal.append([sampleEntry(1)]) }
        #expect(error?.description == "cannot write \(path): File too large")
      }
      #expect(try fileContents(of: path) == journalLines([sampleEntry(0)]))
      try journal.append([sampleEntry(2)])
      try journal.sync()
      #expect(try fileContents(of: path) == journalLines([sampleEntry(0), sampleEntry(2)]))
    }
  }

  /// Runs `body` while no file may grow beyond `size`.
  private func withLargestFile(_ size: Int, _ body: () throws -> Void) throws {
    signal(SIGXFSZ, SIG_IGN)
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
      let resource = RLIMIT_FSIZE
    #endif
    var before = rlimit()
    try #require(unsafe getrlimit(resource, &before) == 0)
    var limited = before
    limited.rlim_cur = rlim_t(size)
    try #require(unsafe setrlimit(resource, &limited) == 0)
    defer { unsafe _ = setrlimit(resource, &before) }
    try body()
  }

  @Test("A folder that cannot be created is reported")
  func noFolder() throws {
    let error = #expect(throws: FileError.self) { try Journal(results: "/dev/null/x", holder: "test") }
    #expect(error?.description == "cannot create /dev/null/x: Not a directory")
  }
}
