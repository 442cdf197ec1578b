import Files
import Records
import Testing

@testable import Operations

struct PruningTests {
  @Test("The records of runs that the spec no longer contains are removed, and no others")
  func bySpec() throws {
    try withSmallExperiment { small in
      try small.run(overrides: ["seeds=3"])
      let named = try small.named()
      func pruning() throws -> Pruning {
        try Pruning(of: named, folder: small.results, store: small.store, host: small.host)
      }
      let first = try pruning()
      #expect(first.recorded == 6 && first.unnamed == 2)
      try first.prune(host: small.host)
      let second = try pruning()
      #expect(second.recorded == 4 && second.unnamed == 0)
      let kept = try JournalReplay(results: small.results).entries.keys.map(\.text)
      #expect(Set(kept) == Set(try small.prepared().tasks.map(\.identity)))
    }
  }

  @Test("By its folder, the runs of the last etalon run are kept")
  func byFolder() throws {
    try withSmallExperiment { small in
      try small.run(overrides: ["seeds=3"])
      let refused = #expect(throws: OperationError.self) { try Pruning(folder: small.results) }
      #expect(refused?.kind == .usage)
      #expect(refused?.description.contains("seeds=3") == true)
      try small.run()
      let pruning = try Pruning(folder: small.results)
      #expect(pruning.recorded == 6 && pruning.unnamed == 2)
    }
  }

  @Test("A folder without results cannot be pruned")
  func withoutResults() throws {
    try withSmallExperiment { small in
      let named = try small.named()
      #expect(throws: FileError.self) { try Pruning(folder: small.results) }
      #expect(throws: FileError.self) {
        try Pruning(of: named, folder: small.results, store: small.store, host: small.host)
      }
    }
  }

  @Test("Nor can the results of another spec")
  func ofAnotherSpec() throws {
    try withSmallExperiment { small in
      try small.run()
      try small.write("copy.yaml")
      let copy = try small.named("copy.yaml")
      #expect(throws: OperationError.self) {
        try Pruning(of: copy, folder: small.results, store: small.store, host: small.host)
      }
    }
  }
}
