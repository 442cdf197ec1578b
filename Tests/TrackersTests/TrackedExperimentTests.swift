import JSON
import Specs
import Testing

@testable import Trackers

@Suite struct TrackedExperimentTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:01Z", 951_825_601_000),
      ("2026-11-28T01:42:21Z", 1_795_830_141_000),
      ("2026-11-28 01:42:21", nil), ("2026-13-28T01:42:21Z", nil), ("2026-11-28T01:42:2xZ", nil), ("", nil),
    ] as [(String, Int?)])
  func `Times are milliseconds since 1970`(text: String, expected: Int?) {
    #expect(UTCTime.milliseconds(text) == expected)
  }

  @Test func `Runs without a record are counted and left out`() throws {
    let experiment = try #require(sampleExperiment())
    #expect(experiment.runs.map(\.identity) == ["run0", "run1", "run2"])
    #expect(experiment.missing == 1)
    #expect(experiment.mainMetrics == ["test.accuracy", "train.loss"])
  }

  @Test func `A run ends when the journal says, and its epochs lie between`() throws {
    let run = try #require(sampleExperiment()?.runs[0])
    let end = 1_795_831_200_000
    #expect((run.start, run.end) == (end - 10_000, end))
    #expect(run.points.map(\.time) == [end - 10_000, end, end])
    #expect(run.points.map(\.step) == [0, 4, 3])
    #expect(run.points[2].metric == "final.test.accuracy")
  }

  @Test func `Without a recorded end the experiment's start counts`() throws {
    let run = try #require(sampleExperiment(ended: nil)?.runs[0])
    #expect((run.start, run.end) == (1_795_830_141_000, 1_795_830_151_000))
    #expect(run.facts.contains(.init("times", "start of the experiment")))
  }

  @Test func `A failed run says why`() throws {
    let run = try #require(sampleExperiment()?.runs[2])
    #expect(run.status == .failed)
    #expect(run.facts.contains(.init("message", "out of memory")))
    #expect(!run.facts.contains { $0.name == "weights_sha256" })
  }

  @Test func `A swept value stands in place of the setting`() throws {
    let settings = [
      [AxisValue(path: "training.learning_rate", value: 9), AxisValue(path: "training.loss", value: "mse")]
    ]
    let run = try #require(sampleExperiment(settings: settings + settings)?.runs[0])
    #expect(run.settings == [.init("training.loss", "mse")])
    #expect(run.axes == [.init("training.learning_rate", 0.1), .init("seed", 0)])
    #expect(run.name == "learning_rate=0.1,seed=0")
  }

  @Test func `Values that are not finite are counted by metric`() {
    let counts = sampleRun().nonFinite
    #expect(counts.map(\.metric) == ["train.loss"] && counts.map(\.count) == [2])
  }
}
