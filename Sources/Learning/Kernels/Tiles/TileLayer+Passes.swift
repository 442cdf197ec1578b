// The passes of back-propagation over a block of samples. `samples` are rows of the block; several threads may each take
// rows of their own, because nothing here is written for another row.

extension TileLayer {
  /// net_j = b_j + Σ_i w_ji·O_i, O_j = f(net_j).
  func forward(_ samples: Range<Int>, _ columns: TileColumns<V>) {
    unsafe Self.product(
      inputs, depth: inputCount, weights, strips: strips, stripRows: stripRows, to: nets,
      rowVectors: rowVectors,
      rows: samples)
    switch activation {
    case .identity: activate(Identity.self, samples)
    case .sigmoid: activate(Sigmoid.self, samples)
    case .tanh: activate(Tanh.self, samples)
    case .relu: activate(RectifiedLinear.self, samples)
    case .leakyReLU: activate(LeakyRectifiedLinear.self, samples)
    case .softsign: activate(Softsign.self, samples)
    case .softplus: activate(Softplus.self, samples)
    case .softmax: softmax(samples, columns)
    }
  }

  /// O = f(net), and +0 in the lanes that are no units.
  private func activate<F: ActivationFunction>(_ f: F.Type, _ samples: Range<Int>) {
    let isUnit = isUnit(inStrip: strips - 1)
    for s in samples {
      let nets = unsafe nets + s * rowVectors
      let outputs = unsafe outputs + s * rowVectors
      for v in 0..<strips - 1 { unsafe outputs[v] = f.output(nets[v]) }
      unsafe outputs[strips - 1] = V(repeating: 0).replacing(with: f.output(nets[strips - 1]), where: isUnit)
    }
  }

  /// s_j = Σ_k δ_k·w_kj of the layer before, and δ_j = s_j·f′(net_j).
  func backward(_ samples: Range<Int>, to before: TileLayer) {
    unsafe Self.product(
      deltaRows, depth: unitCount, transposed.unsafelyUnwrapped, strips: before.strips,
      stripRows: transposedRows,
      to: before.deltas, rowVectors: before.rowVectors, rows: samples)
    switch before.activation {
    case .identity, .softmax: break
    case .sigmoid: before.timesDerivative(Sigmoid.self, samples)
    case .tanh: before.timesDerivative(Tanh.self, samples)
    case .relu: before.timesDerivative(RectifiedLinear.self, samples)
    case .leakyReLU: before.timesDerivative(LeakyRectifiedLinear.self, samples)
    case .softsign: before.timesDerivative(Softsign.self, samples)
    case .softplus: before.timesDerivative(Softplus.self, samples)
    }
  }

  private func timesDerivative<F: ActivationFunction>(_ f: F.Type, _ samples: Range<Int>) {
    for s in samples {
      let outputs = unsafe outputs + s * rowVectors
      let deltas = unsafe deltas + s * rowVectors
      for v in 0..<strips { unsafe deltas[v] = f.timesDerivative(deltas[v], at: outputs[v]) }
    }
  }

  /// A share of g_ji = Σ_s δ_sj·O_si over the first `samples` rows, with what follows from it. The work is cut into
  /// blocks of inputs and one or two strips; a share is a range of these, and any cut gives the same bits.
  func descend(samples: Int, _ update: TileUpdate<V>, share: Int, of shares: Int) {
    let blocks = inputBlocks
    let items = blocks * ((strips + 1) / 2)
    let first = items * share / shares
    var (block, strip) = (first % blocks, first / blocks * 2)
    for _ in first..<items * (share + 1) / shares {
      defer {
        block += 1
        if block == blocks { (block, strip) = (0, strip + 2) }
      }
      let width = min(2, strips - strip)
      let first = block * Self.inputsPerBlock
      TileShape<V>.forEachPiece(of: first..<min(inputCount, first + Self.inputsPerBlock)) { input, rows in
        descend(samples: samples, update, input: input, rows: rows, strip: strip, strips: width)
      }
      guard update.movesWeights else { continue }
      for s in strip..<strip + width {
        if update.keepsDescent {
          let place = s * stripRows
          update.moveWeights(place + first..<place + min(inputCount, first + Self.inputsPerBlock))
        }
        if unsafe transposed != nil { transpose(block: block, ofStrip: s) }
      }
    }
  }

  /// A share of the biases' descent: Σ_s δ_sj.
  func descendBiases(samples: Int, _ update: TileUpdate<V>, share: Int, of shares: Int) {
    let update = update.ofBiases
    for strip in strips * share / shares..<strips * (share + 1) / shares {
      var sums = Tile<V, 1, 1>.Sums(repeating: [V(repeating: 0)])
      for s in 0..<samples { sums[0][0] = unsafe sums[0][0] + deltas[s * rowVectors + strip] }
      let place = (strip + 1) * stripRows - 1
      update.apply(Tile<V, 1, 1>.self, to: &sums, at: place, stripRows: stripRows)
      if update.movesWeights && update.keepsDescent { update.moveWeights(place..<place + 1) }
    }
  }
}
