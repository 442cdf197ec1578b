/// The points of a sweep by number, computed on demand.
///
/// Points are numbered in the order of the file: of the crossed axes and zip blocks the first is the slowest and the
/// last the fastest, axes of `parameters` before those of `zip`; excluded combinations are skipped, and so are those that
/// differ only in axes that do not exist there; included points follow.
struct SweepGrid: Sendable {
  /// Axes that advance together; an axis of `parameters` is a block of its own.
  struct Block: Sendable {
    let axes: [AxisSettings]
    var count: Int { axes[0].values.count }
  }

  let blocks: [Block]
  private(set) var included: [FieldAssignments]
  /// nil: every axis exists at every combination.
  let conditional: ConditionalAxes?
  /// The numbers of the combinations that are not skipped; nil: all of them.
  private let kept: [Int]?
  private let combinations: Int

  /// The swept paths: of the axes in order, then those that only included points name.
  let columns: [String]
  /// How many of the columns are axes; they come first.
  let axisCount: Int
  /// Whether the points are those of a search: an axis that a point has no value of does not exist there.
  let isSearched: Bool

  /// A grid of distinct axes in blocks of equal lengths; `isExcluded` is given the position of a combination's value in
  /// each block.
  init(blocks: [Block], included: [FieldAssignments], isExcluded: (([Int]) -> Bool)?) {
    self.blocks = blocks
    self.included = included
    isSearched = false
    // A sweep that only includes points does not have the base as a point too.
    let combinations = blocks.isEmpty && !included.isEmpty ? 0 : blocks.reduce(1) { $0 * $1.count }
    self.combinations = combinations
    let conditional = ConditionalAxes(blocks)
    self.conditional = conditional
    var columns = blocks.flatMap { $0.axes.map(\.path) }
    axisCount = columns.count
    for path in included.flatMap({ $0.all.map(\.path) }) where !columns.contains(path) {
      columns.append(path)
    }
    self.columns = columns
    guard conditional != nil || isExcluded != nil else {
      kept = nil
      return
    }
    kept =
      combinations == 0
      ? []
      : Self.combinations(of: blocks) { positions, count in
        count < blocks.count
          ? conditional?.isRepeated(positions, upTo: count) ?? false
          : conditional?.repeats(positions) ?? false || isExcluded?(positions) ?? false
      }
  }

  /// The numbers of the combinations that are not skipped, in order; of skipped beginnings nothing is enumerated.
  ///
  /// - Parameter isSkipped: given positions and how many of the blocks they are of, whether all combinations that begin so
  ///   are skipped.
  private static func combinations(of blocks: [Block], isSkipped: ([Int], Int) -> Bool) -> [Int] {
    var numbers: [Int] = []
    var positions = [Int](repeating: 0, count: blocks.count)
    func extend(_ block: Int, _ number: Int) {
      guard block < blocks.count else { return numbers.append(number) }
      for position in 0..<blocks[block].count {
        positions[block] = position
        if !isSkipped(positions, block + 1) { extend(block + 1, number * blocks[block].count + position) }
      }
    }
    extend(0, 0)
    return numbers
  }

  /// The points of a search, one after the other, each with the values of the axes that exist there.
  init(axes: [AxisSettings], trials: [FieldAssignments]) {
    blocks = []
    included = trials
    conditional = nil
    kept = nil
    combinations = 0
    columns = axes.map(\.path)
    axisCount = columns.count
    isSearched = true
  }

  /// Adds the points of another grid of the same search.
  mutating func append(_ other: SweepGrid) {
    precondition(isSearched && other.columns == columns, "points of one search")
    included += other.included
  }

  /// The number of combinations; nil if it is 2^40 or more.
  static func combinations(of blocks: [Block]) -> Int? {
    var product = 1
    for block in blocks {
      let (next, overflow) = product.multipliedReportingOverflow(by: block.count)
      guard !overflow, next < 1 << 40 else { return nil }
      product = next
    }
    return product
  }

  var count: Int { (kept?.count ?? combinations) + included.count }

  /// The values that make the point of the settings, in the order of the columns.
  func assignments(at index: Int) -> [FieldAssignment] {
    let crossed = kept?.count ?? combinations
    guard index < crossed else { return included[index - crossed].all }
    let positions = Self.positions(of: kept?[index] ?? index, in: blocks)
    let all = zip(blocks, positions).flatMap { block, position in block.axes.map { $0.values[position] } }
    guard let conditional else { return all }
    return all.indices.filter { conditional.exists($0, at: positions) }.map { all[$0] }
  }

  /// The position of the point's value in each block; nil for an included point.
  func positions(at index: Int) -> [Int]? {
    combination(at: index).map { Self.positions(of: $0, in: blocks) }
  }

  /// The number of the combination that makes the point; nil for an included point.
  func combination(at index: Int) -> Int? {
    let crossed = kept?.count ?? combinations
    guard index < crossed else { return nil }
    return kept?[index] ?? index
  }

  /// Whether a point has these positions in the blocks.
  func isKept(_ positions: [Int]) -> Bool {
    let combination = zip(blocks, positions).reduce(0) { $0 * $1.0.count + $1.1 }
    return kept.map { $0.contains(combination) } ?? true
  }

  /// The position of a combination's value in each block.
  static func positions(of combination: Int, in blocks: [Block]) -> [Int] {
    var rest = combination
    var positions = [Int](repeating: 0, count: blocks.count)
    for index in blocks.indices.reversed() {
      (rest, positions[index]) = rest.quotientAndRemainder(dividingBy: blocks[index].count)
    }
    return positions
  }
}
