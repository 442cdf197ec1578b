import Testing

@testable import Datasets

@Suite("Splits")
struct SplitterTests {
  /// Rows of classes 0, 1, …: `sizes[c]` rows of class c, in turns until a class is used up.
  static func dataset(_ sizes: [Int]) -> RawDataset {
    var left = sizes
    var labels: [String] = []
    while left.contains(where: { $0 > 0 }) {
      for index in left.indices where left[index] > 0 {
        left[index] -= 1
        labels.append(String(index))
      }
    }
    let list = ClassList(labels: labels)
    return RawDataset(
      name: "data",
      inputs: InputMatrix(
        rowCount: labels.count, columnCount: 1, values: .doubles(labels.indices.map { Double($0) + 0.5 })),
      target: .classes(list, indices: labels.compactMap { list.index(of: $0) }))
  }

  static func splitter(
    _ sizes: [Int], _ split: DatasetRequest.Split, published: BundledDataset.PublishedSplit? = nil
  ) throws -> Splitter {
    try Splitter(split, dataset: dataset(sizes), published: published)
  }

  static func counts(_ rows: [Int32], _ splitter: Splitter) -> [Int] {
    var counts = Array(repeating: 0, count: splitter.strataCount)
    for row in rows { counts[Int(splitter.strata[Int(row)])] += 1 }
    return counts
  }

  static let splits: [DatasetRequest.Split] = [
    .init(), .init(test: .fraction(0.2)), .init(test: .fraction(0.25), validation: .count(7)),
    .init(validation: .fraction(0.5), order: .file), .init(test: .rows(11...20), validation: .fraction(0.1)),
    .init(test: .count(9), validation: .rows(1...3), isStratified: false), .init(folds: 2), .init(folds: 7),
    .init(test: .fraction(0.1), folds: 5, repeats: 3), .init(validation: .count(5), folds: 4, repeats: 2),
    .init(folds: 9, order: .file), .init(test: .count(3), folds: 40, isStratified: false), .init(folds: 43),
    .init(test: .rows(1...2), folds: 3, order: .file),
  ]

  @Test("put every row in one part, rows ascending, for every repetition and fold", arguments: splits.indices)
  func cover(index: Int) throws {
    let split = Self.splits[index]
    let splitter = try Self.splitter([20, 13, 10], split)
    for repetition in 0..<split.repeats {
      var held: [Int32] = []
      var sizes: [Int] = []
      for fold in split.folds.map({ (0..<$0).map { Optional($0) } }) ?? [nil] {
        let rows = splitter.rows(repetition: repetition, fold: fold)
        let parts = [rows.train, rows.validation ?? [], rows.test ?? []]
        #expect(parts.joined().sorted() == Array(0..<43))
        for part in parts { #expect(part == part.sorted()) }
        #expect(splitter.sizes(of: .train)?.contains(rows.train.count) == true)
        if fold != nil {
          let part = split.test == nil ? rows.test : rows.validation
          held += part ?? []
          sizes.append(part?.count ?? 0)
        }
      }
      if split.folds != nil {
        #expect(Set(held).count == held.count && held.count == splitter.remainingCount)
        #expect(
          sizes.min() == splitter.sizes(of: splitter.foldPart)?.lowerBound
            && sizes.max() == splitter.sizes(of: splitter.foldPart)?.upperBound)
      }
    }
  }

  @Test("have the sizes that are asked for, fractions rounded half up")
  func sizes() throws {
    for (split, sizes) in [
      (.init(test: .fraction(0.2)), [80, 0, 20]),
      (.init(test: .fraction(0.125), validation: .fraction(0.005)), [86, 1, 13]),
      (.init(test: .count(99)), [1, 0, 99]),
      (.init(test: .rows(91...100), validation: .rows(1...5)), [85, 5, 10]),
      (.init(test: .fraction(0.3), folds: 7), [60, 10, 30]),
      (.init(folds: 3), [66, 0, 34]),
    ] as [(DatasetRequest.Split, [Int])] {
      let rows = try Self.splitter([50, 30, 20], split).rows(repetition: 0, fold: split.folds.map { _ in 0 })
      #expect([rows.train.count, rows.validation?.count ?? 0, rows.test?.count ?? 0] == sizes)
    }
  }

  @Test("keep the classes' shares when stratified")
  func strata() throws {
    let split = DatasetRequest.Split(test: .fraction(0.2), validation: .fraction(0.1))
    let splitter = try Self.splitter([50, 30, 20], split)
    let rows = splitter.rows(repetition: 0, fold: nil)
    #expect(Self.counts(rows.test ?? [], splitter) == [10, 6, 4])
    #expect(Self.counts(rows.validation ?? [], splitter) == [5, 3, 2])
    let folded = try Self.splitter([52, 31, 20], .init(folds: 5))
    for fold in 0..<5 {
      let counts = Self.counts(folded.rows(repetition: 0, fold: fold).test ?? [], folded)
      for (count, exact) in zip(counts, [10.4, 6.2, 4]) { #expect(abs(Double(count) - exact) < 1) }
    }
  }

  @Test(
    "share by largest remainders",
    arguments: [
      (10, [50, 30, 20], [5, 3, 2]), (1, [1, 1, 1], [1, 0, 0]), (2, [1, 1, 1], [1, 1, 0]),
      (7, [10, 10, 10], [3, 2, 2]), (3, [1, 9, 90], [0, 0, 3]), (100, [50, 30, 20], [50, 30, 20]),
      (0, [2, 3], [0, 0]),
      (5, [0, 5, 0], [0, 5, 0]),
    ])
  func shares(count: Int, sizes: [Int], expected: [Int]) {
    #expect(Splitter.shares(of: count, among: sizes) == expected)
  }

  @Test("in file order take the test part from the end, then the validation part, and contiguous folds")
  func fileOrder() throws {
    let rows = try Self.splitter([10], .init(test: .count(2), validation: .count(3), order: .file))
      .rows(repetition: 0, fold: nil)
    #expect(rows == .init(train: [0, 1, 2, 3, 4], validation: [5, 6, 7], test: [8, 9]))
    let folded = try Self.splitter([10], .init(folds: 3, order: .file))
    #expect(
      (0..<3).map { folded.rows(repetition: 0, fold: $0).test } == [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]])
  }

  @Test("are the same partitions for ever")
  func stability() throws {
    let splitter = try Self.splitter(
      [6, 4], .init(test: .count(2), folds: 2, repeats: 2, seed: 7))
    let found = (0..<2).map { splitter.rows(repetition: $0, fold: 1) }
    // Computed apart, by a Python program written from docs/Datasets.md and docs/Arithmetic.md.
    #expect(
      found == [
        .init(train: [0, 6, 7, 9], validation: [1, 2, 4, 5], test: [3, 8]),
        .init(train: [0, 2, 4, 5], validation: [3, 7, 8, 9], test: [1, 6]),
      ])
    let plain = try Self.splitter(
      [6, 4], .init(test: .count(3), isStratified: false, seed: 0xFFFF_FFFF_FFFF))
    #expect(plain.rows(repetition: 0, fold: nil).test == [1, 3, 9])
  }

  @Test("differ between seeds and repetitions, and by nothing else")
  func keys() throws {
    let split = DatasetRequest.Split(test: .fraction(0.3), folds: 3, repeats: 2, seed: 1)
    let splitter = try Self.splitter([50, 30], split)
    var other = split
    other.seed = 2
    let first = splitter.rows(repetition: 0, fold: 0)
    #expect(first == splitter.rows(repetition: 0, fold: 0))
    #expect(first.test == splitter.rows(repetition: 0, fold: 2).test)
    #expect(first.test != splitter.rows(repetition: 1, fold: 0).test)
    #expect(first.test != (try Self.splitter([50, 30], other).rows(repetition: 0, fold: 0).test))
    other = split
    other.test = nil
    let folded = try Self.splitter([50, 30], other)
    #expect(folded.rows(repetition: 0, fold: 0).test != folded.rows(repetition: 1, fold: 0).test)
  }

  @Test("set published rows aside")
  func published() throws {
    let splitter = try Self.splitter([10], .init(test: .published), published: .test(rows: 7...10))
    #expect(splitter.rows(repetition: 0, fold: nil).test == [6, 7, 8, 9])
  }

  @Test("count rows as the file has them, those that were left out included")
  func droppedRows() throws {
    let dataset = try table("1,x\n?,x\n2,y\n3,y\n?,y\n4,x\n", format: .init(missing: .dropRow))
    let rows = { (range: ClosedRange<Int>) in
      try Splitter(.init(test: .rows(range)), dataset: dataset, published: nil).rows(repetition: 0, fold: nil)
        .test
    }
    #expect(try rows(1...3) == [0, 1])
    #expect(try rows(4...6) == [2, 3])
    #expect(try rows(2...3) == [1])
    let error = #expect(throws: DatasetError.self) { try rows(5...5) }
    #expect(error?.description == "t.csv: rows 5 to 5 were all left out for missing values")
  }

  @Test(
    "are refused where a part would be empty or the request makes no sense",
    arguments: [
      (
        .init(test: .fraction(0.01)), "split.test", "a fraction of 0.01 of 10 samples is less than one sample"
      ),
      (.init(test: .fraction(1)), "split.test", "a fraction is from 0 to below 1, not 1.0"),
      (.init(validation: .fraction(.nan)), "split.validation", "a fraction is from 0 to below 1, not nan"),
      (.init(test: .count(0)), "split.test", "0 samples are asked for; the data set has 10"),
      (.init(validation: .count(11)), "split.validation", "11 samples are asked for; the data set has 10"),
      (.init(test: .count(10)), "split", "the split leaves nothing to train on: 10 for test of 10 samples"),
      (
        .init(test: .count(6), validation: .rows(1...5)), "split",
        "the split leaves nothing to train on: 6 for test and 5 for validation of 10 samples"
      ),
      (
        .init(test: .rows(0...2)), "split.test", "rows 0 to 2 are asked for; the data set has rows 1 to 10"
      ),
      (
        .init(test: .rows(9...11)), "split.test", "rows 9 to 11 are asked for; the data set has rows 1 to 10"
      ),
      (
        .init(test: .rows(1...5), validation: .rows(4...6)), "split.validation",
        "2 of the rows are in both the test and the validation part"
      ),
      (.init(folds: 1), "split.folds", "there are at least 2 folds, not 1"),
      (.init(test: .count(3), folds: 8), "split.folds", "8 folds are more than the 7 samples to be folded"),
      (
        .init(test: .count(1), validation: .count(1), folds: 2), "split.validation",
        "with a test part, the held-out fold is the validation part; leave out `validation:` or `folds:`"
      ),
      (.init(folds: 2, repeats: 0), "split.repeats", "there is at least 1 repeat, not 0"),
      (
        .init(folds: 2, repeats: 3, order: .file), "split.repeats",
        "3 repeats would be the same partition each time; repeats need shuffled folds or a shuffled test or "
          + "validation part"
      ),
      (
        .init(test: .rows(1...5), repeats: 2), "split.repeats",
        "2 repeats would be the same partition each time; repeats need shuffled folds or a shuffled test or "
          + "validation part"
      ),
      (.init(test: .published), "split.test", "the data set was not published with a test part"),
    ] as [(DatasetRequest.Split, String, String)])
  func rejects(split: DatasetRequest.Split, field: String, words: String) {
    let error = #expect(throws: DatasetError.self) { try Self.splitter([5, 5], split) }
    #expect(error?.description == "data: " + words)
    #expect(error?.problems.first?.field == field)
  }

  @Test("are refused where the published part is another")
  func rejectsPublished() {
    for (split, published, words) in [
      (
        .init(test: .published), .folds(13, repeats: 10),
        "data: the data set was published with folds, not with a test part: `folds: 13`, `repeats: 10`"
      ),
      (
        .init(validation: .published), .test(rows: 1...2),
        "data: the part that the data set was published with is `test`"
      ),
    ] as [(DatasetRequest.Split, BundledDataset.PublishedSplit, String)] {
      let error = #expect(throws: DatasetError.self) { try Self.splitter([5], split, published: published) }
      #expect(error?.description == words)
    }
  }
}
