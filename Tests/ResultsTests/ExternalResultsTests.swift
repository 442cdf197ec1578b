import JSON
import Learning
import Testing

@testable import Records
@testable import Results
@testable import Specs

@Suite struct ExternalResultsTests {
  @Test("Rows become points and runs, whatever their order")
  func rows() throws {
    let outcome = try outcome(
      #"""
      seed,param.network.hidden,param.model,metric.test.accuracy,note
      1,[8],"a, ""b""",0.75,x
      0,[8],"a, ""b""",0.5,
      0,[16],True,,"two
      lines"
      """#)
    #expect(outcome.axes == ["network.hidden", "model"])
    #expect(
      outcome.points.map { $0.map(\.value) } == [
        [.array([.int(8)]), "a, \"b\""], [.array([.int(16)]), .bool(true)],
      ])
    #expect(outcome.runs.map(\.place.seed) == [0, 1, 0])
    #expect(outcome.ranking.metric == MetricName(.test, .accuracy) && outcome.ranking.goal == .maximize)
    let summary = ExperimentSummary(outcome)
    #expect(summary.points.map(\.rankedValue) == [0.625, nil])
  }

  @Test(
    "What is wrong with a file is named with its line",
    arguments: [
      ("", "line 1: it is empty"),
      ("seed\n0\n", "line 1: no column is named metric.<part>.<metric>, such as metric.test.accuracy"),
      ("metric.test.accuracy\n0\n", "line 1: column 'seed' is missing"),
      (
        "seed,metric.test.auc\n0,1\n",
        "line 1: 'metric.test.auc' is not a metric; for example metric.test.accuracy or metric.validation.rmse"
      ),
      ("seed,metric.test.accuracy\n0,0.5\n1\n", "line 3: it has 1 cells, and the header has 2"),
      (
        "seed,metric.test.accuracy\n0,high\n",
        "line 2: 'high' in column 'metric.test.accuracy' is not a number"
      ),
      ("seed,metric.test.accuracy\n-1,0.5\n", "line 2: '-1' in column 'seed' is not a whole number"),
      (
        "seed,metric.test.accuracy\n0,0.5\n0,0.6\n",
        "line 3: an earlier row has the same parameters, seed, repeat and fold"
      ),
      ("seed,metric.test.accuracy\n0,\"0.5\n", "line 2: a quoted cell does not end"),
    ])
  func mistakes(text: String, message: String) {
    do throws(CSVTable.Failure) {
      _ = try ExternalResults.outcome(of: CSVTable(parsing: Array(text.utf8)), path: "x.csv")
      Issue.record("accepted: \(text)")
    } catch {
      #expect("line \(error.line): \(error.reason)" == message)
    }
  }

  @Test("Results of other programs are compared by their values, though nothing is known of their data")
  func compared() throws {
    let text = (0..<6).map { "\($0),8,\(0.9 + 0.001 * Double($0))" }.joined(separator: "\n")
    let theirs = try outcome("seed,param.network.hidden,metric.test.accuracy\n" + text)
    let ours = (0..<6).map {
      VerdictSamples.run("o\($0)", seed: UInt64($0), accuracy: 0.95 + 0.001 * Double($0 % 2))
    }
    var own = ours
    for index in own.indices { own[index].values = [AxisValue(path: "network.hidden", value: .int(8))] }
    let judgement = VerdictSamples.judgement(Baseline(external: theirs).runs, own)
    #expect(judgement.verdict == .improved && judgement.counts.changed == 6)
  }

  private func outcome(_ text: String) throws -> ExperimentOutcome {
    try ExternalResults.outcome(of: CSVTable(parsing: Array(text.utf8)), path: "theirs.csv")
  }
}
