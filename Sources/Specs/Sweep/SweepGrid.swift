import JSON
import YAML

/// The points of a sweep by number, computed on demand.
///
/// Points are numbered in the order of the file: of the crossed axes and zip blocks the first is the slowest and the
/// last the fastest, axes of `parameters` before those of `zip`; excluded combinations are skipped, and included
/// points follow.
struct SweepGrid: Sendable {
  /// Axes that advance together; an axis of `parameters` is a block of its own.
  struct Block: Sendable {
    let axes: [AxisSettings]
    var count: Int { axes[0].values.count }
  }

  let blocks: [Block]
  let included: [FieldAssignments]
  /// The numbers of the combinations that are not excluded; nil: all of them.
  private let kept: [Int]?
  private let combinations: Int

  /// The swept paths: of the axes in order, then those that only included points name.
  let columns: [String]

  /// A grid of distinct axes in blocks of equal lengths; `isExcluded` is given the position of a combination's value in
  /// each block.
  init(blocks: [Block], included: [FieldAssignments], isExcluded: (([Int]) -> Bool)?) {
    self.blocks = blocks
    self.included = included
    // A sweep that only includes points does not have the base as a point too.
    let combinations = blocks.isEmpty && !included.isEmpty ? 0 : blocks.reduce(1) { $0 * $1.count }
    self.combinations = combinations
    var columns = blocks.flatMap { $0.axes.map(\.path) }
    for path in included.flatMap({ $0.all.map(\.path) }) where !columns.contains(path) {
      columns.append(path)
    }
    self.columns = columns
    kept = isExcluded.map { isExcluded in
      (0..<combinations).filter { !isExcluded(Self.positions(of: $0, in: blocks)) }
    }
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
    return zip(blocks, positions).flatMap { block, position in block.axes.map { $0.values[position] } }
  }

  /// The number of the combination that makes the point; nil for an included point.
  func combination(at index: Int) -> Int? {
    let crossed = kept?.count ?? combinations
    guard index < crossed else { return nil }
    return kept?[index] ?? index
  }

  /// Whether some crossed point has these values of the axes, by path.
  func hasCrossedPoint(with values: [String: JSON]) -> Bool {
    guard !blocks.isEmpty else { return false }
    var combination = 0
    for block in blocks {
      let position = (0..<block.count).first { position in
        block.axes.allSatisfy { axis in
          values[axis.path].map { axis.values[position].json.matches($0) } ?? false
        }
      }
      guard let position else { return false }
      combination = combination * block.count + position
    }
    return kept.map { $0.contains(combination) } ?? true
  }

  /// The position of a combination's value in each block.
  private static func positions(of combination: Int, in blocks: [Block]) -> [Int] {
    var rest = combination
    var positions = [Int](repeating: 0, count: blocks.count)
    for index in blocks.indices.reversed() {
      (rest, positions[index]) = rest.quotientAndRemainder(dividingBy: blocks[index].count)
    }
    return positions
  }
}
