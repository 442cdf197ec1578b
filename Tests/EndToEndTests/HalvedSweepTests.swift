import Foundation
import Testing

extension EndToEndTests {
  @Suite("A sweep that stops points by epochs")
  struct HalvedSweepTests {
    private static let spec = """
      version: 1
      name: halved
      dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.3, seed: 1}}
      network: {hidden: [4], activation: tanh}
      training: {batch_size: 16, epochs: 12}
      seeds: 2
      metric: validation.loss
      sweep:
        parameters:
          training.learning_rate: {values: [0.00001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1]}
        stop_early: {by: epochs, eta: 2, min_epochs: 2}

      """
    private static let grid = spec.replacing("  stop_early: {by: epochs, eta: 2, min_epochs: 2}\n", with: "")

    private typealias Result = (files: [String: Data], plan: String, output: String)

    private static func result(_ arguments: [String], in place: Workplace) async throws -> Result {
      let outcome = try await place.start(["run", "halved.yaml"] + arguments).outcome()
      #expect(outcome.status == 0)
      return (try place.results("halved").files(), try place.text("results/halved/plan.json"), outcome.output)
    }

    private static let expected = Task {
      try await Self.result([], in: try Workplace(["halved.yaml": Self.spec]))
    }

    @Test("trains eight points to the first rung and one to the end, and says where the others stopped")
    func stops() async throws {
      let place = try Workplace(["halved.yaml": Self.spec])
      let result = try await Self.result([], in: place)
      let rows = try place.results("halved").rows(of: "summary.csv")
      #expect(
        rows.compactMap { $0["stopped_after_epochs"] }.sorted() == ["", "2", "2", "2", "2", "4", "4", "8"])
      #expect(rows.map { $0["paused"] }.filter { $0 == "2" }.count == 7)
      #expect(rows.map { $0["missing"] } == [String](repeating: "0", count: 8))
      let sentence = "7 of 8 points were stopped early, 4 after 2 epochs, 2 after 4, 1 after 8 of 12"
      #expect(result.output.contains(sentence) && result.output.contains("14 paused"))
      #expect(result.output.contains("The best of 8 points was chosen on the validation part"))
      #expect(try place.text("results/halved/report.html").contains(sentence))
      let statuses = try place.results("halved").rows(of: "runs.csv").compactMap { $0["status"] }
      #expect(statuses.count { $0 == "paused" } == 14 && statuses.count { $0 == "finished" } == 2)
      let plan = try await place.etalon("plan", "halved.yaml")
      #expect(plan.output.contains("8 to epoch 2, 4 to epoch 4, 2 to epoch 8, 1 to epoch 12"))
      #expect(try await place.etalon("reproduce", "results/halved").status == 0)
    }

    @Test(
      "decides alike with any number of threads, any trainer, and from any start",
      arguments: [
        ["--jobs", "1"], ["--jobs", "3"], ["--trainer", "reference"], ["--trainer", "lanes"],
        ["--trainer", "tiles"],
      ])
    func schedules(options: [String]) async throws {
      let place = try Workplace(["halved.yaml": Self.spec])
      let (own, expected) = (try await Self.result(options, in: place), try await Self.expected.value)
      #expect(own.files == expected.files && own.plan == expected.plan)
    }

    @Test("that is killed at random and started again ends with the same bytes")
    func kills() async throws {
      let place = try Workplace(["halved.yaml": Self.spec])
      let seed = try await place.killAtRandom(["run", "halved.yaml", "--jobs", "2", "--trainer", "reference"])
      let (own, expected) = (try await Self.result([], in: place), try await Self.expected.value)
      #expect(own.files == expected.files && own.plan == expected.plan, "ETALON_SEED=\(seed)")
    }

    @Test("leaves no record for a plain grid, whose results it does not change, and uses those of one")
    func besideGrid() async throws {
      let place = try Workplace(["halved.yaml": Self.grid])
      let whole = try await Self.result([], in: place)
      try place.write(Self.spec, to: "halved.yaml")
      let (own, expected) = (try await Self.result([], in: place), try await Self.expected.value)
      // Runs that the grid has trained to the end are finished, not paused; decisions are the same.
      #expect(own.plan == expected.plan)
      let other = try Workplace(["halved.yaml": Self.spec])
      _ = try await Self.result([], in: other)
      try other.write(Self.grid, to: "halved.yaml")
      let shown = try await other.etalon("plan", "halved.yaml")
      #expect(shown.status == 0)
      let after = try await Self.result([], in: other)
      #expect(after.files == whole.files && after.plan == whole.plan)
    }

    @Test("by hyperband trains brackets that start at later rungs")
    func hyperband() async throws {
      let text = Self.spec.replacing(
        "eta: 2, min_epochs: 2", with: "eta: 2, min_epochs: 3, method: hyperband")
      let place = try Workplace(["halved.yaml": text])
      let result = try await Self.result([], in: place)
      #expect(result.output.contains("stopped early"))
      let plan = try await place.etalon("plan", "halved.yaml")
      // Rungs at 3, 6 and 12: brackets of 4, 3 and 3 points, of which the last has one.
      #expect(plan.output.contains("3 brackets; points: 4 to epoch 3, 5 to epoch 6, 3 to epoch 12"))
    }
  }
}
