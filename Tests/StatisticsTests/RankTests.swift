import OracleTables
import Testing

@testable import Statistics

struct RankTests {
  @Test("Ranks are SciPy's", arguments: rankTable)
  func ranks(row: String) {
    let row = TableText(row)
    #expect(MeanRanks.ranks(row[0], goal: .maximize) == row[1])
    #expect(MeanRanks.ranks(row[0].map { -$0 }, goal: .minimize) == row[1])
  }

  @Test("Diverged points share the last ranks, missing ones have none")
  func diverged() {
    let ranks = MeanRanks.ranks([0.5, .infinity, 0.7, -.infinity, .nan], goal: .maximize)
    #expect(Array(ranks[..<4]) == [2, 3.5, 1, 3.5] && ranks[4].isNaN)
  }

  @Test("Mean ranks are among the points that every condition has")
  func means() {
    let means = MeanRanks.means(over: [[0.9, 0.8, 0.7], [3, 1, 2], [1, 2, .nan]], goal: .maximize)
    // The third is missing once: it neither has a rank nor pushes others down.
    #expect(isClose(means[0], 4.0 / 3) && isClose(means[1], 5.0 / 3) && means[2].isNaN)
  }

  @Test("The front is what a search over all pairs finds", arguments: 0..<20)
  func front(seed: Int) {
    let values = (0..<40).map { Double(($0 * 7919 + seed * 104_729) % 17) }
    let costs = (0..<40).map { Double(($0 * 6151 + seed * 49_157) % 13) }
    let expected = (0..<40).filter { point in
      !(0..<40).contains { other in
        values[other] >= values[point] && costs[other] <= costs[point]
          && (values[other] > values[point] || costs[other] < costs[point])
      }
    }
    #expect(ParetoFront.points(values: values, goal: .maximize, costs: costs).sorted() == expected)
    let mirrored = values.map { -$0 } + [.nan, -1e9]
    #expect(
      ParetoFront.points(values: mirrored, goal: .minimize, costs: costs + [0, .infinity]).sorted()
        == expected)
  }
}
