/// The blocks of a sweep in groups that concern different parts of a spec: a point is one combination of each group, and
/// each part of its spec follows from one of them.
struct SweepFactors: Sendable {
  /// Blocks whose combinations are decoded together.
  struct Factor: Sendable {
    let parts: [SpecPart]
    /// The number of values of each block, and the distance of its neighbours in the grid's numbers.
    private var blocks: [(count: Int, stride: Int)] = []
    private(set) var count = 1

    fileprivate init(parts: [SpecPart]) { self.parts = parts }

    fileprivate mutating func add(count: Int, stride: Int) {
      blocks.append((count, stride))
      self.count *= count
    }

    /// Which of its combinations a combination of the whole grid has, from 0.
    func place(of combination: Int) -> Int {
      var place = 0
      for block in blocks { place = place * block.count + combination / block.stride % block.count }
      return place
    }
  }

  let factors: [Factor]

  /// More combinations than this are not kept.
  private static let mostPlaces = 1 << 16

  /// nil if decoding the parts separately would not save work.
  init?(_ blocks: [SweepGrid.Block]) {
    guard blocks.count > 1 else { return nil }
    var groups: [Set<SpecPart>] = []
    for block in blocks {
      // An axis that exists only under conditions is decoded together with the fields that they name.
      let paths = block.axes.flatMap { axis in [axis.path] + axis.conditions.map(\.path) }
      var joined = Set(paths.flatMap(SpecPart.parts))
      groups.removeAll { group in
        guard !group.isDisjoint(with: joined) else { return false }
        joined.formUnion(group)
        return true
      }
      groups.append(joined)
    }
    var factors = groups.map { group in Factor(parts: SpecPart.allCases.filter(group.contains)) }
    // The last block is the fastest.
    var strides: [Int] = []
    var stride = 1
    for block in blocks.reversed() {
      strides.append(stride)
      stride *= block.count
    }
    for (block, stride) in zip(blocks, strides.reversed()) {
      let own = SpecPart.parts(of: block.axes[0].path)[0]
      let index = factors.firstIndex { $0.parts.contains(own) }!
      factors[index].add(count: block.count, stride: stride)
    }
    let places = factors.reduce(0) { $0 + $1.count }
    guard factors.count > 1, places <= Self.mostPlaces else { return nil }
    self.factors = factors
  }
}
