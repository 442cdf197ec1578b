import Learning
import Testing

@testable import Records
@testable import Reports
@testable import Results
@testable import Specs

@Suite struct SummaryTableTests {
  @Test("The best point is said with its interval, and how many others lie in it")
  func interval() {
    let text = table([[0.96, 0.97, 0.98], [0.965, 0.969, 0.97], [0.5, 0.51, 0.52]])
    #expect(text.contains("*     1  0        0.970 ± 0.010      3\n"))
    #expect(
      text.contains(
        "Best: validation.accuracy 0.970 ± 0.010 at a 0 (mean ± sd over 3 seeds; 95 % interval 0.945 to 0.995)."
          + " One other point's mean lies in that interval.\n"))
  }

  @Test("Only so many points are shown, and how many more there are")
  func top() {
    let text = table([[0.1], [0.2], [0.3], [0.4]], top: 3)
    #expect(text.contains("… and 1 more point\n"))
    #expect(!text.contains("0.1000"))
  }

  @Test("ANSI escapes are there only when they are asked for")
  func styled() {
    #expect(!table([[0.1], [0.2]]).contains("\u{1B}"))
    #expect(table([[0.1], [0.2]], isStyled: true).contains("\u{1B}[1m*"))
  }

  @Test("Without a trained run there is a table all the same")
  func empty() {
    let text = table([[nil, nil]])
    #expect(text.contains("No run has a value to rank by yet.\n2 of 2 runs are not trained yet.\n"))
  }

  /// The table of points whose seeds' runs end at these accuracies; nil for runs not trained yet.
  private func table(_ points: [[Double?]], top: Int = 10, isStyled: Bool = false) -> String {
    let name = MetricName(.validation, .accuracy)
    let runs = points.enumerated().flatMap { point, seeds in
      seeds.enumerated().map { seed, accuracy in
        ExperimentOutcome.Run(
          key: RunKey(point: point, seed: UInt64(seed), repetition: 0, fold: nil), identity: "",
          record: accuracy.map { accuracy in
            RunRecord(
              identity: "", status: .finished, epochs: 1, metrics: [.init(name: name, value: accuracy)],
              curve: Curve(epochs: [], columns: []), confusion: [], curveDigest: "", weightsDigest: "")
          })
      }
    }
    let outcome = ExperimentOutcome(
      name: "t", description: "", axes: ["a"],
      points: points.indices.map { [AxisValue(path: "a", value: .int($0))] },
      ranking: Ranking(metric: name, goal: .maximize), solved: nil, classes: [], runs: runs)
    return SummaryTable(ExperimentSummary(outcome)).text(top: top, isStyled: isStyled)
  }
}
