import JSON
import Learning
import TestSamples
import Testing

@testable import Records
@testable import Results
@testable import Specs

struct BaselineTests {
  private func baseline(_ runs: [BaselineRun]) -> Baseline {
    Baseline(
      name: "digits", toolVersion: "1.0.0", arithmeticVersion: 1, specDigest: "ab",
      fixed: [
        AxisValue(path: "training.epochs", value: 20), AxisValue(path: "dataset.source", value: "digits"),
      ],
      runs: runs)
  }

  private var runs: [BaselineRun] {
    [
      VerdictSamples.run("c", width: 16, seed: .max, accuracy: 0.1 + 0.2),
      VerdictSamples.run("b", width: 9, seed: 1, fold: 2, accuracy: .nan, loss: .infinity),
      VerdictSamples.run("a", width: 9, seed: 1, fold: 1, status: .diverged, accuracy: nil),
      VerdictSamples.run("d", correctSamples: [CorrectSamples.sample([true, false, true])]),
    ]
  }

  @Test("The text has one run per line, in canonical order")
  func theTextIsOneRun() throws {
    let text = String(decoding: baseline(runs).text, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      lines[0]
        == #"{"version":1,"name":"digits","tool":"1.0.0","arithmetic":1,"spec_sha256":"ab","#)
    #expect(lines[1] == #""fixed":{"dataset.source":"digits","training.epochs":20},"#)
    #expect(lines[2] == #""runs":["#)
    #expect(
      lines[3]
        == #"{"values":{"network.hidden":[8]},"seed":0,"repeat":0,"fold":null,"status":"finished","#
        + #""metrics":{"test.loss":0.3,"test.accuracy":0.9},"run":"d","curve_sha256":"curve-d-a","#
        + #""weights_sha256":"weights-d-a","data":{"train":"t","test":"d"},"#
        + #""correct":[{"part":"test","samples":3,"bits":"05"}]},"#)
    #expect(lines.count == 9 && lines[7] == "]}" && lines[8] == "")
    #expect(baseline(runs.reversed()).text == baseline(runs).text)
  }

  @Test("A baseline is read back with the same text and values")
  func readingWhatWasWrittenGives() throws {
    let text = baseline(runs).text
    let read = try Baseline(parsing: text)
    #expect(read.text == text)
    #expect(read.runs.map(\.identity) == ["d", "a", "b", "c"])
    let finite = baseline([runs[0], runs[3]])
    #expect(try Baseline(parsing: finite.text) == finite.canonical)
  }

  @Test(
    "A missing member is reported with the number of the run",
    arguments: ["seed", "fold", "metrics", "run", "status", "data"])
  func aRunThatLacksA(member: String) throws {
    let text = String(decoding: baseline([runs[3]]).text, as: UTF8.self)
    let broken = text.split(separator: "\"\(member)\"").joined(separator: "\"x\"")
    let error = #expect(throws: BaselineError.self) { try Baseline(parsing: Array(broken.utf8)) }
    #expect(error?.description == "run 1: '\(member)' is missing or invalid")
  }

  @Test(
    "An invalid baseline is refused with a reason",
    arguments: [
      ("{", "1:2: expected"), ("{}", "not a baseline"),
      (#"{"version":2}"#, "written by a newer version"),
      (#"{"version":1}"#, "a member before the runs"),
    ])
  func whatIsNoBaselineIs(text: String, reason: String) throws {
    let error = #expect(throws: BaselineError.self) { try Baseline(parsing: Array(text.utf8)) }
    #expect(error?.description.hasPrefix(reason) == true, "\(error?.description ?? "")")
  }

  @Test("Correct samples are kept only for a single seed on a single partition, with or without folds")
  func singleSamples() {
    func run(_ identity: String, seed: UInt64 = 0, repetition: Int = 0, fold: Int? = nil) -> BaselineRun {
      VerdictSamples.run(
        identity, seed: seed, repetition: repetition, fold: fold,
        correctSamples: [CorrectSamples.sample([true])])
    }
    let folded = baseline([run("a", fold: 0), run("b", fold: 1)])
    #expect(folded.withoutUnneededCorrectSamples == folded)
    for other in [run("b", seed: 1), run("b", repetition: 1)] {
      let several = baseline([run("a"), other]).withoutUnneededCorrectSamples
      #expect(several.runs.count == 2 && several.runs.allSatisfy(\.correctSamples.isEmpty))
    }
  }

  @Test("The set of correct samples keeps every bit", arguments: 0...17)
  func correctnessKeepsEveryBit(samples: Int) throws {
    let correct = (0..<samples).map { $0 % 3 != 1 }
    let kept = CorrectSamples.sample(correct)
    #expect(CorrectSamples(json: kept.json) == kept)
    let none = CorrectSamples.sample([Bool](repeating: false, count: samples))
    #expect(kept.count(notIn: none) == correct.count { $0 })
    #expect(none.count(notIn: kept) == 0)
  }

  @Test("Bits beyond the number of samples are refused")
  func bitsBeyondTheSamplesAre() {
    #expect(CorrectSamples(json: ["part": "test", "samples": 3, "bits": "0f"]) == nil)
    #expect(CorrectSamples(json: ["part": "test", "samples": 3, "bits": "0507"]) == nil)
    #expect(CorrectSamples(json: ["part": "test", "samples": 3, "bits": "0g"]) == nil)
  }

  @Test("A run of an outcome contains every metric that a spec can judge")
  func aRunOfAnOutcome() throws {
    let accuracy = MetricName(.test, .accuracy)
    let record = RunRecord(
      identity: "x", status: .finished, epochs: 2,
      metrics: [RunRecord.Value(name: accuracy, value: 0.8)],
      curve: Curve(
        epochs: [0, 1, 2], columns: [Curve.Column(name: accuracy, values: [0.1, 0.9, 0.8])]),
      confusion: [], curveDigest: "c", weightsDigest: "w")
    let outcome = ExperimentOutcome(
      name: "n", description: "", axes: ["network.hidden"],
      points: [[AxisValue(path: "network.hidden", value: [4])]],
      ranking: Ranking(metric: accuracy, goal: .maximize, moment: .best),
      solved: Threshold(metric: accuracy, bound: .atLeast(0.85)), classes: [],
      runs: [.init(key: RunKey(point: 0, seed: 3, repetition: 1, fold: 2), identity: "x", record: record)]
    )
    let run = try #require(BaselineRun(outcome.runs[0], of: outcome))
    #expect(run.value(of: "test.accuracy") == 0.8 && run.value(of: "test.accuracy@best") == 0.9)
    #expect(run.value(of: "epochs") == 2 && run.value(of: "best_epoch") == 1)
    #expect(run.value(of: "epochs_to_solve") == 1 && run.values == outcome.points[0])
    #expect(run.seed == 3 && run.repetition == 1 && run.fold == 2)
    #expect(JudgedMetric(outcome.ranking).name == "test.accuracy@best")
  }
}
