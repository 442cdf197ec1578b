/// Which part of its batch a piece of it is: the descent is a chain of sums for every 256 samples, and the chains are
/// added in order.
struct BatchPiece {
  static let samplesPerChain = 256

  let startsChain: Bool
  let endsChain: Bool
  let isInFirstChain: Bool
  let endsBatch: Bool

  /// Samples `start ..< end` of a batch of `count`; a piece lies in one chain.
  init(_ start: Int, _ end: Int, of count: Int) {
    startsChain = start % BatchPiece.samplesPerChain == 0
    endsChain = end % BatchPiece.samplesPerChain == 0 || end == count
    isInFirstChain = start < BatchPiece.samplesPerChain
    endsBatch = end == count
  }
}

/// How the weights of one group of networks move.
struct LanesRule<V: LaneVector> {
  let kind: RuleKind
  let learningRate: V
  let momentum: V
  /// λ with its basis put in.
  let penalty: V
  let hasPenalty: Bool

  /// `w` moves along its descent `g`; penalised are weights, not biases.
  @inline(__always)
  func move<B: RegisterBlock>(_ w: inout B, along g: B, velocity v: inout B, isPenalised: Bool)
  where B.Register == V {
    var g = g
    if hasPenalty && isPenalised {
      let penalty = B(everywhere: penalty)
      g = g.replacing(with: g.addingProduct(penalty.negated, w), where: B(repeating: 0) .< penalty)
    }
    let rule = UpdateRule(learningRate: B(everywhere: learningRate), momentum: B(everywhere: momentum))
    switch kind {
    case .plain: rule.move(&w, along: g)
    case .momentum: rule.move(&w, along: g, velocity: &v)
    case .nesterov: rule.moveAhead(&w, along: g, velocity: &v)
    }
  }
}

/// g_ji = Σ δ_j·O_i over the rows of a piece of a batch, and after the last piece w_ji moves along g_ji.
@safe
struct GradientPass<V: LaneVector>: UnitPass {
  let layer: LanesLayer<V>
  /// From the first group's weights to this group's.
  let groupOffset: Int
  let hasBiases: Bool
  let inputs: UnsafePointer<V>
  let inputStride: Int
  let rows: Int
  let piece: BatchPiece
  let rule: LanesRule<V>

  @inline(__always)
  func run<B: RegisterBlock>(_ type: B.Type, from unit: Int) where B.Register == V {
    let size = B.registerCount
    let stride = layer.stride
    let inputCount = layer.inputCount
    let deltas = unsafe UnsafePointer(layer.deltas + unit)
    var place = groupOffset &+ unit &* (layer.inputCount &+ 1)
    if hasBiases {
      var sum: B = start(at: place)
      for row in 0..<rows { sum = unsafe sum + deltas.block(at: row &* stride) }
      finish(sum, at: place, isPenalised: false)
    }
    place &+= size
    var i = 0
    while i &+ 3 <= inputCount {
      let sums: (B, B, B) = (start(at: place), start(at: place &+ size), start(at: place &+ 2 &* size))
      let x = unsafe inputs + i
      let g = unsafe productSums(
        sums, of: deltas, stride: stride, with: x, x + 1, x + 2, stride: inputStride, count: rows)
      finish(g.0, at: place, isPenalised: true)
      finish(g.1, at: place &+ size, isPenalised: true)
      finish(g.2, at: place &+ 2 &* size, isPenalised: true)
      i &+= 3
      place &+= 3 &* size
    }
    while i < inputCount {
      let g: B = unsafe productSum(
        start(at: place), of: deltas, stride: stride, with: inputs + i, stride: inputStride, count: rows)
      finish(g, at: place, isPenalised: true)
      i &+= 1
      place &+= size
    }
  }

  /// Where the chain begins, or went on to in the piece before.
  @inline(__always)
  private func start<B: RegisterBlock>(at place: Int) -> B where B.Register == V {
    piece.startsChain ? B(repeating: 0) : unsafe layer.blockDescents.block(at: place)
  }

  @inline(__always)
  private func finish<B: RegisterBlock>(_ chain: B, at place: Int, isPenalised: Bool) where B.Register == V {
    guard piece.endsChain else { return unsafe layer.blockDescents.store(chain, at: place) }
    let g: B = piece.isInFirstChain ? chain : unsafe layer.descents.block(B.self, at: place) + chain
    guard piece.endsBatch else { return unsafe layer.descents.store(g, at: place) }
    var w: B = unsafe layer.weights.block(at: place)
    if rule.kind == .plain {
      var none = w
      rule.move(&w, along: g, velocity: &none, isPenalised: isPenalised)
    } else {
      var v: B = unsafe layer.velocities.block(at: place)
      rule.move(&w, along: g, velocity: &v, isPenalised: isPenalised)
      unsafe layer.velocities.store(v, at: place)
    }
    unsafe layer.weights.store(w, at: place)
  }
}
