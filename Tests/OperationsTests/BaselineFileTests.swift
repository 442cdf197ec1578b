import Files
import Results
import TestFiles
import Testing

@testable import Operations

struct BaselineFileTests {
  /// A folder with `results/digits/baseline.json` and `other/iris/baseline.json`.
  private func withBaselines(_ body: (_ folder: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for (parent, name) in [("results", "digits"), ("other", "iris")] {
        try PosixFolder.create("\(folder)/\(parent)/\(name)")
        let baseline = Baseline(
          name: name, toolVersion: "1", arithmeticVersion: 1, specDigest: "", fixed: [], runs: [])
        try writeFile(baseline.text, at: "\(folder)/\(parent)/\(name)/baseline.json")
      }
      try body(folder)
    }
  }

  private func accepted(_ name: String, named: String?, in folder: String, among count: Int = 1) throws
    -> String?
  {
    try BaselineFile.accepted(
      of: name, named: named.map { "\(folder)/\($0)" }, results: "\(folder)/results", among: count)?.name
  }

  @Test("Without --baseline it is the one in the results folder, if any")
  func inResults() throws {
    try withBaselines { folder in
      let names = try ["digits", "iris"].map { try accepted($0, named: nil, in: folder) }
      #expect(names == ["digits", nil])
    }
  }

  @Test("A folder contains one baseline per experiment, or none")
  func inFolder() throws {
    try withBaselines { folder in
      let names = try ["digits", "iris"].map { try accepted($0, named: "other", in: folder, among: 2) }
      #expect(names == [nil, "iris"])
    }
  }

  @Test("A file is read whatever its name is, for one experiment only")
  func file() throws {
    try withBaselines { folder in
      let file = "other/iris/baseline.json"
      let name = try accepted("digits", named: file, in: folder)
      #expect(name == "iris")
      let error = #expect(throws: OperationError.self) {
        try accepted("digits", named: file, in: folder, among: 2)
      }
      #expect(error?.kind == .usage)
    }
  }

  @Test("A named file must exist, and a baseline must be valid")
  func unreadable() throws {
    try withBaselines { folder in
      let missing = #expect(throws: FileError.self) { try accepted("digits", named: "none.json", in: folder) }
      #expect(missing?.cause == .notFound)
      try writeFile(Array("{".utf8), at: "\(folder)/results/digits/baseline.json")
      let invalid = #expect(throws: FileError.self) { try accepted("digits", named: nil, in: folder) }
      #expect(invalid?.path == "\(folder)/results/digits/baseline.json")
      #expect(invalid.map { ErrorKind(of: $0) } == .badInput)
    }
  }
}
