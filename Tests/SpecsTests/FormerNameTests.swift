import TestSamples
import Testing
import YAML

@testable import Specs

/// Names of keys and values from earlier versions: they are read alike, with a warning.
@Suite struct FormerNameTests {
  private static let base = "version: 1\ndataset: {source: iris}\nnetwork: {hidden: 8}\n"

  private static func expectation(_ selection: String) -> String {
    "expect: [{metric: train.accuracy, at_least: 0.5, \(selection)}]\n"
  }

  @Test(arguments: [
    ("sweep: {run_cap: 7}\n", "sweep: {max_runs: 7}\n", "'run_cap' is now 'max_runs'"),
    (expectation("points: every"), expectation("points: all"), "'every' is now 'all'"),
    (expectation("seeds: every"), expectation("seeds: all"), "'every' is now 'all'"),
  ])
  func formerNameIsReadWithAWarning(former: String, current: String, message: String) throws {
    let old = try experiment(Self.base + former)
    let new = try experiment(Self.base + current)
    #expect(new.warnings.isEmpty)
    #expect(old.warnings.map(\.message) == [message])
    #expect(old.warnings.allSatisfy { $0.severity == .warning && $0.notes.count == 1 })
    #expect(old.spec.maxRuns == new.spec.maxRuns)
    #expect(old.spec.expectations.map(\.points) == new.spec.expectations.map(\.points))
    #expect(old.spec.expectations.map(\.seeds) == new.spec.expectations.map(\.seeds))
  }

  @Test func formerPathIsReadOnTheCommandLine() throws {
    let experiment = try experiment(Self.base, overrides: ["sweep.run_cap=7"])
    #expect(experiment.spec.maxRuns == 7)
    #expect(experiment.warnings.map(\.message) == ["'sweep.run_cap' is now 'sweep.max_runs'"])
  }

  @Test func formerAndCurrentNameTogetherAreAnError() {
    #expect(throws: Diagnostics.self) {
      try experiment(Self.base + "sweep: {run_cap: 7, max_runs: 7}\n")
    }
  }
}
