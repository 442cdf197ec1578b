import Files
import Records
import Testing

@testable import Operations

struct OwnershipTests {
  @Test("Results belong to the spec that they were trained from, as long as it exists")
  func owner() throws {
    try withSmallExperiment { small in
      func check(_ file: String, _ folder: String) throws {
        try ResultsFolder.checkOwner(
          of: Manifest(results: small.results), folder: folder, specFile: "\(small.folder)/\(file)",
          host: small.host)
      }
      try check("copy.yaml", "results/small")
      try small.run()
      try small.write("copy.yaml")
      try check("small.yaml", "results/small")
      try check("./results/../small.yaml", small.results)
      for folder in ["results/small", small.results] {
        let error = #expect(throws: OperationError.self) { try check("copy.yaml", folder) }
        #expect(error?.kind == .badInput)
        #expect(error?.description.contains("\(small.folder)/small.yaml") == true)
      }
      // A renamed spec continues its results.
      PosixFolder.remove("\(small.folder)/small.yaml")
      try check("copy.yaml", "results/small")
    }
  }

  @Test("Two specs with the same name cannot be checked together")
  func names() throws {
    try withSmallExperiment { small in
      try small.write("copy.yaml")
      let all = [try small.named(), try small.named("copy.yaml")]
      #expect(throws: Never.self) { try [all[0]].checkNames() }
      let error = #expect(throws: OperationError.self) { try all.checkNames() }
      #expect(error?.kind == .badInput)
    }
  }
}
