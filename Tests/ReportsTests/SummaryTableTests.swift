import Learning
import Testing

@testable import Records
@testable import Reports
@testable import Results
@testable import Specs

@Suite struct SummaryTableTests {
  @Test("The best point is named with its spread, its interval and what is indistinguishable from it")
  func closing() {
    let seeds = [0.96, 0.97, 0.98, 0.965, 0.975]
    let text = table([seeds, seeds.map { $0 + 0.002 * ($0 > 0.97 ? 1 : -1) }, seeds.map { $0 - 0.4 }])
    #expect(text.contains("*     1  0      0.9700 ± 0.0079       –      5\n~     2  1 "))
    #expect(
      text.contains(
        "Best: validation.accuracy 0.9700 ± 0.0079 (mean ± sd over 5 seeds) at a 0.\n"
          + "95 % interval of the mean: 0.9602 to 0.9798 over seeds.\n"
          + "1 of 2 other points is statistically indistinguishable from it with 5 seeds "
          + "(sign-flip test of all points at once, 5 % level)."))
  }

  @Test("With one seed nothing can be distinguished")
  func oneSeed() {
    let text = table([[0.9], [0.2]])
    #expect(text.contains("With one seed no point can be distinguished from another"))
    #expect(!text.contains("~") && !text.contains("±"))
  }

  @Test("A row that diverged takes no digits from the others")
  func digits() {
    let text = table([[1.098449, 1.098482, 1.098416], [2.4e29, 1e28, 5e29]])
    #expect(text.contains("1.098449 ± 0.000033"))
    #expect(text.contains("e29"))
  }

  @Test("Seeds without a value are counted out")
  func missingSeeds() {
    #expect(table([[0.9, 0.91, 0.92], [0.8, nil, 0.82]]).contains("2 of 3"))
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
          place: RunPlace(point: point, seed: UInt64(seed), repetition: 0, fold: nil), identity: "",
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
    return SummaryTable(ExperimentAnalysis(ExperimentSummary(outcome))).text(top: top, isStyled: isStyled)
  }
}
