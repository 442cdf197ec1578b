import CMachine

/// One pass over the weights into the units of a layer, for several networks side by side: the update of one sample and
/// the sums of the next, so that each weight is loaded and stored once.
///
///     w_ji ← w_ji + factor_j·previous_i        sum_j = start_j + Σ_i w_ji·current_i
///
/// On the way forward the factors are the pushes η·δ_j, and the inputs of the two samples pass by. On the way back the
/// same pass goes over the transposed weights: there the factors are the outputs of the layer before, and pushes and δ
/// pass by. The products are the same, so that both copies of a weight keep the same bits.
@safe
struct OnlinePass<V: VectorRegister> {
  typealias Row = UnsafePointer<V.Scalar>

  let networks: Int
  /// Vectors with one number a unit.
  let strips: Int
  /// How many numbers pass by.
  let depth: Int
  /// Block after block of `blockStrips` strips: the starts of all networks, then what belongs to number 0, to number 1, …
  let weights: UnsafeMutablePointer<V>
  /// Whether the starts move by the factor itself, as biases do.
  let movesStarts: Bool
  /// A row of `strips` vectors a network.
  let factors: UnsafePointer<V>
  let sums: UnsafeMutablePointer<V>
  /// What passes by, a row a network.
  let previous: UnsafePointer<Row>
  let current: UnsafePointer<Row>
  /// Whether it is the same for all networks: then it is loaded once.
  let isShared: Bool

  private static var hasManyRegisters: Bool { ETALON_VECTOR_BYTES == 64 }

  /// Strips of the block that begins where `left` strips are left: the registers have room for so many sums and factors
  /// of each network.
  @inline(__always)
  static func blockStrips(networks: Int, left: Int) -> Int {
    var size = hasManyRegisters ? (networks == 1 ? 8 : 4) : 4 / networks
    while size > left { size /= 2 }
    return size
  }

  // By pointer, because a copy of all this for every block costs as much as a short block.

  /// Updates and sums.
  @inline(__always)
  static func run(_ pass: UnsafePointer<OnlinePass>) {
    let networks = unsafe pass.pointee.networks
    let isShared = unsafe pass.pointee.isShared
    unsafe forEachBlock(
      in: pass.pointee.weights, networks: networks, strips: pass.pointee.strips, depth: pass.pointee.depth
    ) { block, first, strips in
      switch (networks, strips, isShared) {
      case (1, 1, _): unsafe OnlineBlock<V, 1, 1, 1>.run(pass, block, first)
      case (1, 2, _): unsafe OnlineBlock<V, 1, 2, 1>.run(pass, block, first)
      case (1, 4, _): unsafe OnlineBlock<V, 1, 4, 1>.run(pass, block, first)
      case (1, _, _): unsafe OnlineBlock<V, 1, 8, 1>.run(pass, block, first)
      case (2, 1, true): unsafe OnlineBlock<V, 2, 1, 1>.run(pass, block, first)
      case (2, 1, false): unsafe OnlineBlock<V, 2, 1, 2>.run(pass, block, first)
      case (2, 2, true): unsafe OnlineBlock<V, 2, 2, 1>.run(pass, block, first)
      case (2, 2, false): unsafe OnlineBlock<V, 2, 2, 2>.run(pass, block, first)
      case (2, _, true): unsafe OnlineBlock<V, 2, 4, 1>.run(pass, block, first)
      case (2, _, false): unsafe OnlineBlock<V, 2, 4, 2>.run(pass, block, first)
      case (_, 1, true): unsafe OnlineBlock<V, 3, 1, 1>.run(pass, block, first)
      case (_, 1, false): unsafe OnlineBlock<V, 3, 1, 3>.run(pass, block, first)
      case (_, 2, true): unsafe OnlineBlock<V, 3, 2, 1>.run(pass, block, first)
      case (_, 2, false): unsafe OnlineBlock<V, 3, 2, 3>.run(pass, block, first)
      case (_, _, true): unsafe OnlineBlock<V, 3, 4, 1>.run(pass, block, first)
      case (_, _, false): unsafe OnlineBlock<V, 3, 4, 3>.run(pass, block, first)
      }
    }
  }

  /// Sums with the weights as they are. It is for the first sample alone, so that it need not be fast.
  func sum() {
    unsafe Self.forEachBlock(in: weights, networks: networks, strips: strips, depth: depth) {
      block, first, size in
      for place in 0..<networks * size {
        let current = unsafe current[place / size]
        var sum = unsafe block[place]
        for i in 0..<depth {
          sum = unsafe sum.addingProduct(block[(i + 1) * networks * size + place], V(repeating: current[i]))
        }
        unsafe sums[place / size * strips + first + place % size] = sum
      }
    }
  }

  /// Updates alone: after the last sample.
  func update() {
    unsafe Self.forEachBlock(in: weights, networks: networks, strips: strips, depth: depth) {
      block, first, size in
      for place in 0..<networks * size {
        let previous = unsafe previous[place / size]
        let factor = unsafe factors[place / size * strips + first + place % size]
        if movesStarts { unsafe block[place] = block[place] + factor }
        for i in 0..<depth {
          let w = (i + 1) * networks * size + place
          unsafe block[w] = block[w].addingProduct(factor, V(repeating: previous[i]))
        }
      }
    }
  }

  /// Calls with where each block's weights are, its first strip and how many it has.
  @inline(__always)
  static func forEachBlock(
    in weights: UnsafeMutablePointer<V>, networks: Int, strips: Int, depth: Int,
    _ body: (_ block: UnsafeMutablePointer<V>, _ first: Int, _ strips: Int) -> Void
  ) {
    var block = unsafe weights
    var first = 0
    while first < strips {
      let size = blockStrips(networks: networks, left: strips &- first)
      unsafe body(block, first, size)
      unsafe block += size &* networks &* (depth &+ 1)
      first &+= size
    }
  }
}

/// A block of strips whose sums and factors stay in registers while the inputs pass by: one row of these for each network,
/// or for all.
private enum OnlineBlock<V: VectorRegister, let networks: Int, let strips: Int, let rows: Int> {
  typealias Vectors = InlineArray<networks, InlineArray<strips, V>>

  @inline(never)
  static func run(_ pass: UnsafePointer<OnlinePass<V>>, _ block: UnsafeMutablePointer<V>, _ first: Int) {
    let rowStrips = unsafe pass.pointee.strips
    let factors = Vectors { n in
      InlineArray<strips, V> { v in unsafe pass.pointee.factors[n &* rowStrips &+ first &+ v] }
    }
    var sums = Vectors { n in InlineArray<strips, V> { v in unsafe block[n &* strips &+ v] } }
    if unsafe pass.pointee.movesStarts {
      for n in 0..<networks {
        for v in 0..<strips {
          unsafe sums[unchecked: n][unchecked: v] =
            sums[unchecked: n][unchecked: v] + factors[unchecked: n][unchecked: v]
          unsafe block[n &* strips &+ v] = sums[unchecked: n][unchecked: v]
        }
      }
    }
    let previous = unsafe InlineArray<rows, UnsafePointer<V.Scalar>> { n in unsafe pass.pointee.previous[n] }
    let current = unsafe InlineArray<rows, UnsafePointer<V.Scalar>> { n in unsafe pass.pointee.current[n] }
    let depth = unsafe pass.pointee.depth
    var weights = unsafe block
    for i in 0..<depth {
      unsafe weights += networks &* strips
      var before = unsafe V(repeating: previous[unchecked: 0][i])
      var now = unsafe V(repeating: current[unchecked: 0][i])
      for n in 0..<networks {
        if rows > 1 && n > 0 {
          before = unsafe V(repeating: previous[unchecked: n][i])
          now = unsafe V(repeating: current[unchecked: n][i])
        }
        for v in 0..<strips {
          let w = unsafe weights[n &* strips &+ v].addingProduct(
            factors[unchecked: n][unchecked: v], before)
          unsafe weights[n &* strips &+ v] = w
          unsafe sums[unchecked: n][unchecked: v] = sums[unchecked: n][unchecked: v].addingProduct(w, now)
        }
      }
    }
    let targets = unsafe pass.pointee.sums
    for n in 0..<networks {
      for v in 0..<strips {
        unsafe targets[n &* rowStrips &+ first &+ v] = sums[unchecked: n][unchecked: v]
      }
    }
  }
}
