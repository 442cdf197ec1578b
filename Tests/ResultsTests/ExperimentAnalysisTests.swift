import JSON
import Learning
import Testing

@testable import Records
@testable import Results
@testable import Specs
@testable import Statistics

@Suite struct ExperimentAnalysisTests {
  @Test("The best point, and what is indistinguishable from it with five seeds")
  func bestSet() throws {
    let seeds = [0.90, 0.92, 0.94, 0.91, 0.93]
    let analysis = analysis([seeds.map { $0 - 0.3 }, seeds, seeds.map { $0 + ($0 > 0.92 ? -0.004 : 0.002) }])
    let only = try #require(analysis.only)
    #expect(only.best == 1 && analysis.best?.point == 1)
    #expect(only.order == [1, 2, 0] && only.others == 2)
    #expect(only.indistinguishable == [2])
    #expect(analysis.points.map(\.isIndistinguishable) == [false, true, true])
    let far = try #require(analysis.points[0].comparison)
    #expect(far.pValue == 1.0 / 32 && far.method == .signFlip && far.seeds == 5)
    #expect((far.difference - 0.3).magnitude < 1e-12)
    #expect(only.second == 2 && only.seedsNeeded != nil && (only.smallestDifference ?? 0) > 0)
    #expect(analysis.importance?.axes == ["a"])
  }

  @Test("With one seed nothing is distinguished, and there is no interval over seeds")
  func oneSeed() throws {
    let analysis = analysis([[0.9], [0.2]])
    let only = try #require(analysis.only)
    #expect(!only.isTested && only.seedsNeeded == nil && only.smallestDifference == nil)
    #expect(analysis.points[0].overSeeds == nil)
  }

  @Test("A missing seed is counted out, a diverged one is worse than any value")
  func missingAndDiverged() throws {
    let base = [0.9, 0.91, 0.92, 0.93, 0.94]
    var records = [base, base.map { $0 - 0.01 }, base].map { $0.map { [sampleRecord([$0])] as [RunRecord?] } }
    records[1][2] = [nil]
    records[2] = base.map { [sampleRecord([$0], status: .diverged)] }
    let analysis = ExperimentAnalysis(ExperimentSummary(sampleOutcome(records)))
    #expect(analysis.points[1].comparison?.seeds == 4 && analysis.points[1].seeds == 4)
    #expect(analysis.points[1].seedsAsked == 5)
    #expect(analysis.points[2].isIndistinguishable == false)
    #expect(analysis.points[2].comparison?.difference.isNaN == true)
  }

  @Test("A condition ranks its own points, and settings have a mean rank over conditions")
  func conditions() throws {
    // Axis a: two data sets, axis b: three settings; the second set is easier.
    let values = [[0.5, 0.4, 0.3], [0.8, 0.9, 0.7]]
    var outcome = sampleOutcome(
      values.flatMap { $0.map { value in (0..<5).map { [sampleRecord([value + 0.001 * Double($0 % 3)])] } } })
    outcome.axes = ["dataset.source", "b"]
    outcome.points = values.indices.flatMap { set in
      values[set].indices.map { setting in
        [AxisValue(path: "dataset.source", value: .int(set)), AxisValue(path: "b", value: .int(setting))]
      }
    }
    outcome.conditions = ["dataset.source"]
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    #expect(analysis.conditionAxes == ["dataset.source"])
    #expect(analysis.conditions.map(\.best) == [0, 4] && analysis.only == nil && analysis.best == nil)
    #expect(analysis.points.map(\.rank) == [1, 2, 3, 2, 1, 3])
    #expect(analysis.summary.points.map(\.rank) == [4, 5, 6, 2, 1, 3])
    #expect(analysis.settings.map(\.meanRank) == [1.5, 1.5, 3])
    #expect(analysis.settings.map(\.points) == [[0, 3], [1, 4], [2, 5]])
  }

  @Test("Accuracies have an interval over seeds and samples by the records' bits")
  func samples() throws {
    func record(_ right: Int) -> RunRecord {
      var record = sampleRecord([Double(right) / 40])
      record.correctness = [
        Correctness(
          part: .validation, samples: 40,
          right: SampleBits(bytes: (0..<5).map { $0 * 8 + 8 <= right ? 0xFF : $0 * 8 < right ? 0x0F : 0 }))
      ]
      return record
    }
    let outcome = sampleOutcome([[36, 36, 32, 36, 36].map { [record($0)] }])
    let point = ExperimentAnalysis(ExperimentSummary(outcome)).points[0]
    let interval = try #require(point.overSamples)
    #expect(interval.source == .seedsAndSamples)
    #expect((interval.mean - 176 / 200.0).magnitude < 1e-12)
    #expect(point.widest == interval && interval.width > (point.overSeeds?.width ?? 1))
    let one = ExperimentAnalysis(ExperimentSummary(sampleOutcome([[[record(32)]]]))).points[0]
    #expect(one.overSamples?.source == .samples && one.overSeeds == nil)
  }

  @Test("Folds have the corrected interval")
  func folds() throws {
    let outcome = sampleOutcome([[[0.8, 0.9, 0.85, 0.95].map { sampleRecord([$0]) }]])
    let point = ExperimentAnalysis(ExperimentSummary(outcome)).points[0]
    let expected = try #require(
      MeanInterval.overFolds([0.8, 0.9, 0.85, 0.95], evaluationToTraining: 1.0 / 3, in: 0...1))
    #expect(point.overSamples == expected)
  }

  @Test("Costs come from the plan, and the front has the points that no other beats at no more cost")
  func costs() throws {
    var outcome = sampleOutcome([0.8, 0.7, 0.9].map { [[sampleRecord([$0, $0])]] })
    outcome.weights = [10, 20, 30]
    outcome.facts = [
      []: DataFacts(
        sizes: [.init(part: .train, samples: 100)],
        constantAnswer: [.init(name: MetricName(.validation, .accuracy), value: 0.25)])
    ]
    let analysis = ExperimentAnalysis(ExperimentSummary(outcome))
    #expect(analysis.points.map(\.updates) == [1000, 2000, 3000])
    #expect(analysis.front == [0, 2])
    #expect(analysis.only?.constantAnswer == 0.25)
  }

  private func analysis(_ points: [[Double]]) -> ExperimentAnalysis {
    ExperimentAnalysis(
      ExperimentSummary(sampleOutcome(points.map { $0.map { [sampleRecord([$0])] } })))
  }
}
