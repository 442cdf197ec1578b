import Arithmetic
import Kernels
import Learning

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

/// How the weights of a layer move along their descents, and what becomes of the sums until then.
@safe
struct LanesUpdate<V: LaneVector> {
  let layer: LanesLayer<V>
  let piece: BatchPiece
  let kind: RuleKind
  let hasPenalty: Bool
  /// The numbers of each lane's rule, by register.
  let rules: UnsafePointer<UpdateRule<V>>
  /// A few vectors for the sums of the weights that are worked on.
  let sums: UnsafeMutablePointer<V>

  /// Puts into `sums` where the chains of `count` weights from `place` on begin, or how far they are.
  @inline(__always)
  func start(at place: Int, count: Int) {
    if piece.startsChain {
      for n in 0..<count { unsafe sums[n] = V(repeating: 0) }
    } else {
      for n in 0..<count { unsafe sums[n] = layer.chains[place &+ n] }
    }
  }

  /// Takes over `sums`; after the batch's last piece the weights move.
  @inline(never)
  func finish(_ register: Int, at place: Int, count: Int, isPenalised: Bool) {
    for n in 0..<count {
      let chain = unsafe sums[n]
      guard piece.endsChain else {
        unsafe layer.chains[place &+ n] = chain
        continue
      }
      let g = piece.isInFirstChain ? chain : unsafe layer.descents[place &+ n] + chain
      guard piece.endsBatch else {
        unsafe layer.descents[place &+ n] = g
        continue
      }
      unsafe move(place &+ n, by: rules + register, along: g, isPenalised: isPenalised)
    }
  }

  /// Moves one vector of weights; biases are not penalised.
  @inline(__always)
  private func move(
    _ place: Int, by rule: UnsafePointer<UpdateRule<V>>, along descent: V, isPenalised: Bool
  ) {
    var w = unsafe layer.weights[place]
    let g = hasPenalty && isPenalised ? unsafe rule.pointee.penalised(descent, at: w) : descent
    switch kind.stateCount {
    case 0: unsafe rule.pointee.move(&w, along: g)
    case 1: unsafe rule.pointee.move(kind, &w, along: g, &layer.firstState[place])
    default:
      unsafe rule.pointee.move(
        isPenalised ? kind : kind.ofBiases, &w, along: g, &layer.firstState[place],
        &layer.secondState[place])
    }
    unsafe layer.weights[place] = w
  }
}
