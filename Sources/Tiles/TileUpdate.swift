import Arithmetic
import Kernels
import Learning

/// What happens to the gradient of a block of samples, tile by tile: plain gradient descent uses it while
/// it is in registers; for other rules, and until a batch of several blocks ends, it is stored.
@safe
struct TileUpdate<V: VectorRegister> {
  /// The position of a block of at most 256 samples in its batch.
  enum Stage {
    case only, first, middle, last
  }

  /// The constants of the step for each strip, starting at the current one.
  let rules: UnsafePointer<UnsafePointer<UpdateRule<V>>>
  let kind: UpdateRuleKind
  let stage: Stage
  let hasPenalty: Bool
  // One layer's weights, the rule's state and the summed gradient, in one layout; null if the plan does not
  // need them.
  let weights: UnsafeMutablePointer<V>
  let firstState: UnsafeMutablePointer<V>?
  let secondState: UnsafeMutablePointer<V>?
  let gradient: UnsafeMutablePointer<V>?

  /// Stores a sum, added to that of the batch's earlier blocks.
  @inline(__always)
  func keep(_ g: V, at place: Int) {
    let kept = unsafe gradient.unsafelyUnwrapped + place
    unsafe kept.pointee = addsToEarlier ? kept.pointee + g : g
  }

  /// Updates the weights at `places` of one strip from their stored gradients.
  @inline(never)
  func moveWeights(_ places: Range<Int>) {
    let rule = unsafe rules[0].pointee
    let gradient = unsafe gradient.unsafelyUnwrapped
    for p in places {
      let g = unsafe hasPenalty ? rule.withPenalty(gradient[p], at: weights[p]) : gradient[p]
      switch kind.stateCount {
      case 0: unsafe rule.step(&weights[p], gradient: g)
      case 1: unsafe rule.step(kind, &weights[p], gradient: g, &firstState.unsafelyUnwrapped[p])
      default:
        unsafe rule.step(
          kind, &weights[p], gradient: g, &firstState.unsafelyUnwrapped[p], &secondState.unsafelyUnwrapped[p])
      }
    }
  }

  /// Whether the update is just w ← w + η·g.
  var isPlainStep: Bool { stage == .only && kind == .plain && !hasPenalty }

  /// Whether the batch has earlier blocks.
  var addsToEarlier: Bool { stage == .middle || stage == .last }

  /// Whether the batch ends with this block.
  var movesWeights: Bool { stage == .only || stage == .last }

  /// The update of biases, which have neither penalty nor decay.
  var ofBiases: Self {
    unsafe TileUpdate(
      rules: rules, kind: kind.ofBiases, stage: stage, hasPenalty: false, weights: weights,
      firstState: firstState, secondState: secondState, gradient: gradient)
  }

  /// The update of the strips starting at `strip`.
  func of(strip: Int) -> Self {
    unsafe TileUpdate(
      rules: rules + strip, kind: kind, stage: stage, hasPenalty: hasPenalty, weights: weights,
      firstState: firstState, secondState: secondState, gradient: gradient)
  }
}
