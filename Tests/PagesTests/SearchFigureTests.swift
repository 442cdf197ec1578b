import Results
import Specs
import Testing

@testable import Pages
@testable import Records

/// What a page says of a search.
@Suite struct SearchFigureTests {
  private static func searched(_ accuracies: [[Double?]], trials: Int) -> ExperimentOutcome {
    var own = outcome(
      values: accuracies.indices.map { .number(0.1 * Double($0 + 1)) }, accuracies: accuracies)
    own.search = SearchFacts(method: .tpe, trials: trials, seed: 4, batch: 2)
    return own
  }

  @Test("The best so far by trial; a diverged trial is not the best, and shares of axes are left out")
  func figure() throws {
    let own = Self.searched([[0.5, 0.6], [.infinity, 0.99], [0.7, 0.8], [0.6, 0.6]], trials: 9)
    let summary = ExperimentSummary(own)
    #expect(summary.improvements.map(\.trial) == [0, 2])
    #expect(summary.improvements.map(\.value) == [0.55, 0.75])
    let text = page(own)
    #expect(text.contains("data-figure=\"search\""))
    #expect(text.contains("4 of 9 trials by TPE"))
    #expect(text.contains("The best one is trial 2: 0.75"))
    #expect(text.contains("sweep seed 4"))
    #expect(!text.contains("data-figure=\"importance\""))
  }

  @Test("A grid has no such figure")
  func grid() {
    let own = outcome(values: [.number(0.1), .number(0.2)], accuracies: [[0.5, 0.6], [0.7, 0.8]])
    #expect(ExperimentSummary(own).improvements.isEmpty)
    #expect(!page(own).contains("data-figure=\"search\""))
  }
}
