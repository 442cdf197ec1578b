import Foundation
import Testing

extension EndToEndTests {
  @Suite("A mistake is reported by message and exit code")
  struct MistakeTests {
    @Test(
      "of the command line: 64, and nothing on standard output",
      arguments: [
        ["fly"], ["run"], ["run", "small.yaml", "--fast"],
        ["run", "small.yaml", "--seeds", "5"], ["run", "small.yaml", "--jobs", "0"],
        ["run", "small.yaml", "--jobs", "two"], ["run", "small.yaml", "--top", "0"],
        ["run", "small.yaml", "--results", ""], ["check", "small.yaml", "--results", ""],
        ["check", "small.yaml", "--baseline", ""],
        ["run", "small.yaml", "--trainer", "gpu"], ["plan", "small.yaml", "--top=-1"],
        ["show", "results/small", "--top=-1"], ["datasets", "digit"], ["datasets", "parity", "--size", "99"],
        ["datasets", "--size", "3"],
      ])
    func usage(arguments: [String]) async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.start(arguments).outcome()
      #expect(outcome.status == 64 && !outcome.wasKilled)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.lowercased().hasPrefix("error: "))
      #expect(!place.exists("results"))
    }

    @Test("of a spec: 65, every mistake with its location, nothing trained", arguments: ["plan", "run"])
    func badSpec(command: String) async throws {
      let place = try Workplace(["bad.yaml": Specs.bad])
      let outcome = try await place.etalon(command, "bad.yaml")
      #expect(outcome.status == 65)
      #expect(outcome.output.isEmpty)
      for position in ["2:19", "3:20", "3:36", "4:27", "4:31"] {
        #expect(outcome.errors.contains("bad.yaml:\(position): error: "), "\(position)")
      }
      #expect(outcome.errors.contains("did you mean 'iris'?"))
      #expect(outcome.errors.contains("did you mean 'tanh'?"))
      #expect(outcome.errors.hasSuffix("5 errors\n"))
      #expect(!place.exists("results"))
    }

    @Test(
      "of a named file: 65 and a message with its name",
      arguments: [
        (["run", "none.yaml"], "cannot read none.yaml: No such file or directory"),
        (["plan", "none.yaml"], "cannot read none.yaml: No such file or directory"),
        (["run", "."], ". is a folder, not a spec; name the spec's YAML file"),
        (["run", "small.csv"], "to write a spec: etalon init --data small.csv"),
        (["show", "none"], "cannot read none: no results found"),
        (["best", "none", "--spec"], "cannot read none: no results found"),
        (["run", "small.yaml", "seeds=x"], "command line:1:7: error: "),
        (["run", "small.yaml", "rate=1"], "unknown field 'rate'"),
        (["run", "small.yaml", "--only", "network.width=3"], "no point of the sweep has network.width=3"),
      ])
    func badNames(arguments: [String], words: String) async throws {
      let place = try Workplace(["small.yaml": Specs.small, "small.csv": "a,b\n1,2\n"])
      let outcome = try await place.start(arguments).outcome()
      #expect(outcome.status == 65 && !outcome.wasKilled)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(!place.exists("results"))
    }

    @Test(
      "of a full disk under standard output: 74",
      .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() async throws {
      let place = try Workplace()
      try await place.shell(#""$0" schema > /dev/full 2> errors.txt; echo $? > status.txt"#)
      #expect(try place.text("status.txt") == "74\n")
      #expect(
        try place.text("errors.txt") == "error: cannot write to standard output: No space left on device\n")
    }

    @Test("of training: runs that diverge are counted, and the sweep continues")
    func divergence() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon(
        "run", "small.yaml", "network.activation=relu", "training.learning_rate=[1e30,0.1]")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("6 of 12 runs diverged"))
      let rows = try place.results("small").rows(of: "runs.csv")
      for row in rows {
        let isWild = row["param.training.learning_rate"] == "1e30"
        #expect(row["status"] == (isWild ? "diverged" : "finished"))
      }
      #expect(rows.count == 12)
    }

    @Test("of training: if every run diverges, nothing was measured, and the command fails")
    func allDiverged() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      let outcome = try await place.etalon(
        "run", "small.yaml", "network.activation=identity", "training.learning_rate=1e30")
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("No run has a value to rank by"))
      #expect(place.results("small").journalLines().count == 6)
    }

    @Test("of training: --fail-fast stops at the first run that diverges, and names it")
    func failFast() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let outcome = try await place.etalon(
        "run", "long.yaml", "training.learning_rate=1e30", "network.activation=identity", "--fail-fast",
        "--jobs",
        "1", "--trainer", "tiles")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("stopped at the first run that diverged or failed: seed 0\n"))
      #expect(place.results("long").journalLines().count == 1)
    }
  }
}
