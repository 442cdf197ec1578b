import Samplers
import SeededNumbers
import Testing

/// What holds for every method in every space.
@Suite struct ProposalTests {
  @Test(arguments: Method.allCases, TestSpace.all)
  func proposalsAreValidAndNew(method: Method, test: TestSpace) {
    let sampler = method.sampler(of: test.space, seed: 7)
    let observations = search(sampler, trials: 40, batch: 3, score: test.score)
    #expect(observations.allSatisfy { test.space.isValid($0.coordinates) })
    #expect(Set(observations.map(\.coordinates)).count == observations.count)
  }

  @Test(arguments: Method.allCases)
  func aSmallSpaceIsUsedUp(method: Method) {
    let sampler = method.sampler(of: TestSpace.small.space, seed: 3)
    for batch in [1, 4, 100] {
      let observations = search(sampler, trials: 100, batch: batch, score: TestSpace.small.score)
      #expect(Set(observations.map(\.coordinates)).count == 14)
      #expect(observations.count == 14)
    }
    let single = method.sampler(of: TestSpace.single.space, seed: 3)
    #expect(single.propose(5, from: 0, observations: []) == [[.choice(0)]])
  }

  @Test(arguments: Method.allCases)
  func aSpaceWithoutAllowedPointsHasNoProposals(method: Method) {
    let dimensions = TestSpace.small.space.dimensions
    let sampler = method.sampler(of: SearchSpace(dimensions: dimensions) { _ in false }, seed: 3)
    #expect(sampler.propose(3, from: 0, observations: []).isEmpty)
  }

  @Test(arguments: Method.allCases, TestSpace.all)
  func proposalsDependOnSeedAndObservationsAlone(method: Method, test: TestSpace) {
    let observations = search(
      method.sampler(of: test.space, seed: 11), trials: 13, batch: 2, score: test.score)
    let first = method.sampler(of: test.space, seed: 11).propose(3, from: 13, observations: observations)
    var random = SplitMix64(seed: 5)
    let again = method.sampler(of: test.space, seed: 11)
    // An unrelated question in between, and the observations in another order.
    _ = again.propose(2, from: 40, observations: [])
    #expect(again.propose(3, from: 13, observations: observations.shuffled(using: &random)) == first)
    guard test.space.dimensions.contains(where: { $0.kind == .continuous && $0.condition == nil }) else {
      return
    }
    let starts = [11, 12].map {
      method.sampler(of: test.space, seed: $0).propose(3, from: 0, observations: [])
    }
    #expect(starts[0] != starts[1])
  }

  /// A batch is proposed whole: its first points do not depend on how many follow.
  @Test(arguments: Method.allCases, TestSpace.all)
  func aLargerBatchStartsWithTheSmallerOne(method: Method, test: TestSpace) {
    let sampler = method.sampler(of: test.space, seed: 2)
    let observations = search(sampler, trials: 12, batch: 4, score: test.score)
    let five = sampler.propose(5, from: observations.count, observations: observations)
    let two = sampler.propose(2, from: observations.count, observations: observations)
    #expect(Array(five.prefix(2)) == two)
  }

  @Test(arguments: Method.allCases)
  func searchesThatAreExtendedAreThoseOfOneRun(method: Method) {
    let test = TestSpace.mixed
    let sampler = method.sampler(of: test.space, seed: 9)
    let whole = search(sampler, trials: 24, batch: 4, score: test.score)
    let part = search(sampler, trials: 12, batch: 4, score: test.score)
    #expect(search(sampler, trials: 24, batch: 4, after: part, score: test.score) == whole)
  }

  /// Scores that say little or nothing: proposals stay valid.
  @Test(arguments: Method.allCases)
  func scoresMayBeDegenerate(method: Method) {
    let test = TestSpace.mixed
    let sampler = method.sampler(of: test.space, seed: 4)
    let scores: [([Coordinate]) -> Double] = [
      { _ in 1 }, { _ in .nan }, { _ in .infinity }, { _ in -.infinity }, { _ in 1e308 }, { _ in 0 },
      { if case .position(let x) = $0[0] { x < 0.5 ? .nan : x } else { 0 } },
      { if case .position(let x) = $0[0] { x < 0.1 ? -.infinity : x * 0x1p-1030 } else { 0 } },
    ]
    for score in scores {
      for variance in [nil, 0, 0x1p-1063, .infinity, .nan] as [Double?] {
        let observations = search(sampler, trials: 16, batch: 4, variance: variance, score: score)
        #expect(observations.count == 16)
        #expect(observations.allSatisfy { test.space.isValid($0.coordinates) })
      }
    }
    let one = search(sampler, trials: 1, score: test.score)
    #expect(sampler.propose(1, from: 1, observations: one).count == 1)
  }

  /// Observations at the same point, as from points that were given to be tried first.
  @Test(arguments: Method.allCases)
  func observedPointsMayRepeat(method: Method) {
    let sampler = method.sampler(of: TestSpace.square.space, seed: 4)
    let observations = (0..<20).map {
      Observation(trial: $0, coordinates: [.position(0.5), .position(0)], score: Double($0 % 3))
    }
    let batch = sampler.propose(4, from: 20, observations: observations)
    #expect(batch.count == 4 && batch.allSatisfy { TestSpace.square.space.isValid($0) })
  }
}
