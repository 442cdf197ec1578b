import JSON
import YAML

/// The points of a sweep by number, computed when they are asked for.
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
  let included: [PartialPoint]
  /// Numbers of the combinations that no exclusion meets; nil: all of them.
  private let kept: [Int]?
  private let combinations: Int

  /// The swept paths: of the axes in order, then those that only included points name.
  let columns: [String]

  /// A grid whose axes are distinct and whose blocks are even; `isExcluded` judges the places of the values of a
  /// combination, block by block.
  init(blocks: [Block], included: [PartialPoint], isExcluded: (([Int]) -> Bool)?) {
    self.blocks = blocks
    self.included = included
    // A sweep of included points alone does not have the base as a point too.
    let combinations = blocks.isEmpty && !included.isEmpty ? 0 : blocks.reduce(1) { $0 * $1.count }
    self.combinations = combinations
    var columns = blocks.flatMap { $0.axes.map(\.path) }
    for path in included.flatMap({ $0.assignments.map(\.path) }) where !columns.contains(path) {
      columns.append(path)
    }
    self.columns = columns
    kept = isExcluded.map { isExcluded in
      (0..<combinations).filter { !isExcluded(Self.places(of: $0, in: blocks)) }
    }
  }

  /// The number of points, or nil where it exceeds all bounds.
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

  /// What the point's axes put into the settings, in the order of the columns as far as they are set.
  func assignments(at index: Int) -> [Assignment] {
    let crossed = kept?.count ?? combinations
    guard index < crossed else { return included[index - crossed].assignments }
    let places = Self.places(of: kept?[index] ?? index, in: blocks)
    return zip(blocks, places).flatMap { block, place in block.axes.map { $0.values[place] } }
  }

  /// Whether some crossed point has these values of the axes, by path.
  func hasCrossedPoint(with values: [String: JSON]) -> Bool {
    guard !blocks.isEmpty else { return false }
    var combination = 0
    for block in blocks {
      let place = (0..<block.count).first { place in
        block.axes.allSatisfy { axis in values[axis.path].map { axis.values[place].json.matches($0) } ?? false
        }
      }
      guard let place else { return false }
      combination = combination * block.count + place
    }
    return kept.map { $0.contains(combination) } ?? true
  }

  /// The place of a combination's value in each block.
  private static func places(of combination: Int, in blocks: [Block]) -> [Int] {
    var rest = combination
    var places = [Int](repeating: 0, count: blocks.count)
    for index in blocks.indices.reversed() {
      (rest, places[index]) = rest.quotientAndRemainder(dividingBy: blocks[index].count)
    }
    return places
  }
}
