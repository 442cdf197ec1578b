import Foundation
import Testing

extension EndToEndTests {
  @Suite("A results folder")
  struct ResultsFolderTests {
    @Test("with an incomplete last line in its journal is repaired", arguments: [1, 40, 400])
    func tornTail(missing: Int) async throws {
      let place = try await done()
      let results = place.results("small")
      let bytes = try Data(contentsOf: results.journal)
      try bytes.dropLast(missing).write(to: results.journal)
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("12 runs, 11 done before"))
      #expect(!place.exists("results/small/journal/damaged.txt"))
      try await expectWhole(results)
    }

    @Test("with an incomplete line after all runs is repaired")
    func halfLine() async throws {
      let place = try await done()
      let results = place.results("small")
      let bytes = try Data(contentsOf: results.journal)
      try (bytes + bytes.prefix(100)).write(to: results.journal)
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.errors.contains("12 runs, 12 done before"))
      #expect(try Data(contentsOf: results.journal) == bytes)
    }

    @Test(
      "with damaged lines says which, keeps them aside, and trains their runs again", arguments: [1, 5, 12])
    func damagedLine(number: Int) async throws {
      let place = try await done()
      let results = place.results("small")
      var lines = results.journalLines().map(String.init)
      let damaged = lines[number - 1].replacing("\"epochs\":4", with: "\"epochs\":5", maxReplacements: 1)
      try #require(damaged != lines[number - 1])
      lines[number - 1] = damaged
      try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: results.journal)
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("results/small/journal/runs.jsonl:\(number): damaged line"))
      #expect(outcome.errors.contains("its run is trained again"))
      #expect(outcome.errors.contains("12 runs, 11 done before"))
      #expect(try place.text("results/small/journal/damaged.txt") == damaged + "\n")
      try await expectWhole(results)
    }

    @Test("without derived files gets them back, and show does not need them")
    func derivedFiles() async throws {
      let place = try await done()
      let results = place.results("small")
      for name in ResultsFolder.comparable {
        try FileManager.default.removeItem(at: results.folder.appendingPathComponent(name))
      }
      #expect(try await place.etalon("show", "results/small").status == 0)
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.errors.contains("12 done before"))
      try await expectWhole(results)
    }

    @Test("is written by one process at a time: the second one names the first, and changes nothing")
    func lock() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let results = place.results("long")
      let first = try place.start(InterruptionTests.oneByOne)
      try await results.waitForLines(1, of: first)
      let second = try await place.etalon("run", "long.yaml")
      try #require(first.isRunning)
      #expect(second.status == 74)
      #expect(second.output.isEmpty)
      #expect(second.errors.contains("cannot write to results/long/journal: process "))
      #expect(second.errors.contains(" is writing to it"))
      let outcome = try await first.outcome()
      #expect(outcome.status == 0)
      #expect(try results.journalledRuns().count == 40)
      let expected = try await InterruptionTests.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
    }

    @Test(
      "that cannot be created ends the run with a message and exit code 74",
      arguments: ["small.yaml", "small.yaml/x"])
    func unwritable(parent: String) async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("run", "small.yaml", "--results", parent)
      #expect(outcome.status == 74)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.hasPrefix("error: cannot create small.yaml/"))
      #expect(outcome.errors.hasSuffix(": Not a directory\n"))
      #expect(try place.text("small.yaml") == Specs.small)
    }

    @Test("whose journal is a folder ends the run with a message and exit code 74")
    func journalIsFolder() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try FileManager.default.createDirectory(
        at: place.results("small").journal, withIntermediateDirectories: true)
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.status == 74)
      #expect(outcome.errors.contains("results/small/journal/runs.jsonl: Is a directory"))
    }

    /// A place where small.yaml has been run.
    private func done() async throws -> Workplace {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("run", "small.yaml")
      try #require(outcome.status == 0)
      return place
    }

    /// Twelve runs in the journal, and the bytes of a run that nobody disturbed.
    private func expectWhole(_ results: ResultsFolder) async throws {
      #expect(Set(try results.journalledRuns()).count == 12)
      #expect(results.journalLines().count == 12)
      let expected = try await ReproducibilityTests.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
    }
  }
}
