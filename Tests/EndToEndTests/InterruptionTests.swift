import Foundation
import Testing

extension EndToEndTests {
  @Suite("An interrupted run")
  struct InterruptionTests {
    /// What `etalon run long.yaml` gives when nobody disturbs it.
    static let expected = Task {
      let place = try Workplace(["long.yaml": Specs.long])
      _ = try await place.etalon("run", "long.yaml")
      return try place.results("long").files()
    }

    /// Runs end one by one.
    static let oneByOne = ["run", "long.yaml", "--jobs", "1", "--trainer", "tiles"]

    @Test("by Ctrl-C says how to continue, exits with 75, and continues to the same bytes")
    func interrupt() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let results = place.results("long")
      let process = try place.start(Self.oneByOne + ["--fresh", "--force", "description=it's cut short"])
      try await results.waitForLines(1, of: process)
      process.interrupt()
      let outcome = try await process.outcome()
      #expect(outcome.status == 75 && !outcome.wasKilled)
      #expect(
        outcome.errors.contains(
          #"interrupted; to continue: etalon run long.yaml --jobs 1 --trainer tiles 'description=it'\''s cut short'"#
        ))
      let done = results.journalLines()
      try #require(done.count >= 1 && done.count < 40)
      #expect(outcome.output.contains("\(40 - done.count) of 40 runs are not trained yet"))
      #expect(try results.rows(of: "runs.csv").count { $0["status"] == "missing" } == 40 - done.count)
      let rest = try await place.etalon("run", "long.yaml")
      #expect(rest.status == 0)
      #expect(rest.errors.contains("40 runs, \(done.count) done before"))
      #expect(results.journalLines().starts(with: done))
      try await expectComplete(results)
    }

    @Test("by a second Ctrl-C ends at once, within a step, and keeps finished runs")
    func interruptTwice() async throws {
      let place = try Workplace(["slow.yaml": Specs.slowStep])
      let results = place.results("slow")
      let process = try place.start(
        ["run", "slow.yaml", "--jobs", "1", "--trainer", "reference", "--progress", "json"])
      try await results.waitForLines(1, of: process)
      // The second run must be in its step, which takes seconds: before it, one Ctrl-C is enough.
      try await process.waitForErrors(containing: #""network.hidden":[1000,1000]"#)
      while process.isRunning {
        process.interrupt()
        try await Task.sleep(for: .milliseconds(10))
      }
      let outcome = try await process.outcome()
      #expect(outcome.status == 130 && !outcome.wasKilled)
      #expect(results.journalLines().count == 1)
      let shown = try await place.etalon("show", "results/slow")
      #expect(shown.status == 0)
      #expect(shown.output.contains("1 of 2 runs are not trained yet"))
      let again = try await place.etalon("run", "slow.yaml", "--only", "network.hidden=[2]")
      #expect(again.status == 0)
      #expect(again.errors.hasPrefix("slow: 1 run, 1 done before\n"))
    }

    @Test(
      "by SIGTERM, SIGHUP, SIGUSR1 or SIGUSR2, however often, says how to continue and exits with 75",
      arguments: [SIGTERM, SIGHUP, SIGUSR1, SIGUSR2])
    func otherSignals(signal: Int32) async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let results = place.results("long")
      let process = try place.start(Self.oneByOne)
      try await results.waitForLines(1, of: process)
      for _ in 0..<3 { process.send(signal) }
      let outcome = try await process.outcome()
      #expect(outcome.status == 75 && !outcome.wasKilled)
      #expect(outcome.errors.contains("interrupted; to continue: etalon run long.yaml --jobs 1"))
      let done = results.journalLines()
      let rest = try await place.etalon("run", "long.yaml")
      #expect(rest.status == 0)
      #expect(results.journalLines().starts(with: done))
      try await expectComplete(results)
    }

    @Test("by SIGHUP that is ignored, as nohup does, goes on")
    func ignoredSignal() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      try await place.shell(
        """
        trap '' HUP
        "$0" run long.yaml --jobs 1 --trainer tiles 2> errors > output &
        while ! [ -s results/long/journal/runs.jsonl ]; do sleep 0.01; done
        kill -HUP $!
        wait $!
        echo $? > status
        """)
      #expect(try place.text("status") == "0\n")
      try await expectComplete(place.results("long"))
    }

    @Test("by repeated kill -9 at any time ends with the same bytes and trains nothing twice")
    func kill() async throws {
      let place = try Workplace(["long.yaml": Specs.long])
      let results = place.results("long")
      let seed = UInt64(ProcessInfo.processInfo.environment["ETALON_SEED"] ?? "") ?? .random(in: 0...9999)
      var instants = SplitMix(state: seed)
      for _ in 0..<6 {
        let process = try place.start(["run", "long.yaml", "--jobs", "2", "--trainer", "tiles"])
        try await Task.sleep(for: .milliseconds(Int(instants.next() % 250)))
        process.kill()
        let outcome = try await process.outcome()
        #expect(outcome.wasKilled || outcome.status == 0, "ETALON_SEED=\(seed)")
        _ = try results.journalledRuns()
      }
      let done = results.journalLines()
      let rest = try await place.etalon("run", "long.yaml")
      #expect(rest.status == 0, "ETALON_SEED=\(seed)")
      #expect(!rest.errors.contains("damaged"), "ETALON_SEED=\(seed)")
      #expect(results.journalLines().starts(with: done), "ETALON_SEED=\(seed)")
      try await expectComplete(results)
    }

    /// All forty runs, each trained once, and the bytes of a run that nobody disturbed.
    private func expectComplete(_ results: ResultsFolder) async throws {
      let runs = try results.journalledRuns()
      #expect(runs.count == 40)
      #expect(Set(runs).count == 40)
      let expected = try await Self.expected.value
      #expect(try results.filesDiffering(from: expected) == [])
    }
  }
}

/// Steele, Lea & Flood's generator (2014): a sequence that a printed seed repeats.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
