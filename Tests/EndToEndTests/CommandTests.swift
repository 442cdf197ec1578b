import Foundation
import Testing

extension EndToEndTests {
  @Suite("The other commands")
  struct CommandTests {
    @Test("plan shows what would be trained, and trains nothing")
    func plan() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon("plan", "small.yaml", "seeds=5")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("runs      20 = 4 points × 5 seeds\n"))
      #expect(outcome.output.contains("    3  4-5-3  network.width=5  training.learning_rate=0.5\n"))
      #expect(outcome.errors.isEmpty)
      #expect(!place.exists("results"))
    }

    @Test("best --spec writes a spec that plan accepts and that runs to the same numbers")
    func bestSpec() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let first = try await place.etalon("run", "small.yaml", "seeds=2")
      #expect(first.status == 0)
      let best = try await place.etalon("best", "results/small", "--spec")
      #expect(best.status == 0)
      #expect(best.errors.isEmpty)
      try place.write(best.output, to: "best.yaml")
      let plan = try await place.etalon("plan", "best.yaml")
      #expect(plan.status == 0)
      #expect(plan.output.contains("runs      2 = 1 point × 2 seeds\n"))
      let again = try await place.etalon("run", "best.yaml", "--results", "again")
      #expect(again.status == 0)
      let ranked = try place.results("small").rows(of: "summary.csv").filter { $0["rank"] == "1" }
      let alone = try place.results("small-best", in: "again").rows(of: "summary.csv")
      try #require(ranked.count >= 1 && alone.count == 1)
      for column in ["ranked_value", "test.accuracy.mean", "validation.loss.mean"] {
        #expect(alone[0][column] == ranked[0][column], "\(column)")
        #expect(alone[0][column]?.isEmpty == false, "\(column)")
      }
    }

    @Test("a table in a file is as wide as COLUMNS")
    func width() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      #expect(try await place.etalon("run", "small.yaml").status == 0)
      try await place.shell(#"for n in 40 300; do COLUMNS=$n "$0" show results/small > $n.txt; done"#)
      let (narrow, wide) = (try place.text("40.txt"), try place.text("300.txt"))
      #expect(narrow.contains("on a wider terminal)") && !narrow.contains("train.accuracy"))
      #expect(!wide.contains("on a wider terminal)") && wide.contains("train.accuracy"))
    }

    @Test("init writes a spec that plan accepts, and never overwrites a file")
    func initialize() async throws {
      let place = try Workplace(["mine.yaml": "mine"])
      #expect(try await place.etalon("init", "new.yaml").status == 0)
      #expect(try await place.etalon("plan", "new.yaml").status == 0)
      #expect(try await place.etalon("init").output == place.text("new.yaml"))
      let refusal = try await place.etalon("init", "mine.yaml")
      #expect(refusal.status == 64)
      #expect(refusal.errors.contains("mine.yaml already exists"))
      #expect(try place.text("mine.yaml") == "mine")
    }

    @Test(
      "a mistake in the command line is reported with a hint, and without the usage of other commands",
      arguments: [
        (["runn", "small.yaml"], "unknown command 'runn'; did you mean 'etalon run'?"),
        (["small.yaml"], "unknown command 'small.yaml'; to train it: etalon run small.yaml"),
        (["datasets", "digit"], "bundled data set 'digit' not found; did you mean 'digits'?"),
        (["datasets", "photographs"], "bundled data set 'photographs' not found; bundled are xor, parity,"),
      ])
    func mistakes(arguments: [String], words: String) async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.start(arguments).outcome()
      #expect(outcome.status == 64)
      #expect(outcome.errors.hasPrefix("error: " + words))
      #expect(!outcome.errors.contains("Usage"))
    }

    @Test(
      "schema prints the pages that are in docs",
      arguments: [
        (["schema"], "docs/experiment.schema.json"), (["schema", "--markdown"], "docs/Spec.md"),
      ])
    func schema(arguments: [String], page: String) async throws {
      let place = try Workplace()
      let outcome = try await place.start(arguments).outcome()
      #expect(outcome.status == 0)
      let text = String(
        decoding: try Data(contentsOf: Tool.package.appendingPathComponent(page)), as: UTF8.self)
      // Not compared by #expect itself, which would print both pages.
      let isEqual = outcome.output == text
      #expect(isEqual, "make schema renews \(page)")
    }

    @Test("datasets lists the bundled sets and describes each of them")
    func datasets() async throws {
      let place = try Workplace()
      let list = try await place.etalon("datasets")
      #expect(list.status == 0)
      let names = list.output.split(separator: "\n").compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
      #expect(names.contains("digits") && names.contains("xor") && names.count == 11)
      for name in names {
        let outcome = try await place.etalon("datasets", name)
        #expect(outcome.status == 0 && outcome.output.hasPrefix(name + "\n"), "\(name)")
      }
      let digits = try await place.etalon("datasets", "digits").output
      #expect(digits.contains("  rows     1797\n  inputs   64\n  classes  10: 0 (178)"))
    }

    @Test("plan accepts every shipped experiment", arguments: try shippedExperiments())
    func shippedExperiment(name: String) async throws {
      let place = try Workplace()
      let path = Tool.package.appendingPathComponent("experiments/\(name)").path
      let outcome = try await place.etalon("plan", path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.isEmpty)
    }

    /// The files in experiments/; those whose data come with a system's package only where it is installed.
    static func shippedExperiments() throws -> [String] {
      let folder = Tool.package.appendingPathComponent("experiments").path
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      let hasFashion = FileManager.default.fileExists(atPath: "/usr/share/datasets/fashion-mnist")
      return names.filter { $0.hasSuffix(".yaml") && ($0 != "fashion-mnist.yaml" || hasFashion) }.sorted()
    }

    @Test("--version and --help write to standard output")
    func help() async throws {
      let place = try Workplace()
      let version = try await place.etalon("--version")
      #expect(version.status == 0 && version.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
      let root = try await place.etalon("--help")
      #expect(try await place.etalon().output == root.output)
      let lines = root.output.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 25 && lines.allSatisfy { $0.count <= 80 })
      for name in ["init", "plan", "run", "show", "check", "reproduce", "prune"] {
        #expect(root.output.contains(" \(name) "))
        let page = try await place.etalon("help", name)
        #expect(page.status == 0 && page.output.contains("EXAMPLES\n  etalon \(name)"), "\(name)")
      }
      #expect(try await place.etalon("help", "exit-codes").output.contains("   75  interrupted"))
      let help = try await place.etalon("run", "--help")
      #expect(help.status == 0 && help.output.contains("--fail-fast") && help.errors.isEmpty)
    }
  }
}
