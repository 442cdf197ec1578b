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

  /// Strips of the block that begins where `left` strips are left: as many as the registers have room for, twice, once
  /// for the sums and once for the factors.
  @inline(__always)
  static func blockStrips(networks: Int, left: Int) -> Int {
    let room = (ETALON_VECTOR_BYTES == 64 ? 8 : 4) / (networks == 3 ? 4 : networks)
    var size = max(1, room)
    while size > left { size /= 2 }
    return size
  }

  /// Updates and sums.
  func run() {
    unsafe forEachBlock { block, first, strips in
      switch (networks, strips, isShared) {
      case (1, 1, _): unsafe OnlineBlock<V, 1, 1, 1>.run(self, block, first)
      case (1, 2, _): unsafe OnlineBlock<V, 1, 2, 1>.run(self, block, first)
      case (1, 4, _): unsafe OnlineBlock<V, 1, 4, 1>.run(self, block, first)
      case (1, _, _): unsafe OnlineBlock<V, 1, 8, 1>.run(self, block, first)
      case (2, 1, true): unsafe OnlineBlock<V, 2, 1, 1>.run(self, block, first)
      case (2, 1, false): unsafe OnlineBlock<V, 2, 1, 2>.run(self, block, first)
      case (2, 2, true): unsafe OnlineBlock<V, 2, 2, 1>.run(self, block, first)
      case (2, 2, false): unsafe OnlineBlock<V, 2, 2, 2>.run(self, block, first)
      case (2, _, true): unsafe OnlineBlock<V, 2, 4, 1>.run(self, block, first)
      case (2, _, false): unsafe OnlineBlock<V, 2, 4, 2>.run(self, block, first)
      case (3, 1, true): unsafe OnlineBlock<V, 3, 1, 1>.run(self, block, first)
      case (3, 1, false): unsafe OnlineBlock<V, 3, 1, 3>.run(self, block, first)
      case (3, _, true): unsafe OnlineBlock<V, 3, 2, 1>.run(self, block, first)
      case (3, _, false): unsafe OnlineBlock<V, 3, 2, 3>.run(self, block, first)
      case (_, 1, true): unsafe OnlineBlock<V, 4, 1, 1>.run(self, block, first)
      case (_, 1, false): unsafe OnlineBlock<V, 4, 1, 4>.run(self, block, first)
      case (_, _, true): unsafe OnlineBlock<V, 4, 2, 1>.run(self, block, first)
      case (_, _, false): unsafe OnlineBlock<V, 4, 2, 4>.run(self, block, first)
      }
    }
  }

  /// Sums with the weights as they are. It is for the first sample alone, so that it need not be fast.
  func sum() {
    unsafe forEachBlock { block, first, strips in
      for place in 0..<networks * strips {
        let current = unsafe current[place / strips]
        var sum = unsafe block[place]
        for i in 0..<depth {
          sum = unsafe sum.addingProduct(block[(i + 1) * networks * strips + place], V(repeating: current[i]))
        }
        unsafe sums[place / strips * self.strips + first + place % strips] = sum
      }
    }
  }

  /// Updates alone: after the last sample.
  func update() {
    unsafe forEachBlock { block, first, strips in
      for place in 0..<networks * strips {
        let previous = unsafe previous[place / strips]
        let factor = unsafe factors[place / strips * self.strips + first + place % strips]
        if movesStarts { unsafe block[place] = block[place] + factor }
        for i in 0..<depth {
          let w = (i + 1) * networks * strips + place
          unsafe block[w] = block[w].addingProduct(factor, V(repeating: previous[i]))
        }
      }
    }
  }

  @inline(__always)
  private func forEachBlock(
    _ body: (_ block: UnsafeMutablePointer<V>, _ first: Int, _ strips: Int) -> Void
  ) {
    unsafe Self.forEachBlock(in: weights, networks: networks, strips: strips, depth: depth, body)
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
  static func run(_ pass: OnlinePass<V>, _ block: UnsafeMutablePointer<V>, _ first: Int) {
    let factors = Vectors { n in
      InlineArray<strips, V> { v in unsafe pass.factors[n &* pass.strips &+ first &+ v] }
    }
    var sums = Vectors { n in InlineArray<strips, V> { v in unsafe block[n &* strips &+ v] } }
    if pass.movesStarts {
      for n in 0..<networks {
        for v in 0..<strips {
          unsafe sums[unchecked: n][unchecked: v] =
            sums[unchecked: n][unchecked: v] + factors[unchecked: n][unchecked: v]
          unsafe block[n &* strips &+ v] = sums[unchecked: n][unchecked: v]
        }
      }
    }
    let previous = unsafe InlineArray<rows, UnsafePointer<V.Scalar>> { n in unsafe pass.previous[n] }
    let current = unsafe InlineArray<rows, UnsafePointer<V.Scalar>> { n in unsafe pass.current[n] }
    var weights = unsafe block
    for i in 0..<pass.depth {
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
    for n in 0..<networks {
      for v in 0..<strips {
        unsafe pass.sums[n &* pass.strips &+ first &+ v] = sums[unchecked: n][unchecked: v]
      }
    }
  }
}
