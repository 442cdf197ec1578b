/// Bundles in the order in which threads take them, each thread the next one when it has ended its last: the longest
/// first.
///
/// Where one thread would work on while others have ended, its longest bundle is cut into finer ones, as long as
/// that makes the end earlier. One thread alone takes them in the runs' own order.
struct BundleQueue {
  private struct Item {
    var cut: Int
    var bundle: RunBundle
  }

  private let cuts: [RunCut]
  private let jobs: Int
  private var items: [Item]

  init(_ cuts: [RunCut], jobs: Int) {
    self.cuts = cuts
    self.jobs = jobs
    items = cuts.indices.flatMap { cut in cuts[cut].bundles.map { Item(cut: cut, bundle: $0) } }
    // One thread ends when it ends, and results in the sweep's order are the ones to wait for.
    guard jobs > 1 else { return }
    items = BundleQueue.sorted(items)
    refine()
  }

  var bundles: [RunBundle] { items.map(\.bundle) }

  private mutating func refine() {
    // Each cut helps one thread; more than a few a thread have nothing left to gain.
    for _ in 0..<4 * jobs where !items.isEmpty {
      let (end, last) = lastEnd(of: items)
      let choices = cuts[items[last].cut].finer(items[last].bundle).map { finer in
        var others = items
        let cut = others.remove(at: last).cut
        return BundleQueue.sorted(others + finer.map { Item(cut: cut, bundle: $0) })
      }
      guard let best = choices.min(by: { lastEnd(of: $0).time < lastEnd(of: $1).time }),
        lastEnd(of: best).time < 0.99 * end
      else { return }
      items = best
    }
  }

  /// When the last thread ends, and the first and longest of its bundles.
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

  /// Equal ones stay in their order.
  private static func sorted(_ items: [Item]) -> [Item] {
    items.enumerated().sorted { a, b in
      (-a.element.bundle.nanoseconds, a.offset) < (-b.element.bundle.nanoseconds, b.offset)
    }.map(\.element)
  }
}
