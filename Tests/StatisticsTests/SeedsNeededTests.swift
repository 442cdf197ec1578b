import OracleTables
import Testing

@testable import Statistics

struct SeedsNeededTests {
  @Test("The number of seeds is what a search with SciPy's quantiles finds", arguments: seedsNeededTable)
  func table(row: String) {
    let row = TableText(row)
    let needed = SeedsNeeded(toShow: row[0][0], deviation: row[0][1], comparisons: Int(row[0][2]))
    #expect(needed == .seeds(Int(row[1][0])))
  }

  @Test("A difference too small for a thousand seeds, none, and one without noise")
  func edges() {
    #expect(SeedsNeeded(toShow: 1e-5, deviation: 0.01) == .moreThan(1000))
    #expect(SeedsNeeded(toShow: 0, deviation: 0.01) == .moreThan(1000))
    #expect(SeedsNeeded(toShow: 0.001, deviation: 0.01, most: 20) == .moreThan(20))
    #expect(SeedsNeeded(toShow: 0.01, deviation: 0) == .seeds(5))
    #expect(SeedsNeeded.smallestDifference(seeds: 4, deviation: 0.01) == nil)
  }
}
