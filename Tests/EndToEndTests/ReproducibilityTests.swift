import Foundation
import Testing

extension EndToEndTests {
  @Suite("The same experiment gives the same bytes")
  struct ReproducibilityTests {
    /// What `etalon run small.yaml` gives.
    static let expected = Task {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml")
      return try place.results("small").files()
    }

    @Test(
      "with any number of threads, any trainer, and in any folder",
      arguments: [
        ["--jobs", "1"], ["--jobs", "2"], ["--jobs", "3"], ["--trainer", "reference"],
        ["--trainer", "lanes"],
        ["--trainer", "tiles"], ["--jobs", "3", "--trainer", "reference"], ["--quiet", "--json"],
      ])
    func schedules(options: [String]) async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.start(["run", "small.yaml"] + options).outcome()
      #expect(outcome.status == 0)
      let expected = try await Self.expected.value
      #expect(try place.results("small").filesDiffering(from: expected) == [])
    }

    @Test(
      "with every kind of trainer in float64, over folds and repeats",
      arguments: ["reference", "lanes", "tiles"])
    func folds(trainer: String) async throws {
      let changes = ["network.precision=float64", "seeds=2", "training.epochs=2"]
      let spec = Specs.small.replacing(
        "split: {test: 0.2, validation: 0.2,", with: "split: {folds: 3, repeats: 2,"
      )
      .replacing("metric: validation.accuracy", with: "metric: test.accuracy")
      let place = try Workplace(["small.yaml": spec])
      let arguments = ["run", "small.yaml"] + changes
      let first = try await place.start(arguments + ["--jobs", "1"]).outcome()
      let second = try await place.start(
        arguments + ["--jobs", "2", "--results", "again", "--trainer", trainer]
      ).outcome()
      #expect(first.status == 0 && second.status == 0)
      let expected = try place.results("small").files()
      #expect(try place.results("small", in: "again").filesDiffering(from: expected) == [])
      #expect(try place.results("small").rows(of: "summary.csv").count == 4)
    }

    @Test("and another seed gives different ones, so the comparison can fail")
    func otherSeeds() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml", "seeds=[7,8,9]")
      let expected = try await Self.expected.value
      #expect(try place.results("small").filesDiffering(from: expected) == ResultsFolder.comparable)
    }
  }
}
