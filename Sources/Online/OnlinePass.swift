import Arithmetic
import CMachine
import Kernels
import Learning

/// One pass over the weights into the units of a layer: the update of one sample and the sums of the next,
/// so that each weight is loaded and stored once.
///
///     w_ji ← w_ji + factor_j·previous_i        sum_j = start_j + Σ_i w_ji·current_i
///
/// In the forward pass the factors are η·δ_j, and `previous` and `current` are the inputs of the two
/// samples. In the backward pass, over the transposed weights, the factors are the outputs of the previous
/// layer, and `previous` and `current` are η·δ and δ. The products are the same, so that both copies of a
/// weight have the same bits.
@safe
struct OnlinePass<V: VectorRegister> {
  let lanes: OnlineLanes<V>
  /// The vectors that hold one number per unit.
  let strips: Int
  /// The number of summands: rows of weights after the starts.
  let depth: Int
  /// Block after block of `blockStrips` strips: the starts, then the weights of number 0, of number 1, …
  let weights: UnsafeMutablePointer<V>
  /// Whether the factor is added to the starts, which is the update of biases.
  let movesStarts: Bool
  /// Rows of `strips` vectors.
  let factors: UnsafePointer<V>
  let sums: UnsafeMutablePointer<V>
  /// The rows that the weights are multiplied by.
  var previous: UnsafeRawPointer
  var current: UnsafeRawPointer

  /// The strips of the next block, with `left` strips left; its sums and factors fit into the registers.
  @inline(__always)
  static func blockStrips(left: Int) -> Int {
    let most = ETALON_VECTOR_BYTES == 64 ? 8 : 4
    return left >= most ? most : left > 4 ? (left &+ 1) / 2 : left
  }

  // By pointer, because copying the pass for every block would cost as much as a short block.

  /// Applies the update and computes the sums.
  @inline(__always)
  static func run(_ pass: UnsafePointer<OnlinePass>) {
    unsafe forEachBlock(
      in: pass.pointee.weights, strips: pass.pointee.strips, depth: pass.pointee.depth
    ) { block, first, strips in
      switch strips {
      case 1: unsafe OnlineBlock<V, 1>.run(pass, block, first)
      case 2: unsafe OnlineBlock<V, 2>.run(pass, block, first)
      case 3: unsafe OnlineBlock<V, 3>.run(pass, block, first)
      case 4: unsafe OnlineBlock<V, 4>.run(pass, block, first)
      default: unsafe OnlineBlock<V, 8>.run(pass, block, first)
      }
    }
  }

  /// Computes the sums without an update: only for the first sample, so that it need not be fast.
  func sum() {
    unsafe Self.forEachBlock(in: weights, strips: strips, depth: depth) { block, first, size in
      for s in 0..<size {
        var sum = unsafe block[s]
        for i in 0..<depth {
          sum = unsafe sum.addingProduct(block[(i + 1) * size + s], lanes.each(i, of: current))
        }
        unsafe sums[first + s] = sum
      }
    }
  }

  /// Applies the update alone: after the last sample.
  func update() {
    unsafe Self.forEachBlock(in: weights, strips: strips, depth: depth) { block, first, size in
      for s in 0..<size {
        let factor = unsafe factors[first + s]
        if movesStarts { unsafe block[s] = block[s] + factor }
        for i in 0..<depth {
          let w = (i + 1) * size + s
          unsafe block[w] = block[w].addingProduct(factor, lanes.each(i, of: previous))
        }
      }
    }
  }

  /// Calls `body` with each block's weights, its first strip and its number of strips.
  @inline(__always)
  static func forEachBlock(
    in weights: UnsafeMutablePointer<V>, strips: Int, depth: Int,
    _ body: (_ block: UnsafeMutablePointer<V>, _ first: Int, _ strips: Int) -> Void
  ) {
    var block = unsafe weights
    var first = 0
    while first < strips {
      let size = blockStrips(left: strips &- first)
      unsafe body(block, first, size)
      unsafe block += size &* (depth &+ 1)
      first &+= size
    }
  }
}

/// A block of strips whose sums and factors stay in registers during the loop over the rows.
private enum OnlineBlock<V: VectorRegister, let strips: Int> {
  typealias Vectors = InlineArray<strips, V>

  @inline(never)
  static func run(_ pass: UnsafePointer<OnlinePass<V>>, _ block: UnsafeMutablePointer<V>, _ first: Int) {
    let factors = Vectors { v in unsafe pass.pointee.factors[first &+ v] }
    var sums = Vectors { v in unsafe block[v] }
    if unsafe pass.pointee.movesStarts {
      for v in 0..<strips {
        unsafe sums[unchecked: v] = sums[unchecked: v] + factors[unchecked: v]
        unsafe block[v] = sums[unchecked: v]
      }
    }
    let (previous, current) = unsafe (pass.pointee.previous, pass.pointee.current)
    let depth = unsafe pass.pointee.depth
    let weights = unsafe block + strips
    switch unsafe pass.pointee.lanes.unitLanes {
    case V.scalarCount:
      let before = unsafe previous.assumingMemoryBound(to: V.Scalar.self)
      let now = unsafe current.assumingMemoryBound(to: V.Scalar.self)
      for i in 0..<depth {
        unsafe move(
          weights + i &* strips, by: factors, V(repeating: before[i]), adding: V(repeating: now[i]), to: &sums
        )
      }
    case 4:
      unsafe move(weights, depth, by: factors, previous, adding: current, inEach: 4, to: &sums)
    default:
      unsafe move(
        weights, depth, by: factors, previous, adding: current, inEach: OnlineLanes<V>.half, to: &sums)
    }
    for v in 0..<strips { unsafe pass.pointee.sums[first &+ v] = sums[unchecked: v] }
  }

  /// The loop over rows whose vectors are shared, with `count` lanes per network.
  @inline(__always)
  private static func move(
    _ weights: UnsafeMutablePointer<V>, _ depth: Int, by factors: Vectors, _ previous: UnsafeRawPointer,
    adding current: UnsafeRawPointer, inEach count: Int, to sums: inout Vectors
  ) {
    var weights = unsafe weights
    var before = unsafe previous.assumingMemoryBound(to: V.self)
    var now = unsafe current.assumingMemoryBound(to: V.self)
    /// One number of each network, `i` within its lanes.
    @inline(__always)
    func move(_ i: Int) {
      unsafe Self.move(
        weights, by: factors, before[0].repeating(i, inEach: count),
        adding: now[0].repeating(i, inEach: count), to: &sums)
      unsafe weights += strips
    }
    var left = depth
    while left >= count {
      // A lane that is known at compile time is repeated in one instruction.
      move(0)
      move(1)
      move(2)
      move(3)
      if count > 4 {
        move(4)
        move(5)
        move(6)
        move(7)
      }
      unsafe before += 1
      unsafe now += 1
      left &-= count
    }
    if left > 0 { move(0) }
    if left > 1 { move(1) }
    if left > 2 { move(2) }
    if count > 4 {
      if left > 3 { move(3) }
      if left > 4 { move(4) }
      if left > 5 { move(5) }
      if left > 6 { move(6) }
    }
  }

  /// Updates the weights of one number and adds their products to the sums.
  @inline(__always)
  private static func move(
    _ weights: UnsafeMutablePointer<V>, by factors: Vectors, _ before: V, adding now: V,
    to sums: inout Vectors
  ) {
    for v in 0..<strips {
      let w = unsafe weights[v].addingProduct(factors[unchecked: v], before)
      unsafe weights[v] = w
      unsafe sums[unchecked: v] = sums[unchecked: v].addingProduct(w, now)
    }
  }
}
