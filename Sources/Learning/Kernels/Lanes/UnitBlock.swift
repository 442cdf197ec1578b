import CMachine

/// A vector for each of several neighbouring units of a layer, in registers: they share the load of each input, and one
/// unit's operations fill the time that another's take.
protocol UnitBlock<V> {
  associatedtype V: LaneVector
  static var unitCount: Int { get }

  /// The same vector for every unit.
  init(repeating lanes: V)
  /// The vectors at `place` and after it.
  init(at place: UnsafePointer<V>)
  func store(to place: UnsafeMutablePointer<V>)
  func adding(_ other: Self) -> Self
  func times(_ lanes: V) -> Self
  /// self + other·lanes, rounded once.
  func addingProduct(_ other: Self, _ lanes: V) -> Self
}

struct OneUnit<V: LaneVector>: UnitBlock {
  var lanes: V

  @inline(__always) static var unitCount: Int { 1 }
  @inline(__always) init(repeating lanes: V) { self.lanes = lanes }
  @inline(__always) init(at place: UnsafePointer<V>) { unsafe lanes = place[0] }
  @inline(__always) func store(to place: UnsafeMutablePointer<V>) { unsafe place[0] = lanes }
  @inline(__always) func adding(_ other: Self) -> Self { Self(repeating: lanes + other.lanes) }
  @inline(__always) func times(_ factor: V) -> Self { Self(repeating: lanes * factor) }
  @inline(__always) func addingProduct(_ other: Self, _ factor: V) -> Self {
    Self(repeating: lanes.addingProduct(other.lanes, factor))
  }
}

struct Both<Half: UnitBlock>: UnitBlock {
  typealias V = Half.V

  var first: Half
  var second: Half

  @inline(__always) init(_ first: Half, _ second: Half) { (self.first, self.second) = (first, second) }
  @inline(__always) static var unitCount: Int { 2 * Half.unitCount }
  @inline(__always) init(repeating lanes: V) { self.init(Half(repeating: lanes), Half(repeating: lanes)) }
  @inline(__always) init(at place: UnsafePointer<V>) {
    unsafe self.init(Half(at: place), Half(at: place + Half.unitCount))
  }
  @inline(__always) func store(to place: UnsafeMutablePointer<V>) {
    unsafe first.store(to: place)
    unsafe second.store(to: place + Half.unitCount)
  }
  @inline(__always) func adding(_ other: Self) -> Self {
    Self(first.adding(other.first), second.adding(other.second))
  }
  @inline(__always) func times(_ factor: V) -> Self { Self(first.times(factor), second.times(factor)) }
  @inline(__always) func addingProduct(_ other: Self, _ factor: V) -> Self {
    Self(first.addingProduct(other.first, factor), second.addingProduct(other.second, factor))
  }
}

/// How a layer's units are cut into blocks: as many of the largest size as there are, then one of each smaller size that
/// is needed.
enum UnitBlocks<V: LaneVector> {
  /// Besides a block's sums, its pushes or factors must fit into the registers, of which there are 32 or 16.
  @inline(__always) static var largest: Int { (ETALON_VECTOR_BYTES == 64 ? 8 : 4) / V.partCount }

  /// The first unit of the block that `unit` is in, and the block's size.
  static func block(of unit: Int, among count: Int) -> (first: Int, size: Int) {
    var first = 0
    var size = largest
    while true {
      while first + size > count { size /= 2 }
      if unit < first + size { return (first, size) }
      first += size
    }
  }
}

/// What is done to the units of a layer, block by block.
protocol UnitPass<V> {
  associatedtype V: LaneVector
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V
}

extension UnitPass {
  /// Runs over `count` units from the first, each block with the type that has its size.
  @inline(__always)
  func run(over count: Int) {
    var unit = 0
    if UnitBlocks<V>.largest >= 8 {
      while unit &+ 8 <= count {
        run(Both<Both<Both<OneUnit<V>>>>.self, from: unit)
        unit &+= 8
      }
    }
    if UnitBlocks<V>.largest >= 4 {
      while unit &+ 4 <= count {
        run(Both<Both<OneUnit<V>>>.self, from: unit)
        unit &+= 4
      }
    }
    if UnitBlocks<V>.largest >= 2 {
      while unit &+ 2 <= count {
        run(Both<OneUnit<V>>.self, from: unit)
        unit &+= 2
      }
    }
    while unit < count {
      run(OneUnit<V>.self, from: unit)
      unit &+= 1
    }
  }
}
