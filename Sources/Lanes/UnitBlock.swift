import Arithmetic
import CMachine
import Kernels
import Learning

/// A vector for each of several neighbouring units of a layer, in registers: they share the load of each
/// input, and their operations hide each other's latency.
protocol UnitBlock<V> {
  associatedtype V: LaneVector
  static var unitCount: Int { get }

  /// The same vector for every unit.
  init(repeating lanes: V)
  /// The vectors from `place` on, `stride` apart.
  init(at place: UnsafePointer<V>, stride: Int)
  func store(to place: UnsafeMutablePointer<V>)
  func adding(_ other: Self) -> Self
  func times(_ lanes: V) -> Self
  /// self + other·lanes, rounded once.
  func addingProduct(_ other: Self, _ lanes: V) -> Self
  /// f of each.
  func output<F: ActivationFunction>(of function: F.Type) -> Self
  /// self·f′, from the outputs alone.
  func timesDerivative<F: ActivationFunction>(of function: F.Type, at outputs: Self) -> Self
}

extension UnitBlock {
  /// The vectors at `place` and after it.
  @inline(__always) init(at place: UnsafePointer<V>) { unsafe self.init(at: place, stride: 1) }

  /// self·f′, from the outputs, if the derivative is fused; otherwise self.
  @inline(__always)
  func timesDerivative(of activation: Activation, at outputs: Self) -> Self {
    switch activation {
    case .sigmoid: timesDerivative(of: Sigmoid.self, at: outputs)
    case .tanh: timesDerivative(of: Tanh.self, at: outputs)
    case .relu: timesDerivative(of: RectifiedLinear.self, at: outputs)
    case .leakyReLU: timesDerivative(of: LeakyRectifiedLinear.self, at: outputs)
    case .softsign: timesDerivative(of: Softsign.self, at: outputs)
    case .softplus: timesDerivative(of: Softplus.self, at: outputs)
    default: self
    }
  }
}

extension Activation {
  /// Whether a block's sums are multiplied by f′ while they are in registers. Other derivatives, which need net or are less
  /// common, have a loop of their own, so that the code for blocks of every size stays small.
  @inline(__always)
  var derivativeIsFused: Bool {
    switch self {
    case .identity, .softmax, .linearPiece, .sigmoid, .tanh, .relu, .leakyReLU, .softsign, .softplus: true
    default: false
    }
  }
}

struct OneUnit<V: LaneVector>: UnitBlock {
  var lanes: V

  @inline(__always) static var unitCount: Int { 1 }
  @inline(__always) init(repeating lanes: V) { self.lanes = lanes }
  @inline(__always) init(at place: UnsafePointer<V>, stride: Int) { unsafe lanes = place[0] }
  @inline(__always) func store(to place: UnsafeMutablePointer<V>) { unsafe place[0] = lanes }
  @inline(__always) func adding(_ other: Self) -> Self { Self(repeating: lanes + other.lanes) }
  @inline(__always) func times(_ factor: V) -> Self { Self(repeating: lanes * factor) }
  @inline(__always) func addingProduct(_ other: Self, _ factor: V) -> Self {
    Self(repeating: lanes.addingProduct(other.lanes, factor))
  }
  @inline(__always) func output<F: ActivationFunction>(of function: F.Type) -> Self {
    Self(repeating: F.output(lanes))
  }
  @inline(__always) func timesDerivative<F: ActivationFunction>(of function: F.Type, at outputs: Self) -> Self
  {
    Self(repeating: F.timesDerivative(lanes, net: lanes, output: outputs.lanes))
  }
}

struct UnitPair<First: UnitBlock, Second: UnitBlock>: UnitBlock where First.V == Second.V {
  typealias V = First.V

  var first: First
  var second: Second

  @inline(__always) init(_ first: First, _ second: Second) { (self.first, self.second) = (first, second) }
  @inline(__always) static var unitCount: Int { First.unitCount + Second.unitCount }
  @inline(__always) init(repeating lanes: V) { self.init(First(repeating: lanes), Second(repeating: lanes)) }
  @inline(__always) init(at place: UnsafePointer<V>, stride: Int) {
    unsafe self.init(
      First(at: place, stride: stride), Second(at: place + First.unitCount &* stride, stride: stride))
  }
  @inline(__always) func store(to place: UnsafeMutablePointer<V>) {
    unsafe first.store(to: place)
    unsafe second.store(to: place + First.unitCount)
  }
  @inline(__always) func adding(_ other: Self) -> Self {
    Self(first.adding(other.first), second.adding(other.second))
  }
  @inline(__always) func times(_ factor: V) -> Self { Self(first.times(factor), second.times(factor)) }
  @inline(__always) func addingProduct(_ other: Self, _ factor: V) -> Self {
    Self(first.addingProduct(other.first, factor), second.addingProduct(other.second, factor))
  }
  @inline(__always) func output<F: ActivationFunction>(of function: F.Type) -> Self {
    Self(first.output(of: function), second.output(of: function))
  }
  @inline(__always) func timesDerivative<F: ActivationFunction>(of function: F.Type, at outputs: Self) -> Self
  {
    Self(
      first.timesDerivative(of: function, at: outputs.first),
      second.timesDerivative(of: function, at: outputs.second))
  }
}

typealias TwoUnits<V: LaneVector> = UnitPair<OneUnit<V>, OneUnit<V>>
typealias ThreeUnits<V: LaneVector> = UnitPair<TwoUnits<V>, OneUnit<V>>
typealias FourUnits<V: LaneVector> = UnitPair<TwoUnits<V>, TwoUnits<V>>
typealias EightUnits<V: LaneVector> = UnitPair<FourUnits<V>, FourUnits<V>>

/// How a layer's units are divided into blocks: as many of the largest size as possible, then smaller ones.
enum UnitBlocks {
  /// A block's sums and factors must fit into the 32 or 16 registers together.
  @inline(__always) static var largest: Int { ETALON_VECTOR_BYTES == 64 ? 8 : 4 }

  /// The size of the next block, where `left` units are left.
  @inline(__always) static func size(left: Int) -> Int { left >= largest ? largest : min(left, 4) }

  /// The first unit of the block that contains `unit`, and the block's size.
  static func block(of unit: Int, among count: Int) -> (first: Int, size: Int) {
    var first = 0
    while true {
      let size = size(left: count - first)
      if unit < first + size { return (first, size) }
      first += size
    }
  }
}

/// An operation on the units of a layer, block by block.
protocol UnitPass<V> {
  associatedtype V: LaneVector
  func run<B: UnitBlock>(_ type: B.Type, from unit: Int) where B.V == V
}

extension UnitPass {
  /// Runs over `count` units from the first, each block with the type of its size.
  @inline(__always)
  func run(over count: Int) {
    var unit = 0
    if UnitBlocks.largest >= 8 {
      while unit &+ 8 <= count {
        run(EightUnits<V>.self, from: unit)
        unit &+= 8
      }
    }
    while unit &+ 4 <= count {
      run(FourUnits<V>.self, from: unit)
      unit &+= 4
    }
    switch count &- unit {
    case 3: run(ThreeUnits<V>.self, from: unit)
    case 2: run(TwoUnits<V>.self, from: unit)
    case 1: run(OneUnit<V>.self, from: unit)
    default: break
    }
  }
}
