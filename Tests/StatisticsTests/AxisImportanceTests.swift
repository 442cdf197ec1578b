import Arithmetic
import OracleTables
import Testing

@testable import Statistics

struct AxisImportanceTests {
  /// The level of each axis at each point of a full grid, the last axis fastest.
  private func grid(_ sizes: [Int]) -> [[Int]] {
    let points = sizes.reduce(1, *)
    return sizes.indices.map { axis in
      let below = sizes[(axis + 1)...].reduce(1, *)
      return (0..<points).map { $0 / below % sizes[axis] }
    }
  }

  @Test("A full grid is divided as NumPy does by inclusion and exclusion", arguments: gridTable)
  func exact(row: String) throws {
    let row = TableText(row)
    let levels = grid(row[0].map { Int($0) })
    let seeds = Int(row[1][0])
    let table = SeedTable(points: row[2].count / seeds, seeds: seeds, values: row[2])
    let found = try #require(AxisImportance(levels: levels, values: table, goal: .maximize))
    #expect(found.method == .grid)
    let shares = found.axes + found.pairs.map(\.share) + [found.interactions, found.seeds]
    #expect(shares.count == row[3].count)
    for (share, expected) in zip(shares, row[3]) {
      #expect(isClose(share, expected, within: 1e-11, least: 1))
    }
    #expect(isClose(shares.reduce(0, +), 1, within: 1e-14))
  }

  @Test("Points with holes are fitted as NumPy does", arguments: holesTable)
  func holes(row: String) throws {
    let row = TableText(row)
    let axes = Int(row[0][0])
    let points = row[2].count
    let levels = (0..<axes).map { axis in row[1][axis * points..<(axis + 1) * points].map { Int($0) } }
    let table = SeedTable(points: points, seeds: 1, values: row[2])
    let found = try #require(AxisImportance(levels: levels, values: table, goal: .maximize))
    #expect(found.method == .additive)
    for (share, expected) in zip(found.axes + [found.unexplained], row[3]) {
      #expect(isClose(share, expected, within: 1e-10, least: 1))
    }
    #expect(isClose(found.axes.reduce(0, +) + found.shared + found.unexplained, 1, within: 1e-14))
  }

  @Test("A diverged run counts as the worst, a missing one not at all")
  func notFinite() throws {
    let levels = grid([2, 2])
    let finite = SeedTable([[0.9, 0.8], [0.9, 0.9], [0.1, 0.3], [0.1, 0.1]])
    let diverged = SeedTable([[0.9, 0.8], [0.9, 0.9], [.infinity, 0.3], [-.infinity, 0.1]])
    #expect(
      AxisImportance(levels: levels, values: finite, goal: .maximize)
        == AxisImportance(levels: levels, values: diverged, goal: .maximize))
    let missing = SeedTable([[0.9, 0.8], [0.9, 0.9], [0.1, .nan], [.nan, .nan]])
    #expect(AxisImportance(levels: levels, values: missing, goal: .maximize)?.method == nil)
    #expect(AxisImportance(levels: levels, values: SeedTable([[1], [1], [1], [1]]), goal: .minimize) == nil)
  }

  @Test("Ranks are not ruled by one large loss")
  func ranks() throws {
    // The first axis orders everything; one point exploded.
    let table = SeedTable([[1], [2], [3], [4], [5], [1e29]])
    let levels = grid([3, 2])
    let values = try #require(AxisImportance(levels: levels, values: table, goal: .minimize))
    let ranks = try #require(
      AxisImportance(levels: levels, values: table, goal: .minimize, scale: .ranks))
    #expect(values.axes[0] < 0.5 && ranks.axes[0] > 0.9)
  }

  @Test("Axes that go together share what they explain")
  func collinear() throws {
    // A full grid of two axes, and a third that repeats the first.
    let two = grid([3, 3])
    let table = SeedTable((0..<9).map { [Double(two[0][$0]) + 0.1 * Double(two[1][$0])] })
    let found = try #require(
      AxisImportance(levels: [two[0], two[1], two[0]], values: table, goal: .maximize))
    #expect(found.method == .additive)
    #expect(isClose(found.axes[0], 0, within: 1e-12, least: 1))
    #expect(isClose(found.axes[1], 0.01 / 1.01, within: 1e-12, least: 1))
    #expect(isClose(found.shared, 1 / 1.01, within: 1e-12, least: 1))
  }

  @Test("An axis that repeats another changes no fit", arguments: 11...30)
  func repeated(points: Int) throws {
    let stream = RandomStream(seed: UInt64(points), purpose: .generator)
    let levels = (0..<2).map { axis in
      (0..<points).map { Int(3 * stream.uniform(at: UInt64(100 * axis + $0))) }
    }
    let values = SeedTable((0..<points).map { [stream.normal(at: UInt64(1000 + $0))] })
    let plain = try #require(AxisImportance(levels: levels, values: values, goal: .maximize))
    let again = try #require(AxisImportance(levels: levels + [levels[0]], values: values, goal: .maximize))
    #expect(isClose(again.unexplained, plain.unexplained, within: 1e-12, least: 1))
    #expect(isClose(again.axes[1], plain.axes[1], within: 1e-12, least: 1))
    #expect(isClose(again.axes[0], 0, within: 1e-12, least: 1))
  }

  @Test("A sampled axis is cut into eight groups")
  func sampled() throws {
    let levels = [Array(0..<64), (0..<64).map { $0 * 29 % 64 }]
    let table = SeedTable((0..<64).map { [Double($0 / 8)] })
    let found = try #require(AxisImportance(levels: levels, values: table, goal: .maximize))
    #expect(found.unexplained < 1e-12 && found.axes[0] > 0.7)
  }
}
