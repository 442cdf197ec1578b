import JSON
import Records
import Testing

@testable import Trackers

@Suite struct MLflowTests {
  @Test func `Batches stay within the limits and keep every item in order`() {
    let items =
      (0..<250).map {
        MLflowItem.parameter(MLflowParameter(name: "p\($0)", whole: String(repeating: "x", count: 5900)))
      }
      + (0..<130).map { MLflowItem.tag(.init("t\($0)", "v")) }
      + (0..<2500).map { MLflowItem.metric(.init(metric: "m", step: $0, value: 0.1, time: 0)) }
    let batches = MLflowBatch.batches(of: items)
    #expect(batches.flatMap(\.items) == items)
    for batch in batches {
      let body = batch.body(run: "r")
      #expect(body["metrics"]?.array?.count ?? 0 <= 1000)
      #expect(body["params"]?.array?.count ?? 0 <= 100)
      #expect(body["tags"]?.array?.count ?? 0 <= 100)
      #expect(batch.items.count <= 1000)
      #expect(body.compactBytes.count < 1_000_000)
    }
    #expect(batches.count == 6)
  }

  @Test func `A refused batch is split until one item is left`() throws {
    let batch = MLflowBatch((0..<5).map { .metric(.init(metric: "m", step: $0, value: 0, time: 0)) })
    let (first, second) = try #require(batch.halves)
    #expect(first.items + second.items == batch.items && first.items.count == 2)
    #expect(MLflowBatch([batch.items[0]]).halves == nil)
  }

  @Test(arguments: [
    (RunStatus.finished, "FINISHED"), (.stopped, "FINISHED"), (.diverged, "FINISHED"), (.failed, "FAILED"),
  ])
  func `Only a run that could not be trained is FAILED`(status: RunStatus, expected: String) {
    #expect(MLflowRun(sampleRun(status: status), experiment: "e").status == expected)
  }

  @Test func `Only finite points are sent, and the others are counted`() {
    let run = MLflowRun(sampleRun(), experiment: "e")
    #expect(run.points.map(\.value) == [0.5, 0.25])
    #expect(run.nonFinite == 2)
    #expect(run.tags.contains(.init("etalon.non_finite", "train.loss: 2")))
  }

  @Test(arguments: [
    ("training.learning_rate", "training.learning_rate"), ("a b:c/d", "a_b_c_d"), ("../x", "_._x"),
    ("η", "_"), ("", "_"),
  ])
  func `Names hold what every MLflow server takes`(name: String, expected: String) {
    #expect(MLflowName.valid(name) == expected)
  }

  @Test func `Names that become equal are numbered`() {
    let entries = [TrackedRun.Entry("a b", "1"), .init("a/b", "2"), .init("a_b_2", "3")].withValidNames
    #expect(entries.map(\.name) == ["a_b", "a_b_2", "a_b_2_2"])
  }

  @Test func `A long text is cut with a note, and whole in the artifact`() {
    let long = String(repeating: "η", count: 7000)
    let run = MLflowRun(
      sampleRun(settings: [.init("long", long)], facts: [.init("message", long)]), experiment: "e")
    let text = run.parameters.last!.text
    #expect(text.unicodeScalars.count == 6000)
    #expect(text.hasSuffix("… (cut; 7000 characters in etalon/long-values.json)"))
    #expect(run.longValues == [.init("long", long), .init("etalon.message", long)])
    #expect(run.cutValues == 2)
    #expect(
      MLflowItem.parameter(run.parameters.last!).shortened.map {
        $0.json["value"]?.string?.unicodeScalars.count
      } == 500)
  }

  @Test func `What the server has already is not sent, and what differs there is named`() throws {
    let run = MLflowRun(sampleRun(), experiment: "e")
    let remote = try #require(
      MLflowRemoteRun([
        "info": ["run_id": "1", "artifact_uri": "mlflow-artifacts:/1/2/artifacts"],
        "data": [
          "params": [
            ["key": "training.learning_rate", "value": "0.1"], ["key": "training.epochs", "value": "9"],
          ],
          "tags": [["key": "etalon.run", "value": "abc"]], "metrics": [["key": "train.loss"]],
        ],
      ]))
    let histories = ["train.loss": MLflowChanges.history(["metrics": [["key": "train.loss", "value": 0.5]]])]
    let changes = MLflowChanges(of: run.items, in: remote, histories: histories)
    #expect(changes.differences == [.init(item: "parameter training.epochs", here: "2", there: "9")])
    let names = changes.items.map(\.description)
    #expect(names.contains("metric final.test.accuracy at step 2") && names.contains("tag etalon.experiment"))
    #expect(!names.contains("metric train.loss at step 0") && !names.contains("tag etalon.run"))
  }

  @Test func `The digest changes with everything that is sent`() {
    let runs = [
      sampleRun(), sampleRun(status: .failed), sampleRun(settings: []), sampleRun(axes: []),
      sampleRun(facts: [.init("a", "b")]),
    ]
    #expect(Set(runs.map { MLflowRun($0, experiment: "e").digest }).count == runs.count)
  }

  @Test(
    arguments: [
      ("mlflow-artifacts:/1/ab/artifacts", "1/ab/artifacts"),
      ("mlflow-artifacts://host:1/1/ab/artifacts", "1/ab/artifacts"),
      ("s3://bucket/1", nil), ("file:///tmp/1", nil), ("mlflow-artifacts:/../etc", nil),
      ("mlflow-artifacts:/a?b", nil),
    ] as [(String, String?)])
  func `Artifacts go to servers that take them`(uri: String, path: String?) throws {
    let run = try #require(MLflowRemoteRun(["info": ["run_id": "1", "artifact_uri": .string(uri)]]))
    #expect(run.artifactPath == path)
  }
}
