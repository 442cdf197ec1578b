@testable import Arithmetic
import Arithmetic
import Testing

@testable import Statistics

struct BestSetTests {
  private func numbers(_ text: some StringProtocol) -> [Double] {
    text.split(separator: " ").map { Double($0) ?? .nan }
  }

  private func normals(points: Int, seeds: Int, seed: UInt64 = 1) -> SeedTable {
    let stream = RandomStream(seed: seed, purpose: .generator)
    return SeedTable(
      points: points, seeds: seeds,
      values: (0..<UInt64(points * seeds)).map { 0.9 + 0.01 * stream.normal(at: $0) })
  }

  @Test("P-values are those of a plain twin in NumPy and SciPy", arguments: bestSetTable)
  func twin(row: String) throws {
    let cells = row.split(separator: "|")
    let values = numbers(cells[1])
    let seeds = Int(numbers(cells[0])[0])
    let table = SeedTable(points: values.count / seeds, seeds: seeds, values: values)
    let set = try #require(BestSet(of: table, goal: .maximize))
    #expect(set.best == Int(numbers(cells[2])[0]))
    for (point, expected) in zip(set.comparisons, numbers(cells[3])) {
      #expect((point.pValue - expected).magnitude <= 1e-9, "\(point)")
      #expect(point.isIndistinguishable == (expected > 0.05))
    }
  }

  @Test("A collapse beside thirteen points that moved a little is found at five seeds")
  func collapse() throws {
    let moves: [Double] = [-1, 0, 1, 1, 0, -1, 0, 1, 1, 1]
    let images = (0..<65).map { moves[$0 * 7 % 10] / 180 }
    let rows = (0..<13).map { Array(images[5 * $0..<5 * $0 + 5]) } + [[0.45, 0.44, 0.46, 0.45, 0.45]]
    let results = SimultaneousTest().results(of: SeedTable(rows))
    #expect(results[13].pValue == 1.0 / 32)
    #expect(results[..<13].allSatisfy { $0.pValue > 0.05 })
    let inOtherWords = SimultaneousTest(alternative: .less).results(
      of: SeedTable(rows.map { $0.map { -$0 } }))
    #expect(inOtherWords.map(\.pValue) == results.map(\.pValue))
  }

  @Test("A drop within the margin is not found beyond it")
  func margin() {
    let table = SeedTable([[0.011, 0.013, 0.012, 0.010, 0.014, 0.012]])
    #expect(SimultaneousTest().results(of: table)[0].pValue == 1.0 / 64)
    #expect(SimultaneousTest().results(of: table, against: 0.02)[0].pValue == 1)
    #expect(SimultaneousTest(alternative: .less).results(of: table, against: 0.02)[0].pValue == 1.0 / 64)
  }

  @Test("A point that always diverges is distinguished from the best, one that did so once is not")
  func divergence() throws {
    let best = [0.97, 0.98, 0.96, 0.975, 0.97]
    let near = [0.96, 0.975, 0.965, 0.97, 0.972]
    let once = [0.975, .infinity, 0.965, 0.972, 0.971]
    let set = try #require(
      BestSet(
        of: SeedTable([near, best, once, Array(repeating: .infinity, count: 5)]), goal: .maximize))
    #expect(set.best == 1)
    #expect(set.indistinguishable == [0, 1, 2])
    #expect(set.comparisons[3].difference.isNaN && set.comparisons[3].seeds == 5)
  }

  @Test("Equal points, one seed, and nothing at all")
  func edges() throws {
    let equal = try #require(BestSet(of: SeedTable([[0.9, 0.9, 0.9], [0.9, 0.9, 0.9]]), goal: .minimize))
    #expect(equal.indistinguishable == [0, 1])
    #expect(equal.comparisons.allSatisfy { $0.method == .none && $0.difference == 0 })
    let single = try #require(BestSet(of: SeedTable([[0.1], [0.9], [0.5]]), goal: .maximize))
    #expect(single.best == 1 && single.indistinguishable == [0, 1, 2])
    #expect(BestSet(of: SeedTable([[.nan, .nan], [.nan, .nan]]), goal: .maximize) == nil)
    #expect(BestSet(of: SeedTable([]), goal: .maximize) == nil)
  }

  @Test("Values that differ by rounding alone are equal")
  func rounding() throws {
    let values = (1...6).map { 0.9 + Double($0) / 1000 }
    let nudged = values.map { $0.nextDown.nextDown }
    let set = try #require(BestSet(of: SeedTable([values, nudged]), goal: .maximize))
    #expect(set.comparisons[1].method == .none && set.comparisons[1].difference == 0)
  }

  @Test("Neither unit, direction nor order of points makes a difference", arguments: [5, 8, 15])
  func invariance(seeds: Int) throws {
    let table = normals(points: 20, seeds: seeds)
    let set = try #require(BestSet(of: table, goal: .maximize))
    for unit in [0x1p-900, 0x1p40, 0x1p900] {
      let scaled = SeedTable(points: 20, seeds: seeds, values: table.values.map { -unit * $0 })
      let other = try #require(BestSet(of: scaled, goal: .minimize))
      #expect(other.comparisons.map(\.pValue) == set.comparisons.map(\.pValue))
    }
    let reversed = SeedTable((0..<20).reversed().map { Array(table[$0]) })
    let other = try #require(BestSet(of: reversed, goal: .maximize))
    #expect(other.comparisons.map(\.pValue).reversed() == set.comparisons.map(\.pValue))
  }

  @Test("Drawn patterns come near the exact shares", arguments: [UInt64(1), 2, 3])
  func drawn(seed: UInt64) throws {
    // Fourteen seeds are drawn; counted one by one here.
    let table = normals(points: 6, seeds: 14, seed: seed)
    let family = FlipFamily(
      SeedTable(points: 6, seeds: 14, values: table.values.map { $0 - 0.895 }), against: 0, turnedBy: 1)
    let flips = MaximumFlips(family, points: Array(0..<6))
    let terms = (0..<6).map { StatisticTerms(family, $0, flips.addedDeviation) }
    let statistics = (0..<1 << 14).map { pattern in
      (0..<6).map { point in
        let steps = Array(family.steps(of: point))
        let sum = (0..<14).reduce(0.0) { $0 + (pattern >> $1 & 1 == 1 ? -steps[$1] : steps[$1]) }
        return terms[point].signedSquare(sum)
      }
    }
    let own = (0..<6).map { terms[$0].signedSquare(family.sums[$0]) }
    var exact = 0.0
    let results = flips.results()
    for point in (0..<6).sorted(by: { own[$0] > own[$1] }) {
      let left = (0..<6).filter { own[$0] <= own[point] }
      let share = statistics.count { pattern in left.contains { pattern[$0] >= own[point] } }
      exact = max(exact, Double(share) / Double(statistics.count))
      let found = results[point]
      #expect((found.pValue - exact).magnitude <= 5 * (exact * (1 - exact) / 50_000).squareRoot() + 1e-4)
    }
  }

  @Test("Points without five shared seeds are tested by Student's test beside the others")
  func fewShared() throws {
    var rows = (0..<4).map { Array(normals(points: 4, seeds: 8)[$0]) }
    rows[0] = rows[0].map { $0 + 0.1 }
    rows[1] = [0.2, 0.21, 0.2] + [Double](repeating: .nan, count: 5)
    rows[2] = [0.2] + [Double](repeating: .nan, count: 7)
    let set = try #require(BestSet(of: SeedTable(rows), goal: .maximize))
    #expect(set.comparisons.map(\.method) == [.none, .student, .none, .signFlip])
    #expect(set.indistinguishable == [0, 2])
    #expect(set.comparisons.map(\.seeds) == [8, 3, 1, 8])
  }

  @Test("A seed's value is the mean of its folds")
  func seedValue() {
    #expect(SeedTable.seedValue([1, 2, 3]) == 2)
    #expect(SeedTable.seedValue([1, .nan, .infinity]).isNaN)
    #expect(SeedTable.seedValue([1, -.infinity]) == -.infinity)
    #expect(SeedTable.seedValue([]).isNaN)
  }
}
