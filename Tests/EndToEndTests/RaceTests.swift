import Foundation
import Testing

extension EndToEndTests {
  @Suite("A race by seeds")
  struct RaceTests {
    /// Three points of which one is bad and two are alike, with looks after 5 and 10 seeds.
    private static let spec = """
      version: 1
      name: race
      dataset: {source: iris, scale: standard, split: {test: 0.2, validation: 0.3, seed: 1}}
      network: {hidden: [4], activation: tanh}
      training: {batch_size: 16, epochs: 6}
      seeds: 14
      metric: validation.accuracy
      sweep:
        parameters:
          training.learning_rate: {values: [0.00001, 0.2, 0.21]}
        stop_early: {by: seeds}

      """

    private static let expected = Task {
      let place = try Workplace(["race.yaml": Self.spec])
      let outcome = try await place.etalon("run", "race.yaml")
      return (
        outcome: outcome, files: try place.results("race").files(),
        plan: try place.text("results/race/plan.json")
      )
    }

    @Test("stops the bad point after five seeds and says so in table, files and page")
    func stops() async throws {
      let place = try Workplace(["race.yaml": Self.spec])
      let outcome = try await place.etalon("run", "race.yaml")
      #expect(outcome.status == 0)
      let rows = try place.results("race").rows(of: "summary.csv")
      #expect(rows.map { $0["runs"] } == ["5", "14", "14"])
      #expect(rows.map { $0["stopped_after_seeds"] } == ["5", "", ""])
      #expect(rows.map { $0["missing"] } == ["0", "0", "0"])
      #expect(rows[0]["rank"] == "3" && rows[0]["indistinguishable"] == "false")
      let sentence = "1 of 3 points was stopped early, after 5 seeds of 14"
      #expect(outcome.output.contains(sentence))
      #expect(outcome.output.contains("5 of 14") && outcome.output.contains(" 5 seeds\n"))
      #expect(try place.text("results/race/report.html").contains(sentence))
      #expect(try place.text("results/race/report.html").contains("stopped after 5 seeds"))
      #expect(outcome.errors.contains("race: 15 runs, training"))
      let plan = try await place.etalon("plan", "race.yaml")
      #expect(plan.output.contains("race      24 to 42 runs: after 5, 10 seeds"))
      let again = try await place.etalon("run", "race.yaml")
      #expect(again.status == 0 && again.output == outcome.output)
      let reproduced = try await place.etalon("reproduce", "results/race")
      #expect(reproduced.status == 0)
    }

    @Test(
      "decides alike with any number of threads and any trainer",
      arguments: [
        ["--jobs", "1"], ["--jobs", "3"], ["--trainer", "reference"], ["--trainer", "lanes"],
        ["--trainer", "tiles"],
      ])
    func schedules(options: [String]) async throws {
      let place = try Workplace(["race.yaml": Self.spec])
      let outcome = try await place.start(["run", "race.yaml"] + options).outcome()
      #expect(outcome.status == 0)
      let expected = try await Self.expected.value
      #expect(try place.results("race").filesDiffering(from: expected.files) == [])
      #expect(try place.text("results/race/plan.json") == expected.plan)
    }

    @Test("that is killed at random and started again ends with the same bytes")
    func kills() async throws {
      let place = try Workplace(["race.yaml": Self.spec])
      let seed = try await place.killAtRandom(["run", "race.yaml", "--jobs", "2", "--trainer", "reference"])
      let outcome = try await place.etalon("run", "race.yaml")
      #expect(outcome.status == 0, "ETALON_SEED=\(seed)")
      let expected = try await Self.expected.value
      #expect(try place.results("race").filesDiffering(from: expected.files) == [], "ETALON_SEED=\(seed)")
      #expect(try place.text("results/race/plan.json") == expected.plan)
    }

    @Test("is the same from the start as extended from fewer seeds, or after every run was trained")
    func steps() async throws {
      let place = try Workplace(["race.yaml": Self.spec])
      let expected = try await Self.expected.value
      for first in ["seeds=5", "seeds=7", "seeds=12"] {
        let results = "from-\(first.dropFirst(6))"
        _ = try await place.etalon("run", "race.yaml", first, "--results", results)
        _ = try await place.etalon("run", "race.yaml", "--results", results)
        let folder = place.results("race", in: results)
        #expect(try folder.filesDiffering(from: expected.files) == [])
      }
      // All runs of the grid are there already: those of stopped points are left out.
      try place.write(Self.spec.replacing("  stop_early: {by: seeds}\n", with: ""), to: "race.yaml")
      #expect(try await place.etalon("run", "race.yaml").status == 0)
      #expect(try place.results("race").rows(of: "summary.csv").map { $0["runs"] } == ["14", "14", "14"])
      try place.write(Self.spec, to: "race.yaml")
      #expect(try await place.etalon("run", "race.yaml").status == 0)
      #expect(try place.results("race").filesDiffering(from: expected.files) == [])
    }

    @Test("is refused where not all points are trained together, and as a baseline")
    func refused() async throws {
      let place = try Workplace(["race.yaml": Self.spec])
      let only = try await place.etalon("run", "race.yaml", "--only", "training.learning_rate=0.2")
      #expect(only.status == 64 && only.errors.contains("--only cannot be combined with sweep.stop_early"))
      let shard = try await place.etalon("run", "race.yaml", "--shard", "1/2")
      #expect(shard.status == 64 && shard.errors.contains("shards do not wait for each other"))
      _ = try await place.etalon("run", "race.yaml")
      let accepted = try await place.etalon("accept", "race.yaml")
      #expect(accepted.status == 64 && accepted.errors.contains("chosen on the seeds"))
    }
  }
}
