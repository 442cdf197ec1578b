import Arithmetic
import Learning

/// Which part and fold each group of rows has, for every repetition.
struct SplitGroups: Sendable, Hashable {
  /// Of one repetition.
  struct Assignment: Sendable, Hashable {
    /// The part that each group was drawn for; the training part where nothing was drawn.
    var parts: [DatasetPart]
    /// The fold of each group of the training part; −1 elsewhere. Empty without folds.
    var folds: [Int32]
  }

  let groups: RowGroups
  /// An element a repetition.
  let assignments: [Assignment]

  /// Of the groups in `pool`, whose rows are neither set aside nor in another file.
  ///
  /// - Parameters:
  ///   - splitter: the split, with counts of samples to draw and the strata of its rows.
  ///   - pool: the rows to distribute, ascending; each group has all its rows in it or none.
  init(_ groups: RowGroups, splitter: Splitter, pool: [Int32], repeats: Int) {
    self.groups = groups
    let counts = Self.classCounts(groups, splitter: splitter, pool: pool)
    assignments = (0..<repeats).map { Self.assignment(splitter, counts, repetition: $0) }
  }

  private typealias Counts = [[GroupAssignment.ClassCount]]

  /// Rows of each class in each group, classes ascending.
  private static func classCounts(_ groups: RowGroups, splitter: Splitter, pool: [Int32]) -> Counts {
    var byGroup: [[Int32: Int]] = Array(repeating: [:], count: groups.count)
    for row in pool {
      byGroup[Int(groups.indices[Int(row)])][Int32(splitter.stratum(row)), default: 0] += 1
    }
    return byGroup.map { counts in
      counts.map { GroupAssignment.ClassCount(classIndex: $0.key, rows: $0.value) }
        .sorted { $0.classIndex < $1.classIndex }
    }
  }

  private static func assignment(_ splitter: Splitter, _ counts: Counts, repetition: Int) -> Assignment {
    var assignment = Assignment(
      parts: Array(repeating: .train, count: counts.count), folds: [])
    let drawn: [(part: DatasetPart, count: Int)] = [
      (.test, splitter.drawnTest), (.validation, splitter.drawnValidation),
    ].compactMap { part, count in count.map { (part, $0) } }
    let classCount = max(1, splitter.strataCount)
    if !drawn.isEmpty {
      let order = drawn.map(\.part) + [.train]
      let shares = (drawn.map(\.count) + [splitter.remainingCount]).map { Double($0) }
      let places = GroupAssignment(groups: counts, classCount: classCount, shares: shares)
        .parts(stream: RandomStream(seed: splitter.seed, purpose: .split(repetition: repetition)))
      for (group, place) in places.enumerated() where place >= 0 {
        assignment.parts[group] = order[Int(place)]
      }
    }
    guard let folds = splitter.folds else { return assignment }
    let rest = counts.indices.map { assignment.parts[$0] == .train ? counts[$0] : [] }
    assignment.folds =
      GroupAssignment(groups: rest, classCount: classCount, shares: Array(repeating: 1, count: folds))
      .parts(stream: RandomStream(seed: splitter.seed, purpose: .folds(repetition: repetition)))
    return assignment
  }

  /// The part of a row that is not set aside. `held`: the fold that is held out, and as which part.
  func part(of row: Int32, repetition: Int, held: (fold: Int, part: DatasetPart)?) -> DatasetPart {
    let group = Int(groups.indices[Int(row)])
    let part = assignments[repetition].parts[group]
    guard part == .train, let held, assignments[repetition].folds[group] == Int32(held.fold) else {
      return part
    }
    return held.part
  }
}
