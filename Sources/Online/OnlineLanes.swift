import Arithmetic
import Kernels
import Learning

/// The layout of a row, which holds one number for each unit, or each input, of every network that is
/// trained side by side.
///
/// A single network uses whole vectors. Several networks use neighbouring lanes of each vector, at least
/// four each: vector v holds numbers 4v to 4v + 3 of network 0, then those of network 1, … They are
/// processed together, so that they share the latency of a step, and layers of few units leave fewer lanes
/// unused.
struct OnlineLanes<V: VectorRegister> {
  /// The largest number of networks that share a row.
  static var mostNetworks: Int { max(1, V.scalarCount / 4) }

  /// The lanes of each network if there are two.
  @inline(__always)
  static var half: Int { max(4, V.scalarCount / 2) }

  /// The lanes of a vector that belong to one network: a power of two.
  let unitLanes: Int

  init(networks: Int) {
    precondition((1...Self.mostNetworks).contains(networks))
    unitLanes = networks == 1 ? V.scalarCount : networks == 2 ? Self.half : 4
  }

  /// Whether networks share vectors.
  @inline(__always)
  var areShared: Bool { unitLanes < V.scalarCount }

  /// The vectors of a row of `count` numbers per network; excess lanes of the last vector are not used.
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

  /// 1 in the lanes of the last vector of a row of `count` that hold a number, 0 in the others.
  func areInUse(for count: Int) -> V {
    var areInUse = V(repeating: 0)
    for lane in 0..<V.scalarCount where lane % unitLanes <= (count - 1) % unitLanes { areInUse[lane] = 1 }
    return areInUse
  }

  /// The index of number `i` of network `n` in a row.
  @inline(__always)
  func place(of i: Int, in n: Int) -> Int {
    i / unitLanes * V.scalarCount + n * unitLanes + i % unitLanes
  }

  /// Sets all lanes of network `n` to a number.
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
