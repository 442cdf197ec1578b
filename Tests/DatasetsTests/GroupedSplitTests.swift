import Learning
import Testing

@testable import Datasets

@Suite("Grouped splits")
struct GroupedSplitTests {
  /// `sizes[g][c]` rows of class c in group g, group after group.
  static func dataset(_ sizes: [[Int]], name: String = "data") -> RawDataset {
    let rows = sizes.enumerated().flatMap { group, counts in
      counts.enumerated().flatMap { label, count in Array(repeating: (label, group), count: count) }
    }
    let classes = ClassList(labels: rows.map { String($0.0) })
    let groups = ClassList(labels: rows.map { String($0.1) })
    return RawDataset(
      name: name,
      inputs: InputMatrix(
        rowCount: rows.count, columnCount: 1, values: .doubles(rows.indices.map { Double($0) + 0.5 })),
      target: .classes(classes, indices: rows.compactMap { classes.index(of: String($0.0)) }),
      groups: RowGroups(
        column: "speaker", names: groups, indices: rows.compactMap { groups.index(of: String($0.1)) }))
  }

  static func splitter(_ dataset: RawDataset, _ split: DatasetRequest.Split) throws -> Splitter {
    try Splitter(split, dataset: dataset, published: nil, groups: dataset.groups)
  }

  /// The part of each group, or its fold: `test`, `train`, `0`.
  static func places(_ splitter: Splitter, repetition: Int) -> [String] {
    guard let assignment = splitter.groups?.assignments[repetition] else { return [] }
    return assignment.parts.indices.map { group in
      let part = assignment.parts[group]
      return part == .train && !assignment.folds.isEmpty ? "\(assignment.folds[group])" : part.rawValue
    }
  }

  /// 5 … 24 groups of 1 … 12 rows, each with a preference for some classes.
  static func randomSizes(_ chance: inout Chance, classes: Int) -> [[Int]] {
    (0..<5 + chance.below(20)).map { _ in
      var counts = (0..<classes).map { _ in chance.below(2) * chance.below(12) }
      counts[chance.below(classes)] += 1
      return counts
    }
  }

  static func randomSplit(_ chance: inout Chance, rows: Int) -> DatasetRequest.Split {
    var split = DatasetRequest.Split(repeats: 2, seed: UInt64(chance.below(1000)))
    if chance.below(2) == 0 { split.test = .count(1 + chance.below(max(1, rows / 3))) }
    if chance.below(2) == 0 {
      split.validation = .fraction(0.2)
    } else {
      split.folds = 2 + chance.below(2)
    }
    split.isStratified = chance.below(4) > 0
    return split
  }

  @Test("put every row in one part and no group in two, over random cases", arguments: 0..<300)
  func keepTogether(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let dataset = Self.dataset(Self.randomSizes(&chance, classes: 1 + chance.below(4)))
    let groups = try #require(dataset.groups).indices
    let split = Self.randomSplit(&chance, rows: dataset.rowCount)
    let splitter = try Self.splitter(dataset, split)
    for repetition in 0..<2 {
      var held: [Int32] = []
      for fold in split.folds.map({ (0..<$0).map { Optional($0) } }) ?? [nil] {
        let rows = splitter.rows(repetition: repetition, fold: fold)
        let parts: [(DatasetPart, [Int32])] = [
          (.train, rows.train), (.validation, rows.validation ?? []), (.test, rows.test ?? []),
        ]
        #expect(parts.flatMap(\.1).sorted() == (0..<Int32(dataset.rowCount)).map { $0 })
        var partOfGroup: [Int32: DatasetPart] = [:]
        for (part, rows) in parts {
          #expect(rows == rows.sorted())
          #expect(rows.isEmpty == (splitter.sizes(of: part) == nil))
          if let sizes = splitter.sizes(of: part) { #expect(sizes.contains(rows.count)) }
          for row in rows {
            #expect(partOfGroup[groups[Int(row)], default: part] == part)
            partOfGroup[groups[Int(row)]] = part
          }
        }
        held += (split.test == nil ? rows.test : rows.validation) ?? []
      }
      if split.folds != nil { #expect(Set(held).count == held.count) }
    }
  }

  @Test("are those of a Python program written from docs/Datasets.md and docs/Arithmetic.md")
  func knownAnswers() throws {
    let dataset = Self.dataset([
      [3, 1], [0, 5], [2, 2], [7, 0], [1, 1], [4, 4], [1, 0], [2, 3], [0, 2], [6, 1], [1, 2], [2, 0],
    ])
    // Groups are in the order of classes; labels that are numbers ascend.
    let parts = try Self.splitter(
      dataset, .init(test: .count(10), validation: .count(8), repeats: 2, seed: 7))
    #expect(
      (0..<2).map { Self.places(parts, repetition: $0).joined(separator: " ") } == [
        "test train validation train test train test train validation train test validation",
        "test train validation train validation train test test train train train validation",
      ])
    let folds = try Self.splitter(dataset, .init(folds: 3, repeats: 2, seed: 7))
    #expect(
      (0..<2).map { Self.places(folds, repetition: $0).joined(separator: " ") } == [
        "0 2 1 1 2 0 0 1 1 2 0 2", "2 1 2 1 2 0 2 2 0 0 1 1",
      ])
    let both = try Self.splitter(
      dataset, .init(test: .count(12), folds: 2, repeats: 2, isStratified: false, seed: 0xFFFF_FFFF_FFFF))
    #expect(
      (0..<2).map { Self.places(both, repetition: $0).joined(separator: " ") } == [
        "1 1 test 0 1 0 test 1 0 test 1 0", "test 1 0 0 1 0 test test 1 1 1 test",
      ])
  }

  @Test("give equal groups to parts by their shares, and equally many to folds")
  func equalGroups() throws {
    let dataset = Self.dataset(Array(repeating: [6, 6, 6], count: 15))
    let splitter = try Self.splitter(dataset, .init(test: .fraction(0.2), validation: .fraction(0.2)))
    let rows = splitter.rows(repetition: 0, fold: nil)
    #expect(rows.train.count == 162)
    #expect(rows.validation?.count == 54)
    #expect(rows.test?.count == 54)
    let folded = try Self.splitter(dataset, .init(folds: 5))
    #expect(folded.sizes(of: .test) == 54...54)
  }

  /// Pearson's statistic of a distribution of groups, per row.
  static func statistic(_ sizes: [[Int]], _ places: [Int], _ shares: [Double]) -> Double {
    let whole = shares.reduce(0, +)
    var (sum, rows) = (0.0, 0.0)
    for label in sizes[0].indices {
      var counts = shares.map { _ in 0.0 }
      for (group, place) in places.enumerated() { counts[place] += Double(sizes[group][label]) }
      let total = counts.reduce(0, +)
      rows += total
      guard total > 0 else { continue }
      for part in shares.indices {
        let wanted = total * shares[part] / whole
        let difference = counts[part] - wanted
        sum += difference * difference / wanted
      }
    }
    return sum / rows
  }

  @Test("share classes nearly as evenly as the best of all distributions does")
  func nearlyBest() throws {
    var (excess, chanceExcess) = (0.0, 0.0)
    let cases = 60
    for seed in 0..<cases {
      var chance = Chance(seed: UInt64(1000 + seed))
      let sizes = Array(Self.randomSizes(&chance, classes: 2).prefix(7)) + [[1, 0], [0, 1]]
      let folds = 2 + seed % 2
      let shares = Array(repeating: 1.0, count: folds)
      let splitter = try Self.splitter(Self.dataset(sizes), .init(folds: folds, seed: UInt64(seed)))
      let own = try #require(splitter.groups).assignments[0].folds.map { Int($0) }
      var best = Double.infinity
      var places = Array(repeating: 0, count: sizes.count)
      let count = (0..<sizes.count).reduce(1) { product, _ in product * folds }
      for number in 0..<count {
        var rest = number
        for group in places.indices { (rest, places[group]) = (rest / folds, rest % folds) }
        best = min(best, Self.statistic(sizes, places, shares))
      }
      excess += Self.statistic(sizes, own, shares).squareRoot() - best.squareRoot()
      let random = sizes.map { _ in chance.below(folds) }
      chanceExcess += Self.statistic(sizes, random, shares).squareRoot() - best.squareRoot()
    }
    #expect(excess / Double(cases) < 0.02)
    #expect(chanceExcess / Double(cases) > 0.2)
  }

  @Test("differ between seeds and repetitions, and by nothing else")
  func keys() throws {
    let dataset = Self.dataset((0..<30).map { [1 + $0 % 3, 2] })
    let places = { (seed: UInt64, repetition: Int) in
      Self.places(
        try Self.splitter(dataset, .init(test: .fraction(0.3), folds: 3, repeats: 2, seed: seed)),
        repetition: repetition)
    }
    #expect(try places(1, 0) == places(1, 0))
    #expect(try places(1, 0) != places(1, 1))
    #expect(try places(1, 0) != places(2, 0))
  }

  @Test(
    "are refused where groups cannot stay together",
    arguments: [
      (
        .init(folds: 5), "split.folds",
        "column `speaker` has 4 groups to distribute, too few for 5 folds"
      ),
      (
        .init(test: .count(2), folds: 4), "split.folds",
        "column `speaker` has 4 groups to distribute, too few for 4 folds and a test or validation part"
      ),
      (
        .init(test: .fraction(0.2), order: .file), "group",
        "parts in the order of the file may divide a group of `speaker`; groups need `order: shuffled`"
      ),
      (
        .init(test: .rows(1...3)), "split.test",
        "group `1` of column `speaker` has rows in this part and in others"
      ),
    ] as [(DatasetRequest.Split, String, String)])
  func rejects(split: DatasetRequest.Split, field: String, words: String) {
    let error = #expect(throws: DatasetError.self) {
      try Self.splitter(Self.dataset([[1, 1], [1, 1], [2, 2], [0, 1]]), split)
    }
    #expect(error?.description == "data: " + words)
    #expect(error?.problems.first?.field == field)
  }

  @Test("leave rows alone that are set aside with all of their groups")
  func setAside() throws {
    let dataset = Self.dataset([[1, 1], [1, 1], [2, 2], [0, 1]])
    let splitter = try Self.splitter(dataset, .init(test: .rows(1...4), folds: 2))
    let rows = splitter.rows(repetition: 0, fold: 0)
    #expect(rows.test == [0, 1, 2, 3])
    let validation = try #require(rows.validation)
    #expect(Set([validation.count, rows.train.count]) == [1, 4])
  }
}
