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
          + "95 % interval of the mean: 0.9602 to 0.9798 over seeds; it does not include the choice of samples.\n"
          + "1 of 2 other points is statistically indistinguishable from it with 5 seeds, on these validation samples "
          + "(sign-flip test of all points at once, 5 % level)."))
  }

  @Test("How many seeds would be needed is an estimate, with a command that replaces an earlier number")
  func seedsNeeded() {
    let seeds = [0.96, 0.97, 0.98, 0.965, 0.975]
    let text = table([seeds, zip(seeds, [0.01, -0.004, 0.01, -0.004, 0.01]).map { $0 - $1 }])
    #expect(text.contains("The other point is statistically indistinguishable from it with 5 seeds"))
    let start = "If the measured difference is the true one, about "
    #expect(text.contains(start))
    #expect(text.contains(/seeds would distinguish .* 4 times in 5: etalon run a.yaml b=1 seeds=\d+\n/))
    let close = table([seeds, zip(seeds, [0.01, -0.01, 0.01, -0.01, 0.001]).map { $0 - $1 }])
    #expect(
      close.contains("more than 1000 seeds would be needed to distinguish it: more seeds will not help much"))
    #expect(!close.contains("etalon run"))
  }

  @Test("Results that are not in the default folder are named in the command, quoted for a shell")
  func otherFolder() {
    #expect(
      TrainingCommand(spec: "my wine.yaml", results: "../out").text(seeds: 9)
        == "etalon run 'my wine.yaml' seeds=9 --results ../out")
  }

  @Test("Points with one seed in common with the best are neither marked nor counted among the tested ones")
  func halfTrained() {
    let near = [0.971, 0.968, 0.981, 0.964, 0.975]
    let text = table([
      [0.97, 0.97, 0.98, 0.965, 0.975], near.map { $0 - 0.001 }, [0.9, nil, nil, nil, nil],
    ])
    #expect(text.contains("The tested point is statistically indistinguishable from it"))
    #expect(text.contains("1 point cannot be tested yet: it has fewer than 2 seeds in common"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("~") }.count == 1)
  }

  @Test("A best point that a constant answer reaches is not called better", arguments: [0.96, 0.97, 0.98])
  func constantAnswer(_ constant: Double) {
    let text = table([[0.97], [0.5]], constant: constant)
    #expect(text.contains("The best point is not better than a constant answer") == (constant >= 0.97))
    #expect(text.contains("A constant answer (mean target) reaches 0.96.") == (constant < 0.97))
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
  private func table(_ points: [[Double?]], top: Int = 10, isStyled: Bool = false, constant: Double? = nil)
    -> String
  {
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
      ranking: Ranking(metric: name, goal: .maximize), solved: nil, classes: [],
      facts: constant.map { [[]: DataFacts(sizes: [], constantAnswer: [.init(name: name, value: $0)])] }
        ?? [:], runs: runs)
    return SummaryTable(
      ExperimentAnalysis(ExperimentSummary(outcome)),
      command: TrainingCommand(spec: "a.yaml", overrides: ["seeds=5", "b=1"])
    ).text(top: top, isStyled: isStyled)
  }
}
