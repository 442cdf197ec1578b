import TestSamples
import Testing

@testable import Specs

@Suite struct StopEarlyTests {
  private func spec(_ overrides: String...) throws -> Experiment {
    try experiment(SpecFiles.text("Accepted/stop-early.yaml"), overrides: overrides)
  }

  @Test("A race is part of the spec, and its settings cannot change a run's result")
  func race() throws {
    #expect(try spec().spec.earlyStop == .seeds(first: 8))
    #expect(Settings.table.row(at: "sweep.stop_early.by")?.info.changesResult == false)
    #expect(Settings.table.row(at: "sweep.stop_early.min_seeds")?.info.changesResult == false)
  }

  @Test("Without enough seeds nothing can be stopped, which is a warning")
  func fewSeeds() throws {
    let few = try spec("seeds=8")
    #expect(few.spec.earlyStop == .seeds(first: 8))
    #expect(few.warnings.map(\.message).contains { $0.hasPrefix("no point can be stopped early") })
    #expect(try spec("seeds=9").warnings.isEmpty)
  }

  @Test("Halving by epochs takes the epochs of training, and hyperband one kind of bracket for each rung")
  func halving() throws {
    let text = try SpecFiles.text("Accepted/stop-early-by-epochs.yaml")
    let stop = EpochStop(first: 2, eta: 4, epochs: 30, step: 5, kinds: nil)
    #expect(try experiment(text).spec.earlyStop == .epochs(stop))
    var other = stop
    other.kinds = 2
    #expect(
      try experiment(text, overrides: ["sweep.stop_early.brackets=2"]).spec.earlyStop == .epochs(other))
    other.kinds = 1
    let halving = ["sweep.stop_early.method=halving"]
    #expect(try experiment(text, overrides: halving).spec.earlyStop == .epochs(other))
    let late = try experiment(text, overrides: ["sweep.stop_early.min_epochs=26"])
    #expect(late.warnings.map(\.message).contains { $0.hasPrefix("no point can be stopped early") })
  }
}
