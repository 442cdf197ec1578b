import Arithmetic
import Kernels
import Learning

/// What becomes of the descent of a block of samples, tile by tile: plain steps are made while it is still in registers;
/// for other rules, and until a batch of several blocks ends, it is kept.
@safe
struct TileUpdate<V: VectorRegister> {
  /// Where a block of at most 256 samples stands in its batch.
  enum Stage {
    case only, first, middle, last
  }

  /// The numbers of the step, for the first strip of those that are worked on, and the next ones.
  let rules: UnsafePointer<UnsafePointer<UpdateRule<V>>>
  let kind: RuleKind
  let stage: Stage
  let hasPenalty: Bool
  // One layer's weights, what the rule keeps of them, and summed descents, in one layout; those that the plan does not need
  // are null.
  let weights: UnsafeMutablePointer<V>
  let firstState: UnsafeMutablePointer<V>?
  let secondState: UnsafeMutablePointer<V>?
  let descent: UnsafeMutablePointer<V>?

  /// Keeps a sum, added to that of the batch's earlier blocks.
  @inline(__always)
  func keep(_ g: V, at place: Int) {
    let kept = unsafe descent.unsafelyUnwrapped + place
    unsafe kept.pointee = addsToEarlier ? kept.pointee + g : g
  }

  /// Moves the weights at `places` of one strip, whose descents were kept.
  @inline(never)
  func moveWeights(_ places: Range<Int>) {
    let rule = unsafe rules[0].pointee
    let descent = unsafe descent.unsafelyUnwrapped
    for p in places {
      let g = unsafe hasPenalty ? rule.penalised(descent[p], at: weights[p]) : descent[p]
      switch kind.stateCount {
      case 0: unsafe rule.move(&weights[p], along: g)
      case 1: unsafe rule.move(kind, &weights[p], along: g, &firstState.unsafelyUnwrapped[p])
      default:
        unsafe rule.move(
          kind, &weights[p], along: g, &firstState.unsafelyUnwrapped[p], &secondState.unsafelyUnwrapped[p])
      }
    }
  }

  /// Whether all there is to do with a sum is w ← w + η·g.
  var isPlainStep: Bool { stage == .only && kind == .plain && !hasPenalty }

  /// Whether the batch has had blocks before this.
  var addsToEarlier: Bool { stage == .middle || stage == .last }

  /// Whether the batch ends with this block.
  var movesWeights: Bool { stage == .only || stage == .last }

  /// The update of biases, which have no penalty and do not decay.
  var ofBiases: Self {
    unsafe TileUpdate(
      rules: rules, kind: kind.ofBiases, stage: stage, hasPenalty: false, weights: weights,
      firstState: firstState, secondState: secondState, descent: descent)
  }

  /// The update of the strips from `strip` on.
  func of(strip: Int) -> Self {
    unsafe TileUpdate(
      rules: rules + strip, kind: kind, stage: stage, hasPenalty: hasPenalty, weights: weights,
      firstState: firstState, secondState: secondState, descent: descent)
  }
}
