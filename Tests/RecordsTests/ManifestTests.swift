import Files
import JSON
import TestFiles
import Testing

@testable import Records

@Suite struct ManifestTests {
  private func manifest(specFile: String?) -> Manifest {
    Manifest(
      name: "xor", specFile: specFile, toolVersion: "1.0", arithmeticVersion: 1,
      spec: ["version": 1, "training": ["learning_rate": 0.5]],
      data: [.init(part: "train", digest: "aa"), .init(part: "test", digest: "bb")],
      environment: .init(system: "Linux 6.1", architecture: "x86_64", processor: "Zen", host: "h"),
      started: "2026-11-23T06:00:00Z", updated: "2026-11-23T07:00:00Z")
  }

  @Test("A manifest is read back as it was written", arguments: ["../../experiments/xor.yaml", nil])
  func roundTrip(specFile: String?) throws {
    try withTemporaryFolder { folder in
      #expect(try Manifest(results: folder) == nil)
      var files = AtomicFiles(in: folder)
      try manifest(specFile: specFile).write(to: &files)
      try files.replace()
      #expect(try Manifest(results: folder) == manifest(specFile: specFile))
      #expect(try PosixFolder.names(in: folder) == ["manifest.json"])
    }
  }

  @Test(
    "An invalid manifest is reported",
    arguments: [
      ("{", "1:2: expected a name in quotes"), ("{}", "a member is missing or invalid"),
      (#"{"version":2}"#, "written by a newer version of etalon (format 2)"),
      (#"{"version":1,"name":"x"}"#, "a member is missing or invalid"),
    ])
  func wrong(text: String, reason: String) throws {
    try withTemporaryFolder { folder in
      try writeFile(Array(text.utf8), at: folder + "/manifest.json")
      let error = #expect(throws: FileError.self) { try Manifest(results: folder) }
      #expect(error == FileError("read", folder + "/manifest.json", reason))
    }
  }

  @Test(
    "A spec is stored relative to the results folder",
    arguments: [
      ("/p/experiments/a.yaml", "/p/results/a", "../../experiments/a.yaml"), ("/p/a.yaml", "/p", "a.yaml"),
      ("/a.yaml", "/p/q", "../../a.yaml"), ("/p/./x/../a.yaml", "/p//results/", "../a.yaml"),
    ])
  func relative(path: String, folder: String, name: String) {
    #expect(Manifest.specFile(path, results: folder) == name)
  }

  @Test(
    "Results belong to another spec as long as it exists",
    arguments: [
      // the spec asking, the results folder, the files that exist, the owner that stands in the way
      ("/p/experiments/a.yaml", "/p/results/a", ["/p/experiments/a.yaml"], nil),
      (
        "/p/other/a.yaml", "/p/results/a", ["/p/experiments/a.yaml", "/p/other/a.yaml"],
        "/p/experiments/a.yaml"
      ),
      ("/p/other/a.yaml", "/p/results/a", ["/p/other/a.yaml"], nil),
      (
        "/copy/experiments/a.yaml", "/copy/results/a", ["/p/experiments/a.yaml", "/copy/experiments/a.yaml"],
        nil
      ),
    ] as [(String, String, [String], String?)])
  func owner(spec: String, folder: String, files: [String], owner: String?) {
    let manifest = manifest(specFile: "../../experiments/a.yaml")
    #expect(manifest.owner(otherThan: spec, results: folder, exists: files.contains) == owner)
    #expect(
      self.manifest(specFile: nil).owner(otherThan: spec, results: folder, exists: files.contains) == nil)
  }
}
