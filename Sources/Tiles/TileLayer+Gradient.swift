import Arithmetic
import Kernels
import Learning

// The gradient of a layer's weights, summed over a block of samples, and the update of the weights.

extension TileLayer {
  /// A share of g_ji = Σ_s δ_sj·O_si over the first `samples` rows, and the update of its weights. The work
  /// is divided into blocks of inputs and a few strips; a share is a range of these, and any division gives
  /// the same bits.
  func computeGradient(samples: Int, _ update: TileUpdate<V>, share: Int, of shares: Int) {
    let blocks = inputBlocks
    let most = TileShape<V>.gradientStrips(of: strips)
    let items = blocks * ((strips + most - 1) / most)
    var item = items * share / shares
    let end = items * (share + 1) / shares
    var packed = -1
    while item < end {
      let strip = item / blocks * most
      let block = item % blocks
      let run = min(end - item, blocks - block, Self.blocksPerRun)
      let width = min(most, strips - strip)
      if let packing, packed != strip {
        unsafe packing.pack(
          deltas + strip, width: width, rowVectors: rowVectors, samples: samples, share: share)
        packed = strip
      }
      computeGradient(
        block * Self.inputsPerBlock..<min(inputCount, (block + run) * Self.inputsPerBlock), samples: samples,
        update, strip: strip, strips: width, share: share)
      item += run
      guard update.movesWeights else { continue }
      for s in strip..<strip + width {
        if !update.isPlainStep {
          let end = min(inputCount, (block + run) * Self.inputsPerBlock)
          update.of(strip: s).moveWeights(s * stripRows + block * Self.inputsPerBlock..<s * stripRows + end)
        }
        guard unsafe transposed != nil else { continue }
        for b in block..<block + run { transpose(block: b, ofStrip: s) }
      }
    }
  }

  /// The number of blocks whose weights are transposed right after their update, while they are in the L1
  /// cache.
  private static var blocksPerRun: Int { 8 }

  /// The gradient of a range of inputs, which begins with a whole group, and a few strips.
  private func computeGradient(
    _ inputs: Range<Int>, samples: Int, _ update: TileUpdate<V>, strip: Int, strips: Int, share: Int
  ) {
    let size = TileShape<V>.inputsPerGroup(strips: self.strips)
    let groups = inputs.count / size
    if groups > 0 {
      computeGradient(
        from: inputs.lowerBound, rows: size, groups: groups, samples: samples, update, strip: strip,
        strips: strips, share: share)
    }
    if inputs.count > groups * size {
      computeGradient(
        from: inputs.lowerBound + groups * size, rows: inputs.count - groups * size, groups: 1,
        samples: samples, update, strip: strip, strips: strips, share: share)
    }
  }

  /// The gradient of `groups` × `rows` inputs, in tiles of `rows` rows.
  @inline(__always)
  private func computeGradient(
    from input: Int, rows: Int, groups: Int, samples: Int, _ update: TileUpdate<V>, strip: Int, strips: Int,
    share: Int
  ) {
    let place = strip * stripRows + input
    var (offset, stride) = (input, rows)
    var (outputs, deltas, deltaVectors) = unsafe (
      UnsafePointer(inputs), UnsafePointer(deltas + strip), rowVectors
    )
    if let packing {
      let size = TileShape<V>.inputsPerGroup(strips: self.strips)
      (offset, stride) = (input / size * packing.groupStride, packing.groupStride)
      unsafe (outputs, deltas, deltaVectors) = (
        UnsafePointer(packing.rows), packing.deltas(ofShare: share), strips
      )
    }
    let update = update.of(strip: strip)
    @inline(__always)
    func run<let r: Int, let s: Int>(_ tile: Tile<V, r, s>.Type) {
      if update.isPlainStep {
        unsafe tile.step(
          outputs, offset: offset, groups: groups, groupStride: stride, deltas, rowVectors: deltaVectors,
          samples: samples, update, at: place, stripRows: stripRows)
      } else {
        unsafe tile.computeGradient(
          outputs, offset: offset, groups: groups, groupStride: stride, deltas, rowVectors: deltaVectors,
          samples: samples, update, at: place, stripRows: stripRows)
      }
    }
    switch (rows, strips) {
    case (1, 1): run(Tile<V, 1, 1>.self)
    case (1, 2): run(Tile<V, 1, 2>.self)
    case (1, 3): run(Tile<V, 1, 3>.self)
    case (1, 4): run(Tile<V, 1, 4>.self)
    case (2, 1): run(Tile<V, 2, 1>.self)
    case (2, 2): run(Tile<V, 2, 2>.self)
    case (2, 3): run(Tile<V, 2, 3>.self)
    case (2, 4): run(Tile<V, 2, 4>.self)
    case (3, 1): run(Tile<V, 3, 1>.self)
    case (3, 2): run(Tile<V, 3, 2>.self)
    case (3, 3): run(Tile<V, 3, 3>.self)
    case (3, 4): run(Tile<V, 3, 4>.self)
    case (4, 1): run(Tile<V, 4, 1>.self)
    case (4, 2): run(Tile<V, 4, 2>.self)
    case (4, 3): run(Tile<V, 4, 3>.self)
    case (4, 4): run(Tile<V, 4, 4>.self)
    case (5, 1): run(Tile<V, 5, 1>.self)
    case (5, 2): run(Tile<V, 5, 2>.self)
    case (6, 1): run(Tile<V, 6, 1>.self)
    case (6, 2): run(Tile<V, 6, 2>.self)
    case (7, 1): run(Tile<V, 7, 1>.self)
    case (7, 2): run(Tile<V, 7, 2>.self)
    case (8, 1): run(Tile<V, 8, 1>.self)
    case (8, 2): run(Tile<V, 8, 2>.self)
    default: preconditionFailure("no tile has such a shape")
    }
  }

  /// A share of the gradient of the biases: Σ_s δ_sj.
  func computeBiasGradient(samples: Int, _ update: TileUpdate<V>, share: Int, of shares: Int) {
    var strip = strips * share / shares
    let end = strips * (share + 1) / shares
    let update = update.ofBiases
    while strip < end {
      // Several sums at once hide each other's latency.
      if end - strip >= 4 {
        computeBiasGradient(Tile<V, 1, 4>.self, samples: samples, update, strip: strip)
        strip += 4
      } else if end - strip >= 2 {
        computeBiasGradient(Tile<V, 1, 2>.self, samples: samples, update, strip: strip)
        strip += 2
      } else {
        computeBiasGradient(Tile<V, 1, 1>.self, samples: samples, update, strip: strip)
        strip += 1
      }
    }
  }

  @inline(__always)
  private func computeBiasGradient<let count: Int>(
    _ tile: Tile<V, 1, count>.Type, samples: Int, _ update: TileUpdate<V>, strip: Int
  ) {
    var sums = InlineArray<count, V>(repeating: V(repeating: 0))
    for s in 0..<samples {
      let row = unsafe deltas + (s &* rowVectors &+ strip)
      for v in 0..<count { unsafe sums[unchecked: v] = sums[unchecked: v] + row[v] }
    }
    for v in 0..<count {
      let update = update.of(strip: strip + v)
      let place = (strip + v + 1) * stripRows - 1
      if update.isPlainStep {
        unsafe update.rules[0].pointee.step(&update.weights[place], gradient: sums[unchecked: v])
      } else {
        update.keep(unsafe sums[unchecked: v], at: place)
        if update.movesWeights { update.moveWeights(place..<place + 1) }
      }
    }
  }
}
