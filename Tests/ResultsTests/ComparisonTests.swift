import JSON
import Learning
import Testing

@testable import Results
@testable import Specs

@Suite("A comparison of results")
struct ComparisonTests {
  private static func results(
    _ path: String, _ runs: [BaselineRun], fixed: [AxisValue] = [], arithmetic: Int = 1
  ) -> RecordedResults {
    RecordedResults(
      path: path,
      baseline: Baseline(
        name: "x", toolVersion: "", arithmeticVersion: arithmetic, specDigest: "", fixed: fixed, runs: runs))
  }

  private static let old = [0.90, 0.91, 0.92, 0.93, 0.94, 0.95]

  private static func runs(_ changes: [Int: Double], build: String) -> [BaselineRun] {
    changes.keys.sorted().flatMap { width in
      VerdictSamples.runs(old.map { $0 + (changes[width] ?? 0) }, width: width, build: build)
    }
  }

  @Test("puts the point with the strongest evidence first, and uses the direction of each metric")
  func order() {
    let a = Self.results("a", Self.runs([2: 0, 4: 0, 8: 0], build: "a"))
    var changed = Self.runs([2: 0, 4: -0.05, 8: 0.001], build: "b")
    changed[0].metrics = [.init(name: "test.accuracy", value: 0.95), .init(name: "test.loss", value: 0.05)]
    let comparison = Comparison(of: Self.results("b", changed), against: a)
    #expect(comparison.pairs == 18)
    let accuracy = comparison.metrics.first { $0.metric.name == "test.accuracy" }
    #expect(accuracy?.points.map(\.values).first == [AxisValue(path: "network.hidden", value: [4])])
    #expect(accuracy?.points.first?.verdict == .regressed)
    let loss = comparison.metrics.first { $0.metric.name == "test.loss" }
    #expect(loss?.metric.goal == .minimize)
    #expect(loss?.points.first?.verdict == .regressed)
  }

  @Test("compares the loss and the accuracy, or the requested metrics")
  func metrics() {
    let a = Self.results("a", Self.runs([2: 0], build: "a"))
    let b = Self.results("b", Self.runs([2: 0.01], build: "b"))
    #expect(Set(Comparison(of: b, against: a).metrics.map(\.metric.name)) == ["test.accuracy", "test.loss"])
    #expect(Comparison(of: b, against: a, metrics: ["test.loss"]).metrics.map(\.metric.name) == ["test.loss"])
    #expect(Comparison.metricNames(in: [a, b]) == ["test.loss", "test.accuracy"])
  }

  @Test("has no margin for metrics that no check: judges: a small significant change counts")
  func margin() {
    let a = Self.results("a", Self.runs([2: 0], build: "a"))
    let b = Self.results("b", Self.runs([2: -0.001], build: "b"))
    #expect(Comparison(of: b, against: a).metrics.map(\.verdict) == [.regressed, .regressed])
  }

  @Test("lists fields with different values, except swept ones, and different data")
  func premises() {
    let a = Self.results(
      "a", Self.runs([2: 0], build: "a"),
      fixed: [
        AxisValue(path: "training.epochs", value: 10), AxisValue(path: "training.l2", value: 0.0),
        AxisValue(path: "network.layers", value: [4, 2, 3]),
      ])
    var other = Self.runs([2: 0], build: "b")
    for index in other.indices { other[index].data[1].digest = "new" }
    let b = Self.results(
      "b", other,
      fixed: [
        AxisValue(path: "training.epochs", value: 20), AxisValue(path: "training.l2", value: 0),
        AxisValue(path: "network.layers", value: [4, 8, 3]),
      ])
    let comparison = Comparison(of: b, against: a)
    #expect(comparison.spec == [SpecDifference(path: "training.epochs", reference: 10, other: 20)])
    #expect(comparison.data == [.init(part: .test, pairs: 6)])
    #expect(comparison.metrics.map(\.verdict) == [.incomparable, .incomparable])
  }

  @Test("states that a swept field is compared with a fixed one")
  func sweptOnOneSide() {
    let differences = SpecDifference.all(
      between: [AxisValue(path: "training.l2", value: 0.1)], and: [], swept: ["training.l2"])
    #expect(differences == [SpecDifference(path: "training.l2", reference: 0.1, other: nil)])
  }

  @Test("counts runs without a counterpart")
  func unmatched() {
    let a = Self.results("a", Self.runs([2: 0, 4: 0], build: "a"))
    let b = Self.results("b", Self.runs([4: 0, 8: 0], build: "b"))
    let comparison = Comparison(of: b, against: a)
    #expect(comparison.matching.missing.count == 6 && comparison.matching.new.count == 6)
    #expect(comparison.pairs == 6)
  }
}
