import Foundation
import Testing

extension EndToEndTests {
  @Suite("compare")
  struct CompareTests {
    /// Three results folders: one, the same again, and one with more epochs and another axis value.
    private func done() async throws -> Workplace {
      let place = try Workplace(["small.yaml": Specs.small])
      for (folder, values) in [
        ("a", []), ("b", []), ("c", ["training.epochs=30", "network.width=[2,3]", "seeds=6"]),
      ] {
        let outcome = try await place.start(["run", "small.yaml", "--results", folder] + values).outcome()
        try #require(outcome.status == 0)
      }
      return place
    }

    @Test("reports equal results as identical, also those of a folder and its baseline")
    func identical() async throws {
      let place = try await done()
      #expect(try await place.etalon("accept", "small.yaml", "--results", "b").status == 0)
      for other in ["b/small", "b/small/", "b/small/baseline.json"] {
        let outcome = try await place.etalon("compare", "a/small", other)
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines[0].hasSuffix(" against a/small: 12 pairs of runs"))
        #expect(lines[1].hasPrefix("metric"), "\(outcome.output)")
        #expect(lines[2].hasSuffix("12 identical  identical"))
      }
    }

    @Test("lists the differences of the specs, then every metric, then the points by the ranking metric")
    func different() async throws {
      let place = try await done()
      let outcome = try await place.etalon("compare", "a/small", "b/small", "c/small")
      #expect(outcome.status == 0)
      let second = outcome.output.split(separator: "\n\n", omittingEmptySubsequences: true)
        .drop { !$0.hasPrefix("c/small") }
      let head = try #require(second.first).split(separator: "\n").map(String.init)
      #expect(
        head == [
          "c/small against a/small: 6 pairs of runs", "  spec: training.epochs 4 → 30", "  spec: seeds 3 → 6",
          "  spec: sweep.parameters.network.width.values [2,5] → [2,3]", "  6 runs only in a/small",
          "  18 runs only in c/small",
        ])
      let metrics = second.dropFirst().first ?? ""
      for metric in ["train.loss", "validation.accuracy", "test.loss"] { #expect(metrics.contains(metric)) }
      let points = second.dropFirst(2).first ?? ""
      #expect(points.hasPrefix("validation.accuracy, point by point:\n"))
      let rows = points.split(separator: "\n")
      #expect(rows.count == 5 && rows.last == "(1 more column on a wider terminal)")
    }

    @Test("writes JSON, CSV and Markdown of the requested metrics")
    func formats() async throws {
      let place = try await done()
      let named = ["compare", "a/small", "c/small", "--metric", "test.loss"]
      let json = try await place.start(named + ["--json"]).outcome()
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      let comparisons = try #require(object["comparisons"] as? [[String: Any]])
      #expect(comparisons.count == 1 && comparisons[0]["pairs"] as? Int == 6)
      let metrics = try #require(comparisons[0]["metrics"] as? [[String: Any]])
      #expect(metrics.map { $0["metric"] as? String } == ["test.loss"])
      let csv = try await place.start(named + ["--csv"]).outcome()
      let lines = csv.output.split(separator: "\n")
      #expect(lines.count == 4 && lines[1].hasPrefix("a/small,c/small,test.loss,all,,,"))
      #expect(lines[2].contains(",point,2,"))
      let markdown = try await place.start(named + ["--markdown"]).outcome()
      #expect(markdown.output.hasPrefix("### c/small against a/small: 6 pairs of runs\n\n- spec: "))
      #expect(markdown.output.contains("| metric | reference | other |"))
    }

    @Test("says why results cannot be compared, and exits with that code")
    func mistakes() async throws {
      let place = try await done()
      for (arguments, status, words) in [
        (["a/small"], 64, "at least two results"),
        (["a/small", "none"], 65, "cannot read none"),
        (["a/small", "small.yaml"], 65, "it holds no results"),
        (["a/small", "b/small", "--metric", "test.acc"], 64, "no run has a value of 'test.acc'"),
      ] as [([String], Int32, String)] {
        let outcome = try await place.start(["compare"] + arguments).outcome()
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
      }
      _ = try await place.etalon("run", "small.yaml", "training.learning_rate=7", "--results", "d")
      let outcome = try await place.etalon("compare", "a/small", "d/small")
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("have no run in common"))
    }
  }
}
