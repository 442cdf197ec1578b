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
}
