import Testing

@testable import Samplers

@Suite struct SpaceTests {
  @Test func finiteSpacesAreCounted() {
    #expect(TestSpace.small.space.pointCount == 14)
    #expect(TestSpace.small.space.allPoints().count == 14)
    #expect(TestSpace.small.space.allPoints().allSatisfy { TestSpace.small.space.isValid($0) })
    #expect(TestSpace.single.space.pointCount == 1)
    #expect(TestSpace.square.space.pointCount == Int.max)
    #expect(TestSpace.conditional.space.pointCount == Int.max)
  }

  @Test func chainsOfConditionsAreCounted() {
    let space = SearchSpace(dimensions: [
      SearchDimension(name: "a", kind: .categories(3)),
      SearchDimension(name: "b", kind: .levels(4), condition: .init(dimension: 0, choices: [0, 2])),
      SearchDimension(name: "c", kind: .levels(5), condition: .init(dimension: 1, choices: [1])),
      SearchDimension(name: "d", kind: .levels(2), condition: .init(dimension: 0, choices: [2])),
    ])
    // a = 1: 1; a = 0: 3 + 5; a = 2: (3 + 5)·2.
    #expect(space.pointCount == 1 + 8 + 16)
    #expect(Set(space.allPoints()).count == 25)
  }

  @Test func randomPointsAreUniform() {
    let space = TestSpace.mixed.space
    let points = RandomSampler(space: space, seed: 1).propose(4000, from: 0, observations: [])
    var counts = [Int](repeating: 0, count: 4)
    var sum = 0.0
    for point in points {
      if case .choice(let choice) = point[3] { counts[choice] += 1 }
      if case .position(let position) = point[0] { sum += position }
    }
    // Standard errors: 27, 0.0046.
    #expect(counts.allSatisfy { ($0 - 1000).magnitude < 110 })
    #expect((sum / 4000 - 0.5).magnitude < 0.0184)
  }
}
