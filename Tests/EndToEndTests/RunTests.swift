import Foundation
import Testing

extension EndToEndTests {
  @Suite("etalon run")
  struct RunTests {
    @Test("writes the table to standard output, notes to standard error, and files to results/<name>")
    func streamsAndFiles() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("run", "small.yaml")
      #expect(outcome.status == 0 && !outcome.wasKilled)
      #expect(outcome.output.hasPrefix("small: 4 points, 12 runs (12 finished)\n"))
      #expect(outcome.output.contains("Best: validation.accuracy "))
      #expect(!outcome.output.contains("results/small"))
      #expect(outcome.errors.contains("small: 12 runs, training on "))
      #expect(outcome.errors.hasSuffix("results: results/small\n"))
      #expect(!outcome.errors.contains("Best:"))
      let files =
        ResultsFolder.comparable + ["manifest.json", "plan.json", "spec.yaml", "journal/runs.jsonl"]
      for file in files { #expect(place.exists("results/small/\(file)"), "\(file)") }
      #expect(try place.text("results/small/spec.yaml") == Specs.small)
      let results = place.results("small")
      #expect(results.journalLines().count == 12)
      #expect(try results.rows(of: "runs.csv").count == 12)
      #expect(try results.rows(of: "summary.csv").count == 4)
    }

    @Test("--json writes results.json to standard output and nothing else")
    func json() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("run", "small.yaml", "--json")
      #expect(outcome.status == 0)
      #expect(outcome.output == (try place.text("results/small/results.json")))
      let root = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect(root?["experiment"] as? String == "small")
      #expect((root?["runs"] as? [Any])?.count == 12)
      let shown = try await place.etalon("show", "results/small", "--json")
      #expect(shown.output == outcome.output)
    }

    @Test("prints only the table with --quiet, and show prints the same")
    func quiet() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("run", "small.yaml", "--quiet")
      #expect(!outcome.errors.contains("12 runs"))
      let shown = try await place.etalon("show", "results/small")
      #expect(shown.status == 0)
      #expect(shown.output == outcome.output)
    }

    @Test("reads a spec from standard input")
    func standardInput() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("run", "-", input: "small.yaml")
      #expect(outcome.status == 0)
      #expect(place.exists("results/small/runs.csv"))
    }

    @Test("reads a spec from a pipe")
    func pipe() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try await place.shell(#"cat small.yaml | "$0" plan /dev/stdin > plan.txt"#)
      #expect(try place.text("plan.txt").contains("runs      12 = 4 points × 3 seeds"))
    }

    @Test("writes no escape sequences unless to a terminal", arguments: [[:], ["NO_COLOR": "1"]])
    func plainText(environment: [String: String]) async throws {
      let place = try Workplace(["small.yaml": Specs.small, "bad.yaml": Specs.bad])
      let commands = [
        ["run", "small.yaml"], ["show", "results/small"], ["best", "results/small"], ["plan", "bad.yaml"],
        ["plan", "small.yaml"], ["--help"],
      ]
      for command in commands {
        let outcome = try await place.start(command, environment: environment).outcome()
        #expect(!(outcome.output + outcome.errors).contains("\u{1B}"), "\(command)")
        #expect(!(outcome.output + outcome.errors).contains("\r"), "\(command)")
      }
    }

    @Test("refuses the results folder of another spec with the same name")
    func foreignResults() async throws {
      let place = try Workplace(["small.yaml": Specs.small, "other.yaml": Specs.small])
      #expect(try await place.etalon("run", "small.yaml").status == 0)
      let before = try place.results("small").files()
      let outcome = try await place.etalon("run", "other.yaml", "seeds=1")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("belongs to another spec with the same name"))
      #expect(try place.results("small").filesDiffering(from: before) == [])
    }
  }
}
