import JSON
import Learning
import Records
import Results
import Samplers
import Specs
import TestSamples
import Testing

@testable import Searching

/// What a search proposes, batch by batch.
@Suite struct CourseTests {
  /// The summary of a point of one run, which has an accuracy or diverged.
  private static func result(_ trial: Int, _ value: Double?) -> PointSummary {
    let name = MetricName(.train, .accuracy)
    let record = RunRecord(
      identity: String(repeating: "a", count: 64), status: value == nil ? .diverged : .finished, epochs: 1,
      metrics: value.map { [.init(name: name, value: $0)] } ?? [], curve: Curve(epochs: [], columns: []),
      confusion: [], curveDigest: "", weightsDigest: "")
    let run = ExperimentOutcome.Run(
      key: RunKey(point: trial, seed: 0, repetition: 0, fold: nil),
      identity: String(repeating: "a", count: 64), record: record)
    return PointSummary(
      point: trial, runs: [run], ranking: Ranking(metric: name, goal: .maximize), solved: nil)
  }

  /// All points of some batches, by results that follow from the points.
  private static func points(
    _ method: String, batches: Int, value: (_ trial: Int, _ point: [JSON]) -> Double?
  ) throws -> [[JSON]] {
    let experiment = try SpaceTests.searched(method, trials: 100)
    var course = SearchCourse(
      SearchedSpace(try #require(experiment.search)), ranking: experiment.spec.ranking)
    var points: [[JSON]] = []
    var results: [PointSummary] = []
    for _ in 0..<batches {
      guard let proposal = course.propose(after: results) else { break }
      #expect(proposal.first == points.count)
      for point in proposal.points { results.append(result(results.count, value(results.count, point))) }
      points += proposal.points
    }
    return points
  }

  private static func rate(_ point: [JSON]) -> Double { 1 - (Double(point[0].double ?? 0) - 0.1).magnitude }

  @Test("No point is proposed twice, and none is excluded", arguments: ["random", "sobol", "tpe", "gp"])
  func distinct(method: String) throws {
    let search = try SpaceTests.search(method, trials: 100)
    let points = try Self.points(method, batches: 6) { Self.rate($1) }
    #expect(points.count == 60)
    #expect(Set(points).count == 60)
    #expect(!points.contains(where: search.excludes))
  }

  @Test("Random and Sobol' points do not depend on results; those of TPE and GP do")
  func learning() throws {
    for method in ["random", "sobol", "tpe", "gp"] {
      let one = try Self.points(method, batches: 4) { Self.rate($1) }
      let other = try Self.points(method, batches: 4) { trial, _ in Double(trial % 7) / 7 }
      #expect((one == other) == ["random", "sobol"].contains(method), "\(method)")
      #expect(one.prefix(10) == other.prefix(10), "\(method)")
    }
  }

  @Test("TPE and GP find better points than their first ones", arguments: ["tpe", "gp"])
  func improvement(method: String) throws {
    let points = try Self.points(method, batches: 6) { Self.rate($1) }
    let (early, late) = (points.prefix(10).map(Self.rate), points.suffix(30).map(Self.rate))
    #expect(late.sorted()[15] > early.sorted()[5], "\(method)")
  }

  @Test("A diverged trial is never the best that a search learns from", arguments: ["tpe", "gp"])
  func divergence(method: String) throws {
    // What is good diverges: points must leave the region, and the search must go on.
    let points = try Self.points(method, batches: 6) { Self.rate($1) > 0.95 ? nil : Self.rate($1) }
    #expect(points.count == 60)
  }

  @Test("A space without other points ends the search")
  func usedUp() throws {
    let experiment = try experiment(
      """
      version: 1
      dataset: {source: iris}
      network: {width: 4}
      sweep:
        method: random
        trials: 50
        parameters:
          training.optimizer: {values: [sgd, adam]}
          training.batch_size: {min: 2, max: 4}
        exclude: [{training.optimizer: sgd}]
      """)
    var course = SearchCourse(
      SearchedSpace(try #require(experiment.search)), ranking: experiment.spec.ranking)
    let first = course.propose(after: [])
    let proposal = try #require(first)
    #expect(Set(proposal.points) == [["adam", 2], ["adam", 3], ["adam", 4]])
    #expect(course.isUsedUp)
    let next = course.propose(after: (0..<3).map { Self.result($0, 0.5) })
    #expect(next == nil)
  }
}
