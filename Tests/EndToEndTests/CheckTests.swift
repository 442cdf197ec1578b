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

    @Test("passes unchanged, equivalent or better results; fails worse ones, with 2")
    func verdicts() async throws {
      let place = try await accepted()
      let cases: [(change: [String], status: Int32, words: String)] = [
        ([], 0, "test.accuracy: identical, 0."),
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

    @Test("calls a run broken that is not bit-identical, with 70")
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
      #expect(outcome.output.contains("not bit-identical"))
    }

    @Test("fails if an expectation fails, and judges by expect: alone without a baseline")
    func expectations() async throws {
      let place = try Workplace(["gate.yaml": Self.spec])
      #expect(try await place.etalon("check", "gate.yaml").status == 0)
      try place.write(
        Self.spec.replacingOccurrences(of: "at_least: 0.9", with: "at_least: 0.999"), to: "gate.yaml")
      let outcome = try await place.etalon("check", "gate.yaml")
      #expect(outcome.status == 2)
      #expect(outcome.output.contains("gate.yaml:9: expect test.accuracy at least 0.999: failed"))
    }

    @Test("continues after an experiment that fails, and exits with the worst code")
    func severalSpecs() async throws {
      let place = try await accepted()
      let other = Self.spec.replacingOccurrences(of: "name: gate", with: "name: other")
      try place.write(
        other.replacingOccurrences(of: "at_least: 0.9", with: "at_least: 0.999"), to: "other.yaml")
      try place.write(
        other.replacingOccurrences(of: "name: other", with: "name: bare").components(separatedBy: "expect:")[
          0],
        to: "bare.yaml")
      let outcome = try await place.etalon("check", "bare.yaml", "other.yaml", "gate.yaml")
      #expect(outcome.status == 2)
      let heads = outcome.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }
      #expect(
        heads == [
          "bare: undecided", "other: failed", "gate: passed",
          "3 experiments: 1 failed, 1 undecided, 1 passed",
        ])
      #expect(try await place.etalon("check", "bare.yaml", "gate.yaml").status == 3)

      let bare = try await place.etalon("check", "bare.yaml")
      #expect(bare.status == 3 && bare.output.isEmpty)
      #expect(bare.errors.contains("bare: nothing to judge by") && !bare.errors.contains("training on"))

      let accepted = try await place.etalon("accept", "other.yaml", "gate.yaml")
      #expect(accepted.status == 75 && accepted.errors.hasSuffix("accepted 1 of 2 experiments\n"))
    }

    @Test("reports the mistakes of all specs before anything trains")
    func mistakes() async throws {
      let place = try Workplace(["gate.yaml": Self.spec, "bad.yaml": Specs.bad, "same.yaml": Self.spec])
      let outcome = try await place.etalon("check", "gate.yaml", "bad.yaml", "same.yaml")
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("bad.yaml:2") && outcome.errors.contains("have the same name, gate"))
      #expect(!outcome.errors.contains("training on"))
      #expect(try await place.etalon("check", "training.epochs=3").status == 64)
      #expect(try await place.etalon("check", "gate.yaml", "--baseline", "nowhere").status == 65)
      try place.write(Self.spec.replacingOccurrences(of: "name: gate", with: "name: other"), to: "other.yaml")
      let folder = try await place.etalon("check", "gate.yaml", "other.yaml", "--baseline", "nowhere")
      #expect(folder.status == 65 && folder.errors.contains("nowhere"))
      let file = try await place.etalon("check", "gate.yaml", "other.yaml", "--baseline", "gate.yaml")
      #expect(file.status == 64 && file.errors.contains("need a folder"))
    }

    @Test("writes JUnit, annotations and a summary beside the verdicts")
    func reports() async throws {
      let place = try await accepted()
      try place.write("before\n", to: "summary.md")
      let outcome = try await place.etalon(
        "check", "gate.yaml", "training.momentum=0", "--json", "--junit", "junit.xml", "--markdown",
        "comment.md", "--report",
        "check.html", "--github",
        environment: [
          "GITHUB_STEP_SUMMARY": place.folder.appendingPathComponent("summary.md").path,
          "GITHUB_WORKSPACE": place.folder.deletingLastPathComponent().path,
        ])
      #expect(outcome.status == 2)
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect(json?["gate"] as? String == "failed")
      #expect(
        try place.text("junit.xml").contains(#"<testcase classname="gate.metric" name="test.accuracy">"#))
      #expect(
        outcome.errors.contains("\n::error file=work/gate.yaml,line=7,title=gate%3A test.accuracy::regressed")
      )
      #expect(try place.text("summary.md").hasPrefix("before\n## etalon check: failed\n"))
      #expect(try "before\n" + place.text("comment.md") == place.text("summary.md"))
      #expect(try place.text("check.html").contains("regressed"))
    }

    @Test("reuses only runs of the same build, and trains the others")
    func reuse() async throws {
      let place = try await accepted()
      let fresh = try await place.etalon(
        "check", "gate.yaml", "--reuse", "training.learning_rate=[0.02,0.1,0.3]")
      #expect(
        fresh.errors.contains("gate: 18 runs, 12 done before, training on"))
      let path = "results/gate/journal/runs.jsonl"
      let journal = try place.text(path)
      #expect(try await place.etalon("check", "gate.yaml").errors.contains("gate: 12 runs, training on"))

      let build = try #require(journal.firstMatch(of: /"build":"([^"]*)"/)).1
      #expect(build.split(separator: " ").count == 3 && build.split(separator: " ")[2].count == 16)
      try FileManager.default.removeItem(at: place.folder.appendingPathComponent("results/gate/journal"))
      let emptied = try await place.etalon("check", "gate.yaml", "--reuse")
      #expect(emptied.status == 0 && emptied.errors.contains("gate: 12 runs, training on"))
    }

    @Test("judges a single seed by the samples whose prediction changed")
    func singleSeed() async throws {
      let spec = """
        version: 1
        name: single
        dataset: {source: digits, scale: min_max, split: {test: 0.3, validation: 0.2, seed: 1}}
        network: {hidden: [16]}
        training: {learning_rate: 0.1, batch_size: 32, epochs: 5}
        check: {metrics: [validation.accuracy, test.accuracy]}
        """
      let place = try Workplace(["single.yaml": spec])
      #expect(try await place.etalon("run", "single.yaml").status == 0)
      #expect(try await place.etalon("accept", "single.yaml").status == 0)
      #expect(
        try place.text("results/single/baseline.json").contains(
          #""correct":[{"part":"validation","samples":"#))
      let worse = try await place.etalon("check", "single.yaml", "training.learning_rate=0.001")
      #expect(worse.status == 2)
      for metric in ["validation.accuracy", "test.accuracy"] {
        let line = worse.output.split(separator: "\n").first { $0.hasPrefix("  \(metric): regressed") }
        #expect(line?.contains("McNemar's test") == true, "\(worse.output)")
      }
    }

    @Test("stores no correct samples in a baseline with several seeds, and reads a folder of baselines")
    func baselines() async throws {
      let place = try await accepted()
      #expect(!(try place.text("results/gate/baseline.json").contains("\"correct\"")))
      try await place.shell("mkdir -p main/gate && mv results/gate/baseline.json main/gate")
      #expect(try await place.etalon("check", "gate.yaml", "--baseline", "main").output.contains("identical"))
      let none = try await place.etalon("check", "gate.yaml", "--baseline", "results")
      #expect(none.status == 0 && none.output.contains("there is no baseline"))
    }

    @Test("accept requires all runs to be trained")
    func incomplete() async throws {
      let place = try Workplace(["gate.yaml": Self.spec])
      let outcome = try await place.etalon("accept", "gate.yaml")
      #expect(outcome.status == 75)
      #expect(!place.exists("results/gate/baseline.json"))
    }
  }
}
