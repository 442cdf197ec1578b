import Arithmetic
import Kernels
import Learning

/// The position of a piece in its batch: the gradient is a chain of sums for every 256 samples, and the
/// chains are added in order.
struct BatchPiece {
  static let samplesPerChain = 256

  let startsChain: Bool
  let endsChain: Bool
  let isInFirstChain: Bool
  let endsBatch: Bool

  /// Samples `start ..< end` of a batch of `count`, all of one chain.
  init(_ start: Int, _ end: Int, of count: Int) {
    startsChain = start % BatchPiece.samplesPerChain == 0
    endsChain = end % BatchPiece.samplesPerChain == 0 || end == count
    isInFirstChain = start < BatchPiece.samplesPerChain
    endsBatch = end == count
  }
}

/// Updates the weights of a layer from their gradients, and stores the sums until then.
@safe
struct LanesUpdate<V: LaneVector> {
  let layer: LanesLayer<V>
  let piece: BatchPiece
  let kind: UpdateRuleKind
  let hasPenalty: Bool
  /// The constants of each lane's rule, by register.
  let rules: UnsafePointer<UpdateRule<V>>
  /// Scratch vectors for the sums of the current weights.
  let sums: UnsafeMutablePointer<V>

  /// Initialises `sums` for `count` weights from `place`: to zero at the start of a chain, otherwise to the
  /// chain so far.
  @inline(__always)
  func start(at place: Int, count: Int) {
    if piece.startsChain {
      for n in 0..<count { unsafe sums[n] = V(repeating: 0) }
    } else {
      for n in 0..<count { unsafe sums[n] = layer.chains[place &+ n] }
    }
  }

  /// Stores `sums`; updates the weights after the batch's last piece.
  @inline(never)
  func finish(_ register: Int, at place: Int, count: Int, hasPenaltyTerm: Bool) {
    for n in 0..<count {
      let chain = unsafe sums[n]
      guard piece.endsChain else {
        unsafe layer.chains[place &+ n] = chain
        continue
      }
      let g = piece.isInFirstChain ? chain : unsafe layer.gradients[place &+ n] + chain
      guard piece.endsBatch else {
        unsafe layer.gradients[place &+ n] = g
        continue
      }
      unsafe move(place &+ n, by: rules + register, gradient: g, hasPenaltyTerm: hasPenaltyTerm)
    }
  }

  /// Updates one vector of weights. Biases are not penalised.
  @inline(__always)
  private func move(
    _ place: Int, by rule: UnsafePointer<UpdateRule<V>>, gradient: V, hasPenaltyTerm: Bool
  ) {
    var w = unsafe layer.weights[place]
    let g = hasPenalty && hasPenaltyTerm ? unsafe rule.pointee.withPenalty(gradient, at: w) : gradient
    switch kind.stateCount {
    case 0: unsafe rule.pointee.step(&w, gradient: g)
    case 1: unsafe rule.pointee.step(kind, &w, gradient: g, &layer.firstState[place])
    default:
      unsafe rule.pointee.step(
        hasPenaltyTerm ? kind : kind.ofBiases, &w, gradient: g, &layer.firstState[place],
        &layer.secondState[place])
    }
    unsafe layer.weights[place] = w
  }
}
