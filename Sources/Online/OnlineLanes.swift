import Arithmetic
import Kernels
import Learning

/// Who has which lanes of a row, a row being a number for each unit, or each input, of every network that is trained side
/// by side.
///
/// One network has whole vectors, one after the other. Several have as many neighbouring lanes of each vector, four at
/// least: vector v holds numbers 4v to 4v + 3 of network 0, then those of network 1, … All of them go through everything
/// together, so that the latency of a step is there once, and layers of few units leave fewer lanes idle.
struct OnlineLanes<V: VectorRegister> {
  /// Networks that share a row at most.
  static var mostNetworks: Int { max(1, V.scalarCount / 4) }

  /// Lanes of each of two networks.
  @inline(__always)
  static var half: Int { max(4, V.scalarCount / 2) }

  /// Lanes of a vector that a network has: a power of two.
  let unitLanes: Int

  init(networks: Int) {
    precondition((1...Self.mostNetworks).contains(networks))
    unitLanes = networks == 1 ? V.scalarCount : networks == 2 ? Self.half : 4
  }

  /// Whether networks share vectors.
  @inline(__always)
  var areShared: Bool { unitLanes < V.scalarCount }

  /// Vectors of a row of `count` numbers a network; the lanes of the last one that are left over are of no use to anybody.
  func strips(for count: Int) -> Int { (count - 1) / unitLanes + 1 }

  /// Number `i` of each network in all its lanes.
  @inline(__always)
  func each(_ i: Int, of row: UnsafeRawPointer) -> V {
    let numbers = unsafe row.assumingMemoryBound(to: V.Scalar.self) + place(of: i, in: 0)
    switch unitLanes {
    case 4: return unsafe repeating(numbers, inEach: 4)
    case V.scalarCount: return unsafe V(repeating: numbers[0])
    default: return unsafe repeating(numbers, inEach: Self.half)
    }
  }

  @inline(__always)
  private func repeating(_ numbers: UnsafePointer<V.Scalar>, inEach count: Int) -> V {
    var each = V(repeating: 0)
    for lane in 0..<V.scalarCount { each[lane] = unsafe numbers[lane & ~(count &- 1)] }
    return each
  }

  /// 1 in the lanes that have a number in the last vector of a row of `count`, 0 in the others.
  func areInUse(for count: Int) -> V {
    var areInUse = V(repeating: 0)
    for lane in 0..<V.scalarCount where lane % unitLanes <= (count - 1) % unitLanes { areInUse[lane] = 1 }
    return areInUse
  }

  /// Where number `i` of network `n` is in a row.
  @inline(__always)
  func place(of i: Int, in n: Int) -> Int {
    i / unitLanes * V.scalarCount + n * unitLanes + i % unitLanes
  }

  /// The same number in all lanes of network `n`, others as they are.
  func set(_ value: V.Scalar, of n: Int, in vector: inout V) {
    for lane in n * unitLanes..<(n + 1) * unitLanes { vector[lane] = value }
  }

  /// Copies a network's numbers into a row whose vectors are shared.
  @inline(__always)
  func put(_ numbers: UnsafePointer<V.Scalar>, count: Int, of n: Int, into row: UnsafeMutablePointer<V>) {
    let size = MemoryLayout<V.Scalar>.stride
    var target = unsafe UnsafeMutableRawPointer(row) + n &* unitLanes &* size
    for i in stride(from: 0, to: count &- 3, by: 4) {
      unsafe target.copyMemory(from: numbers + i, byteCount: 4 &* size)
      unsafe target += 4 &* size
      if (i &+ 4) & (unitLanes &- 1) == 0 { unsafe target += (V.scalarCount &- unitLanes) &* size }
    }
    for i in count & ~3..<count {
      unsafe target.storeBytes(of: numbers[i], toByteOffset: (i & 3) &* size, as: V.Scalar.self)
    }
  }
}
