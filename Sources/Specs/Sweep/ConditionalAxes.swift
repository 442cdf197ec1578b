import JSON

/// Decides at which combinations of a grid the axes with a `when:` exist.
///
/// An axis exists where every axis that its `when:` names exists and has one of the values there. Where it does not exist,
/// its field keeps the value from outside the sweep.
struct ConditionalAxes: Sendable {
  /// One condition of an axis: the positions of another axis's block at which it is met.
  private struct Link {
    let axis: Int
    let block: Int
    let isMet: [Bool]
  }

  /// For each axis, in the order of the blocks.
  private let links: [[Link]]
  /// The numbers of the axes of each block.
  private let axes: [Range<Int>]
  private let byPath: [String: [AxisCondition]]

  /// nil if every axis exists everywhere. The conditions must name axes of the blocks and be without circles.
  init?(_ blocks: [SweepGrid.Block]) {
    let all = blocks.flatMap(\.axes)
    guard all.contains(where: { !$0.conditions.isEmpty }) else { return nil }
    var axes: [Range<Int>] = []
    for block in blocks {
      let start = axes.last?.upperBound ?? 0
      axes.append(start..<start + block.axes.count)
    }
    self.axes = axes
    byPath = Dictionary(all.map { ($0.path, $0.conditions) }) { first, _ in first }
    links = all.map { axis in
      axis.conditions.compactMap { condition in
        guard let other = all.firstIndex(where: { $0.path == condition.path }),
          let block = axes.firstIndex(where: { $0.contains(other) })
        else { return nil }
        let isMet = all[other].values.map { value in condition.values.contains { value.json.matches($0.json) }
        }
        return Link(axis: other, block: block, isMet: isMet)
      }
    }
  }

  /// Whether an axis, by its number, exists where the blocks have these positions.
  func exists(_ axis: Int, at positions: [Int]) -> Bool {
    links[axis].allSatisfy { $0.isMet[positions[$0.block]] && exists($0.axis, at: positions) }
  }

  /// Whether a combination is the same point as one before it: a block of which no axis exists is not at its first position.
  func repeats(_ positions: [Int]) -> Bool {
    positions.indices.contains { block in
      positions[block] > 0 && !axes[block].contains { exists($0, at: positions) }
    }
  }

  /// Whether every combination whose first `count` blocks have these positions repeats one before it, as far as conditions
  /// on these blocks tell.
  func isRepeated(_ positions: [Int], upTo count: Int) -> Bool {
    func isAbsent(_ axis: Int) -> Bool {
      links[axis].contains {
        $0.block < count && !$0.isMet[positions[$0.block]] || isAbsent($0.axis)
      }
    }
    return positions[count - 1] > 0 && axes[count - 1].allSatisfy(isAbsent)
  }

  /// Whether an axis exists at a point with these values.
  func exists(_ path: String, with values: [String: JSON]) -> Bool {
    (byPath[path] ?? []).allSatisfy { condition in
      guard let value = values[condition.path] else { return false }
      return condition.values.contains { value.matches($0.json) } && exists(condition.path, with: values)
    }
  }
}
