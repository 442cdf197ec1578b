import Arithmetic

/// Distributes whole groups of rows among parts or folds, so that each gets its share of every class as nearly as groups
/// allow.
///
/// Groups are assigned one by one, large ones first, each to the part for which Pearson's chi-square statistic, Σ (A − D)² / D,
/// grows least: A is the number of rows of a class in a part, D the number that it should have. Equal groups of one class are
/// thereby apportioned as by Webster's method. Groups of about the same size are taken in random order; of several such
/// orders, the one that ends with the least statistic counts. `docs/Datasets.md` states every step.
///
/// Assigning groups greedily by their counts of classes is what scikit-learn's `StratifiedGroupKFold` does; it takes them in
/// the order of the counts' standard deviation and compares standard deviations over the folds.
struct GroupAssignment {
  /// The rows of one class in a group.
  struct ClassCount: Sendable, Hashable {
    var classIndex: Int32
    var rows: Int
  }

  /// For each group its classes, ascending; a group without rows is in no part.
  let groups: [[ClassCount]]
  /// Rows of each group.
  private let sizes: [Int]
  /// Rows of each class.
  private let classSizes: [Int]
  /// The number of rows that each part should have, in any unit; positive.
  private let shares: [Double]
  /// The places of the groups with rows.
  private let present: [Int]

  /// How many random orders are tried, and up to how many groups; beyond, the first order counts.
  private static let (attempts, attemptLimit) = (10, 1000)

  /// - Parameters:
  ///   - groups: rows of each class in each group; at least as many groups with rows as parts.
  ///   - classCount: classes; their indices are below it.
  ///   - shares: rows that each part should have, in any unit; positive.
  init(groups: [[ClassCount]], classCount: Int, shares: [Double]) {
    self.groups = groups
    self.shares = shares
    sizes = groups.map { $0.reduce(0) { $0 + $1.rows } }
    let sizes = sizes
    present = groups.indices.filter { sizes[$0] > 0 }
    var classSizes = Array(repeating: 0, count: classCount)
    for count in groups.joined() { classSizes[Int(count.classIndex)] += count.rows }
    self.classSizes = classSizes
    precondition(present.count >= shares.count)
  }

  /// The part of each group; −1 for a group without rows.
  func parts(stream: RandomStream) -> [Int32] {
    let attempts = present.count > Self.attemptLimit ? 1 : Self.attempts
    let words = stream.words(attempts * groups.count)
    var best: (parts: [Int32], cost: Double)?
    for attempt in 0..<attempts {
      let found = assigned(order(words[attempt * groups.count..<(attempt + 1) * groups.count]))
      if best.map({ found.cost < $0.cost }) ?? true { best = found }
    }
    return best?.parts ?? []
  }

  /// Groups by the binary logarithm of their size, rounded down, the largest first; those of equal logarithm by their words.
  private func order(_ words: ArraySlice<UInt32>) -> [Int] {
    // Sorts like (logarithm descending, word).
    let keys = sizes.indices.map { group -> UInt64 in
      UInt64(sizes[group].leadingZeroBitCount) << 32 | UInt64(words[words.startIndex + group])
    }
    return present.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
  }

  /// The part of each group, assigned in this order, and Σ A² / (n · share) over parts and classes, n being the rows of the
  /// class: chi-square but for a constant and a factor.
  private func assigned(_ order: [Int]) -> (parts: [Int32], cost: Double) {
    var state = State(classCount: classSizes.count, partCount: shares.count)
    var parts = Array(repeating: Int32(-1), count: groups.count)
    var total = 0.0
    for (index, group) in order.enumerated() {
      let mustFill = order.count - index <= state.emptyCount
      var best: (part: Int, cost: Double, filled: Double)?
      for part in shares.indices where !mustFill || state.sizes[part] == 0 {
        let cost = cost(of: groups[group], in: part, state)
        let filled = Double(state.sizes[part]) / shares[part]
        if let best, (best.cost, best.filled) <= (cost, filled) { continue }
        best = (part, cost, filled)
      }
      guard let best else { preconditionFailure("there are no parts") }
      parts[group] = Int32(best.part)
      total += best.cost
      state.add(groups[group], rows: sizes[group], to: best.part)
    }
    return (parts, total)
  }

  /// How much the statistic grows with a group in a part: Σ g · (2A + g) / n over its classes, divided by the share.
  private func cost(of group: [ClassCount], in part: Int, _ state: State) -> Double {
    var sum = 0.0
    for count in group {
      let own = state.counts[part * classSizes.count + Int(count.classIndex)]
      sum += Double(count.rows) * Double(2 * own + count.rows) / Double(classSizes[Int(count.classIndex)])
    }
    return sum / shares[part]
  }

  /// What has been assigned so far.
  private struct State {
    let classCount: Int
    /// Rows by part and class.
    var counts: [Int]
    /// Rows by part.
    var sizes: [Int]
    /// Parts without rows.
    var emptyCount: Int

    init(classCount: Int, partCount: Int) {
      self.classCount = classCount
      counts = Array(repeating: 0, count: partCount * classCount)
      sizes = Array(repeating: 0, count: partCount)
      emptyCount = partCount
    }

    mutating func add(_ group: [ClassCount], rows: Int, to part: Int) {
      if sizes[part] == 0 { emptyCount -= 1 }
      sizes[part] += rows
      for count in group { counts[part * classCount + Int(count.classIndex)] += count.rows }
    }
  }
}
