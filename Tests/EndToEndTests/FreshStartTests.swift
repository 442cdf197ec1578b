import Foundation
import Testing

extension EndToEndTests {
  @Suite("Records are discarded only on request")
  struct FreshStartTests {
    private func done(_ values: String...) async throws -> Workplace {
      let place = try Workplace(["small.yaml": Specs.small])
      try #require(try await place.start(["run", "small.yaml"] + values).outcome().status == 0)
      return place
    }

    @Test("run --fresh requires --force if it cannot ask, and says how many runs would be discarded")
    func fresh() async throws {
      let place = try await done()
      let journal = place.results("small").journalLines()
      let refused = try await place.etalon("run", "small.yaml", "--fresh")
      #expect(refused.status == 64)
      #expect(refused.errors.contains("results/small contains 12 finished runs, which --fresh would discard"))
      #expect(place.results("small").journalLines() == journal)
      let forced = try await place.etalon("run", "small.yaml", "seeds=1", "--fresh", "--force")
      #expect(forced.status == 0)
      #expect(forced.errors.contains("small: 4 runs, training on"))
      #expect(place.results("small").journalLines().count == 4)
    }

    @Test("run --fresh needs no --force without finished runs, and keeps the baseline")
    func nothingToLose() async throws {
      let place = try await done()
      #expect(try await place.etalon("accept", "small.yaml").status == 0)
      try Data().write(to: place.results("small").journal)
      #expect(try await place.etalon("run", "small.yaml", "--fresh").status == 0)
      #expect(place.results("small").journalLines().count == 12)
      #expect(place.exists("results/small/baseline.json"))
    }

    @Test("--fresh cannot be combined with --only, nor --force be used without it")
    func usage() async throws {
      let place = try await done()
      for arguments in [["--fresh", "--only", "network.width=2"], ["--force"]] {
        #expect(try await place.start(["run", "small.yaml"] + arguments).outcome().status == 64)
      }
    }

    @Test("prune removes the runs that the spec does not contain, and with --dry-run only counts them")
    func prune() async throws {
      let place = try await done("seeds=5")
      let dry = try await place.etalon("prune", "small.yaml", "--dry-run")
      #expect(dry.status == 0 && dry.output == "results/small: would remove 8 of 20 records\n")
      #expect(place.results("small").journalLines().count == 20)
      let outcome = try await place.etalon("prune", "small.yaml")
      #expect(outcome.status == 0 && outcome.output == "results/small: removed 8 of 20 records\n")
      #expect(place.results("small").journalLines().count == 12)
      let run = try await place.etalon("run", "small.yaml")
      #expect(run.errors.contains("12 runs, 12 done before"))
      let expected = try await ReproducibilityTests.expected.value
      #expect(try place.results("small").filesDiffering(from: expected) == [])
    }

    @Test("prune of a folder keeps the runs of the last command, unless that had values on its command line")
    func pruneFolder() async throws {
      let place = try await done("seeds=5")
      let refused = try await place.etalon("prune", "results/small")
      #expect(refused.status == 64)
      #expect(refused.errors.contains("values on its command line (seeds=5)"))
      _ = try await place.etalon("run", "small.yaml")
      let outcome = try await place.etalon("prune", "results/small")
      #expect(outcome.status == 0 && outcome.output == "results/small: removed 8 of 20 records\n")
      #expect(try await place.etalon("prune", "results/none").status == 65)
    }
  }
}
