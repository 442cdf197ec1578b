import Foundation
import Testing

extension EndToEndTests {
  @Suite("check")
  struct CheckTests {
    /// Six seeds, so that the exact test can say `regressed`.
    private static let spec = """
      version: 1
      name: gate
      dataset: {source: iris, scale: standard, split: {test: 0.3, seed: 1}}
      network: {hidden: [8], activation: tanh}
      training: {learning_rate: 0.05, momentum: 0.9, batch_size: 16, epochs: 20}
      seeds: 6
      metric: test.accuracy
      sweep: {parameters: {training.learning_rate: {values: [0.02, 0.1]}}}
      expect: [{metric: test.accuracy, at_least: 0.9, points: best}]
      """

    private func accepted() async throws -> Workplace {
      let place = try Workplace(["gate.yaml": Self.spec])
      #expect(try await place.etalon("run", "gate.yaml").status == 0)
      #expect(try await place.etalon("accept", "gate.yaml").status == 0)
      return place
    }

    @Test("passes what is unchanged, equivalent or better than expected; fails what got worse, with 2")
    func verdicts() async throws {
      let place = try await accepted()
      let cases: [(change: [String], status: Int32, words: String)] = [
        ([], 0, "test.accuracy: identical; 12 identical"),
        (["training.shuffle=once"], 0, "test.accuracy: equivalent"),
        (["training.momentum=0"], 2, "test.accuracy: regressed"),
        (["training.learning_rate=[0.6,3]"], 3, "12 runs of the baseline are missing"),
      ]
      for (change, status, words) in cases {
        let outcome = try await place.start(["check", "gate.yaml"] + change).outcome()
        #expect(outcome.status == status, "\(change): \(outcome.output)")
        #expect(outcome.output.contains(words), "\(change): \(outcome.output)")
      }
    }

    @Test("calls other bits of the same run broken, with 70")
    func broken() async throws {
      let place = try await accepted()
      let path = "results/gate/baseline.json"
      let baseline = try place.text(path)
      let start = try #require(baseline.range(of: "\"weights_sha256\":\""))
      let digit = baseline[start.upperBound]
      let other = baseline.replacingCharacters(
        in: start.upperBound..<baseline.index(after: start.upperBound), with: digit == "0" ? "1" : "0")
      try place.write(other, to: path)
      let outcome = try await place.etalon("check", "gate.yaml")
      #expect(outcome.status == 70)
      #expect(outcome.output.contains("gave other bits"))
    }

    @Test("fails where an expectation does, and judges by expect: alone without a baseline")
    func expectations() async throws {
      let place = try Workplace(["gate.yaml": Self.spec])
      #expect(try await place.etalon("check", "gate.yaml").status == 0)
      try place.write(
        Self.spec.replacingOccurrences(of: "at_least: 0.9", with: "at_least: 0.999"), to: "gate.yaml")
      let outcome = try await place.etalon("check", "gate.yaml")
      #expect(outcome.status == 2)
      #expect(outcome.output.contains("gate.yaml:9: expect test.accuracy at least 0.999: failed"))
    }

    @Test("accept wants all runs to be there")
    func incomplete() async throws {
      let place = try Workplace(["gate.yaml": Self.spec])
      let outcome = try await place.etalon("accept", "gate.yaml")
      #expect(outcome.status == 75)
      #expect(!place.exists("results/gate/baseline.json"))
    }
  }
}
