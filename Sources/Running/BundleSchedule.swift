/// The order in which threads start bundles: longest processing time first (Graham, 1969).
///
/// If one thread would still train when the others are idle, its longest bundle is split, as long as that shortens the
/// total time. With a single thread, bundles stay in the order of the runs.
struct BundleSchedule {
  private struct Item {
    /// The index of the grouping that the bundle is from.
    var grouping: Int
    var bundle: RunBundle
  }

  private let groupings: [RunGrouping]
  private let jobs: Int
  private var items: [Item]

  init(_ groupings: [RunGrouping], jobs: Int) {
    self.groupings = groupings
    self.jobs = jobs
    items = groupings.indices.flatMap { index in
      groupings[index].bundles.map { Item(grouping: index, bundle: $0) }
    }
    // A single thread takes the same time in any order, so results arrive in the order of the sweep.
    guard jobs > 1 else { return }
    items = BundleSchedule.sorted(items)
    refine()
  }

  var bundles: [RunBundle] { items.map(\.bundle) }

  private mutating func refine() {
    // Each split helps one thread; more than a few splits per thread gain nothing.
    for _ in 0..<4 * jobs where !items.isEmpty {
      let (end, last) = lastEnd(of: items)
      let choices = groupings[items[last].grouping].finer(items[last].bundle).map { finer in
        var others = items
        let grouping = others.remove(at: last).grouping
        return BundleSchedule.sorted(others + finer.map { Item(grouping: grouping, bundle: $0) })
      }
      guard let best = choices.min(by: { lastEnd(of: $0).time < lastEnd(of: $1).time }),
        lastEnd(of: best).time < 0.99 * end
      else { return }
      items = best
    }
  }

  /// The time at which the last thread ends, and the index of its first, longest bundle.
  private func lastEnd(of items: [Item]) -> (time: Double, longest: Int) {
    var ends = Array(repeating: 0.0, count: jobs)
    var first = Array(repeating: 0, count: jobs)
    for (place, item) in items.enumerated() {
      let thread = ends.indices.min { ends[$0] < ends[$1] }!
      if ends[thread] == 0 { first[thread] = place }
      ends[thread] += item.bundle.nanoseconds
    }
    let thread = ends.indices.max { ends[$0] < ends[$1] }!
    return (ends[thread], first[thread])
  }

  /// Longest first; stable.
  private static func sorted(_ items: [Item]) -> [Item] {
    items.enumerated().sorted { a, b in
      (-a.element.bundle.nanoseconds, a.offset) < (-b.element.bundle.nanoseconds, b.offset)
    }.map(\.element)
  }
}
