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

/// Which rule moves the weights.
enum RuleKind { case plain, momentum, nesterov }

extension TrainingPlan {
  var ruleKind: RuleKind {
    switch optimizer {
    case .sgd(momentum: 0, nesterov: _): .plain
    case .sgd(_, nesterov: false): .momentum
    case .sgd(_, nesterov: true): .nesterov
    }
  }
}

/// How the weights of a layer move along their descents, and what becomes of the sums until then.
@safe
struct LanesUpdate<V: LaneVector> {
  let layer: LanesLayer<V>
  let piece: BatchPiece
  let kind: RuleKind
  let hasPenalty: Bool
  /// η, μ and λ of each lane.
  let learningRates: UnsafePointer<V>
  let momenta: UnsafePointer<V>
  let penalties: UnsafePointer<V>
  /// A few vectors for the sums of the weights that are worked on.
  let sums: UnsafeMutablePointer<V>

  /// Puts into `sums` where the chains of `count` weights from `place` on begin, or how far they are.
  @inline(__always)
  func start(at place: Int, count: Int) {
    if piece.startsChain {
      for n in 0..<count &* V.partCount { unsafe sums.parts[n] = V.Part(repeating: 0) }
    } else {
      for n in 0..<count &* V.partCount {
        unsafe sums.parts[n] = layer.chains.parts[place &* V.partCount &+ n]
      }
    }
  }

  /// Takes over `sums`; after the batch's last piece the weights move.
  @inline(never)
  func finish(at place: Int, count: Int, isPenalised: Bool) {
    let first = place &* V.partCount
    for n in 0..<count &* V.partCount {
      let chain = unsafe sums.parts[n]
      guard piece.endsChain else {
        unsafe layer.chains.parts[first &+ n] = chain
        continue
      }
      let g = piece.isInFirstChain ? chain : unsafe layer.descents.parts[first &+ n] + chain
      guard piece.endsBatch else {
        unsafe layer.descents.parts[first &+ n] = g
        continue
      }
      move(first &+ n, lanes: n % V.partCount, along: g, isPenalised: isPenalised)
    }
  }

  /// Moves one register of weights; biases are not penalised.
  @inline(__always)
  private func move(_ place: Int, lanes: Int, along descent: V.Part, isPenalised: Bool) {
    var w = unsafe layer.weights.parts[place]
    var g = descent
    if hasPenalty && isPenalised {
      let penalty = unsafe penalties.parts[lanes]
      g = g.replacing(
        with: g.addingProduct(penalty.negated, w), where: V.Part(repeating: 0) .< penalty.magnitudes)
    }
    let rule = unsafe UpdateRule(
      learningRate: learningRates.parts[lanes], momentum: momenta.parts[lanes])
    switch kind {
    case .plain: rule.move(&w, along: g)
    case .momentum: unsafe rule.move(&w, along: g, velocity: &layer.velocities.parts[place])
    case .nesterov: unsafe rule.moveAhead(&w, along: g, velocity: &layer.velocities.parts[place])
    }
    unsafe layer.weights.parts[place] = w
  }
}
