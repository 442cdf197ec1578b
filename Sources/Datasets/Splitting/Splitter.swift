import Arithmetic
import Learning

/// Which rows of a data set each part has, for every repetition and fold.
///
/// Row ranges are set aside first. In `shuffled` order, the rest is then shuffled by the stream
/// `split(repetition:)` of the split's seed and gives its first samples to the test part and the next ones to
/// the validation part; with strata, each stratum does so, with a share of the part by largest remainders.
/// What remains is shuffled by the stream `folds(repetition:)`, stratum after stratum, and position p goes to
/// fold p mod k. In `file` order, the test part is the end of the rest, the validation part the end of what
/// remains then, and folds are contiguous, the first ones longer by one where they do not come out even.
/// With groups, whole groups are distributed instead (`SplitGroups`). Within a part, rows ascend.
struct Splitter: Sendable, Hashable {
  /// The rows of each part, ascending; parts that come from another file are not in it.
  struct Rows: Sendable, Hashable {
    var train: [Int32]
    var validation: [Int32]?
    var test: [Int32]?
  }

  /// Rows of the data set.
  var rowCount: Int
  /// The stratum of each row, 0 ..< `strataCount`; empty: one stratum.
  var strata: [Int32]
  var strataCount: Int
  /// 0-based row ranges that are set aside; they do not overlap.
  var fixedTest: Range<Int>?
  var fixedValidation: Range<Int>?
  /// Samples to take from the rest; at least 1.
  var drawnTest: Int?
  var drawnValidation: Int?
  /// At least 2.
  var folds: Int?
  /// What a held-out fold is.
  var foldPart: DatasetPart
  var isShuffled: Bool
  var seed: UInt64
  /// Where rows stay together; nil without groups.
  var groups: SplitGroups?

  /// Samples that are neither set aside nor drawn: to be trained on or folded.
  var remainingCount: Int {
    rowCount - (fixedTest?.count ?? 0) - (fixedValidation?.count ?? 0) - (drawnTest ?? 0)
      - (drawnValidation ?? 0)
  }

  /// `fold` must be given where, and only where, there are folds.
  func rows(repetition: Int, fold: Int?) -> Rows {
    precondition((folds == nil) == (fold == nil), "a fold is named where, and only where, there are folds")
    precondition(fold.map { 0..<(folds ?? 0) ~= $0 } ?? true)
    if let groups { return rows(groups, repetition: repetition, fold: fold) }
    var pool = pool
    var rows = Rows(train: [], validation: fixedValidation.map(Self.list), test: fixedTest.map(Self.list))
    if drawnTest != nil || drawnValidation != nil {
      if isShuffled { RandomStream(seed: seed, purpose: .split(repetition: repetition)).shuffle(&pool) }
      if let drawnTest { rows.test = draw(drawnTest, from: &pool) }
      if let drawnValidation { rows.validation = draw(drawnValidation, from: &pool) }
      pool = ascending(pool)
    }
    rows.train = pool
    guard let folds, let fold else { return rows }
    let (held, kept) = self.fold(fold, of: folds, pool: pool, repetition: repetition)
    rows.train = kept
    if foldPart == .validation { rows.validation = held } else { rows.test = held }
    return rows
  }

  /// The rows that are not set aside, ascending.
  var pool: [Int32] {
    (0..<Int32(rowCount)).filter { row in
      !(fixedTest?.contains(Int(row)) ?? false) && !(fixedValidation?.contains(Int(row)) ?? false)
    }
  }

  private func rows(_ groups: SplitGroups, repetition: Int, fold: Int?) -> Rows {
    let held = fold.map { (fold: $0, part: foldPart) }
    var (train, validation, test): ([Int32], [Int32], [Int32]) = ([], [], [])
    for row in pool {
      switch groups.part(of: row, repetition: repetition, held: held) {
      case .train: train.append(row)
      case .validation: validation.append(row)
      case .test: test.append(row)
      }
    }
    return Rows(
      train: train, validation: fixedValidation.map(Self.list) ?? (validation.isEmpty ? nil : validation),
      test: fixedTest.map(Self.list) ?? (test.isEmpty ? nil : test))
  }

  /// The same rows in their order, each at most once among them: by marks, which takes a tenth of a sort's time.
  private func ascending(_ rows: [Int32]) -> [Int32] {
    var isThere = Array(repeating: false, count: rowCount)
    for row in rows { isThere[Int(row)] = true }
    var ascending: [Int32] = []
    ascending.reserveCapacity(rows.count)
    for row in 0..<rowCount where isThere[row] { ascending.append(Int32(row)) }
    return ascending
  }

  private static func list(_ range: Range<Int>) -> [Int32] { range.map { Int32($0) } }

  func stratum(_ row: Int32) -> Int { strata.isEmpty ? 0 : Int(strata[Int(row)]) }

  private func strataSizes(_ pool: [Int32]) -> [Int] {
    var sizes = Array(repeating: 0, count: max(1, strataCount))
    for row in pool { sizes[stratum(row)] += 1 }
    return sizes
  }

  /// Takes `count` rows out of the pool: in file order its last ones, otherwise the first ones of each stratum.
  private func draw(_ count: Int, from pool: inout [Int32]) -> [Int32] {
    if !isShuffled {
      let drawn = Array(pool.suffix(count))
      pool.removeLast(count)
      return drawn
    }
    var wanted = Self.shares(of: count, among: strataSizes(pool))
    var drawn: [Int32] = []
    var left: [Int32] = []
    for row in pool {
      if wanted[stratum(row)] > 0 {
        wanted[stratum(row)] -= 1
        drawn.append(row)
      } else {
        left.append(row)
      }
    }
    pool = left
    return ascending(drawn)
  }

  /// `count` shared in proportion to `sizes`, by largest remainders; of equal remainders the earlier one
  /// gains.
  ///
  /// No share exceeds its size, and the shares add up to `count`, which is at most the sum of the sizes.
  static func shares(of count: Int, among sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    precondition(0...total ~= count)
    guard total > 0 else { return sizes }
    var shares = sizes.map { $0 * count / total }
    let byRemainder = sizes.indices.sorted { a, b in
      let (first, second) = (sizes[a] * count % total, sizes[b] * count % total)
      return first != second ? first > second : a < b
    }
    for index in byRemainder.prefix(count - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }

  /// The held-out fold of an ascending pool, and the rest; both ascend.
  private func fold(
    _ fold: Int, of folds: Int, pool: [Int32], repetition: Int
  ) -> (held: [Int32], kept: [Int32]) {
    guard isShuffled else {
      let start = fold * (pool.count / folds) + min(fold, pool.count % folds)
      let size = pool.count / folds + (fold < pool.count % folds ? 1 : 0)
      return (Array(pool[start..<start + size]), Array(pool[..<start] + pool[(start + size)...]))
    }
    var shuffled = pool
    RandomStream(seed: seed, purpose: .folds(repetition: repetition)).shuffle(&shuffled)
    // Where the next sample of each stratum goes: strata follow one another in the order that is dealt to the
    // folds.
    var next = strataSizes(pool)
    var start = 0
    for index in next.indices { (next[index], start) = (start, start + next[index]) }
    var (held, kept): ([Int32], [Int32]) = ([], [])
    for row in shuffled {
      let position = next[stratum(row)]
      next[stratum(row)] += 1
      if position % folds == fold { held.append(row) } else { kept.append(row) }
    }
    return (ascending(held), ascending(kept))
  }
}
