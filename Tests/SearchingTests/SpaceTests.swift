import Files
import JSON
import Samplers
import SeededNumbers
import Specs
import TestSamples
import Testing

@testable import Searching

/// Spaces of searches: values ↔ coordinates.
@Suite struct SpaceTests {
  @Test("Positions 0 and 1 are the ends, and the middle of a log scale is the geometric mean")
  func ends() {
    let rate = NumberScale(min: 1e-4, max: 1, isLogarithmic: true, isWhole: false)
    #expect([0, 0.5, 1].map(rate.value) == [1e-4, 0.01, 1])
    let share = NumberScale(min: -1, max: 3, isLogarithmic: false, isWhole: false)
    #expect([0, 0.5, 1].map(share.value) == [-1, 1, 3])
    let batch = NumberScale(min: 8, max: 128, isLogarithmic: true, isWhole: true)
    #expect([0, 1].map(batch.value) == [8, 128])
  }

  @Test("Values have five digits, and their positions give them again")
  func digits() {
    var dice = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let low = Double.random(in: 1e-6...1, using: &dice)
      let high = low * Double.random(in: 1.5...1e5, using: &dice)
      for isLogarithmic in [false, true] {
        let scale = NumberScale(min: low, max: high, isLogarithmic: isLogarithmic, isWhole: false)
        let position = Double.random(in: 0...1, using: &dice)
        let value = scale.value(at: position)
        #expect(value >= low && value <= high)
        #expect((scale.position(of: value) - position).magnitude < 2e-4)
        #expect(scale.value(at: scale.position(of: value)) == value)
      }
    }
    let scale = NumberScale(min: 1e-4, max: 1, isLogarithmic: true, isWhole: false)
    #expect(scale.value(at: 0.3141592653589793) == 0.0018057)
  }

  @Test("Whole numbers on a log scale: every one is reached, in proportion to its share of the scale")
  func wholeNumbers() {
    let scale = NumberScale(min: 1, max: 100, isLogarithmic: true, isWhole: true)
    var counts = [Int](repeating: 0, count: 101)
    let draws = 100_000
    for draw in 0..<draws { counts[Int(scale.value(at: (Double(draw) + 0.5) / Double(draws)))] += 1 }
    #expect(counts[0] == 0 && counts[1...].allSatisfy { $0 > 0 })
    // ln(1.5/0.5)/ln(100.5/0.5) of the scale is nearest to 1.
    #expect((Double(counts[1]) / Double(draws) - 0.20716).magnitude < 1e-3)
  }

  @Test("Coordinates of a point's values give these values")
  func roundTrip() throws {
    let search = try Self.search("tpe", trials: 10)
    let space = SearchedSpace(search)
    var course = SearchCourse(space, ranking: try Self.searched("tpe", trials: 10).spec.ranking)
    let proposal = course.propose(after: [])
    let points = try #require(proposal).points
    #expect(points.count == 10)
    for values in points {
      #expect(space.values(at: space.coordinates(of: values)) == values)
      #expect(values[1].isNull == (values[2] == "adam"), "momentum exists with sgd alone: \(values)")
      #expect(!search.excludes(values))
    }
    #expect(Set(points).count == points.count)
  }

  static func searched(_ method: String, trials: Int) throws -> Experiment {
    try experiment(
      """
      version: 1
      dataset: {source: iris}
      network: {width: 4}
      sweep:
        method: \(method)
        trials: \(trials)
        parameters:
          training.learning_rate: {min: 0.001, max: 1, scale: log}
          training.momentum: {min: 0, max: 0.9, when: {training.optimizer: [sgd]}}
          training.optimizer: {values: [sgd, adam]}
          training.batch_size: {min: 2, max: 6, scale: log}
          network.activation: {values: [tanh, relu]}
        exclude: [{training.optimizer: adam, network.activation: relu}]
      """)
  }

  static func search(_ method: String, trials: Int) throws -> Search {
    try #require(try searched(method, trials: trials).search)
  }
}
