// The descent of a layer's weights, summed over a block of samples, and what follows from it.

extension TileLayer {
  /// A share of g_ji = Σ_s δ_sj·O_si over the first `samples` rows, with what follows from it. The work is cut into
  /// blocks of inputs and one or two strips; a share is a range of these, and any cut gives the same bits.
  func descend(samples: Int, _ update: TileUpdate<V>, share: Int, of shares: Int) {
    let blocks = inputBlocks
    let items = blocks * ((strips + 1) / 2)
    var item = items * share / shares
    let end = items * (share + 1) / shares
    var packed = -1
    while item < end {
      let strip = item / blocks * 2
      let block = item % blocks
      let run = min(end - item, blocks - block, Self.blocksPerRun)
      let width = min(2, strips - strip)
      if let packing, packed != strip {
        unsafe packing.pack(
          deltas + strip, width: width, rowVectors: rowVectors, samples: samples, share: share)
        packed = strip
      }
      descend(
        block * Self.inputsPerBlock..<min(inputCount, (block + run) * Self.inputsPerBlock), samples: samples,
        update, strip: strip, strips: width, share: share)
      if update.movesWeights, unsafe transposed != nil {
        for s in strip..<strip + width {
          for b in block..<block + run { transpose(block: b, ofStrip: s) }
        }
      }
      item += run
    }
  }

  /// Blocks whose weights are transposed as soon as they have moved, while the first cache still holds them.
  private static var blocksPerRun: Int { 8 }

  /// The descent of a range of inputs, which begins with a whole group, into one or two strips.
  private func descend(
    _ inputs: Range<Int>, samples: Int, _ update: TileUpdate<V>, strip: Int, strips: Int, share: Int
  ) {
    let size = TileShape<V>.inputsPerGroup
    let groups = inputs.count / size
    if groups > 0 {
      descend(
        from: inputs.lowerBound, rows: size, groups: groups, samples: samples, update, strip: strip,
        strips: strips, share: share)
    }
    if inputs.count > groups * size {
      descend(
        from: inputs.lowerBound + groups * size, rows: inputs.count - groups * size, groups: 1,
        samples: samples, update, strip: strip, strips: strips, share: share)
    }
  }

  /// The descent of `groups` times `rows` inputs, in tiles of as many rows.
  @inline(__always)
  private func descend(
    from input: Int, rows: Int, groups: Int, samples: Int, _ update: TileUpdate<V>, strip: Int, strips: Int,
    share: Int
  ) {
    @inline(__always)
    func run<let r: Int, let s: Int>(_ tile: Tile<V, r, s>.Type) {
      let place = strip * stripRows + input
      if let packing {
        unsafe tile.descend(
          packing.rows, offset: input / TileShape<V>.inputsPerGroup * packing.groupStride, groups: groups,
          groupStride: packing.groupStride, packing.deltas(ofShare: share), rowVectors: strips,
          samples: samples, update, at: place, stripRows: stripRows)
      } else {
        unsafe tile.descend(
          inputs, offset: input, groups: groups, groupStride: r, deltas + strip, rowVectors: rowVectors,
          samples: samples, update, at: place, stripRows: stripRows)
      }
    }
    switch (rows, strips) {
    case (1, 1): run(Tile<V, 1, 1>.self)
    case (1, 2): run(Tile<V, 1, 2>.self)
    case (2, 1): run(Tile<V, 2, 1>.self)
    case (2, 2): run(Tile<V, 2, 2>.self)
    case (3, 1): run(Tile<V, 3, 1>.self)
    case (3, 2): run(Tile<V, 3, 2>.self)
    case (4, 1): run(Tile<V, 4, 1>.self)
    case (4, 2): run(Tile<V, 4, 2>.self)
    case (5, 1): run(Tile<V, 5, 1>.self)
    case (5, 2): run(Tile<V, 5, 2>.self)
    case (6, 1): run(Tile<V, 6, 1>.self)
    case (6, 2): run(Tile<V, 6, 2>.self)
    case (7, 1): run(Tile<V, 7, 1>.self)
    case (7, 2): run(Tile<V, 7, 2>.self)
    case (8, 1): run(Tile<V, 8, 1>.self)
    default: run(Tile<V, 8, 2>.self)
    }
  }

  /// A share of the biases' descent: Σ_s δ_sj.
  func descendBiases(samples: Int, _ update: TileUpdate<V>, share: Int, of shares: Int) {
    for strip in strips * share / shares..<strips * (share + 1) / shares {
      var sums = Tile<V, 1, 1>.Sums(repeating: [V(repeating: 0)])
      for s in 0..<samples { sums[0][0] = unsafe sums[0][0] + deltas[s * rowVectors + strip] }
      update.withoutPenalty.apply(
        Tile<V, 1, 1>.self, to: &sums, at: (strip + 1) * stripRows - 1, stripRows: stripRows)
    }
  }
}
