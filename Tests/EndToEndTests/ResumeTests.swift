import Foundation
import Testing

extension EndToEndTests {
  @Suite("A run that is started again")
  struct ResumeTests {
    @Test("trains nothing if all runs are finished, and leaves the same bytes")
    func nothingLeft() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let results = place.results("small")
      let first = try await place.etalon("run", "small.yaml")
      let files = try results.files()
      let journal = try Data(contentsOf: results.journal)
      let second = try await place.etalon("run", "small.yaml")
      #expect(second.status == 0)
      #expect(second.output == first.output)
      #expect(second.errors.hasPrefix("small: 12 runs, 12 done before\n"))
      #expect(try results.filesDiffering(from: files) == [])
      #expect(try Data(contentsOf: results.journal) == journal)
    }

    @Test(
      "trains only the runs that an override adds, with the same bytes as a single run",
      arguments: zip(
        ["seeds=4", "training.learning_rate=[0.05,0.5,0.2]", "network.width=[5,2,7]"], [4, 6, 6]))
    func additions(override: String, added: Int) async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let results = place.results("small")
      _ = try await place.etalon("run", "small.yaml")
      let old = results.journalLines()
      let outcome = try await place.etalon("run", "small.yaml", override)
      #expect(outcome.status == 0)
      let new = results.journalLines()
      #expect(new.count == old.count + added)
      #expect(new.starts(with: old))
      _ = try await place.etalon("run", "small.yaml", override, "--results", "fresh")
      #expect(try results.filesDiffering(from: place.results("small", in: "fresh").files()) == [])
      // And the way back: nothing is forgotten.
      _ = try await place.etalon("run", "small.yaml")
      #expect(results.journalLines() == new)
      let expected = try await ReproducibilityTests.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
    }

    @Test("trains nothing again for another description or an alias of a key")
    func harmlessEdits() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml")
      try place.write(
        "# A comment.\ndescription: another one\n"
          + Specs.small.replacing("batch_size: 16", with: "batch_size: 1.6e1"),
        to: "small.yaml")
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("12 runs, 12 done before"))
    }

    @Test("with --only trains only those points, and a later full run completes them")
    func only() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let results = place.results("small")
      let part = try await place.etalon("run", "small.yaml", "--only", "training.learning_rate=0.5")
      #expect(part.status == 0)
      #expect(part.output.contains("6 of 12 runs are not trained yet"))
      #expect(results.journalLines().count == 6)
      let rows = try results.rows(of: "runs.csv")
      #expect(rows.count == 12)
      for row in rows {
        #expect((row["status"] == "finished") == (row["param.training.learning_rate"] == "0.5"))
      }
      let rest = try await place.etalon("run", "small.yaml")
      #expect(rest.errors.contains("12 runs, 6 done before"))
      #expect(results.journalLines().count == 12)
      let expected = try await ReproducibilityTests.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
    }
  }
}
