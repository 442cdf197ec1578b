/// What becomes of the descent of a block of samples, tile by tile: plain steps are made while it is still in registers;
/// what other rules need is kept until a piece of a strip is complete.
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

  /// Adds the batch's earlier blocks to `g`, then moves the weights, or keeps the sum.
  @inline(__always)
  func apply<let rows: Int, let strips: Int>(
    _ tile: Tile<V, rows, strips>.Type, to g: inout Tile<V, rows, strips>.Sums, at place: Int, stripRows: Int
  ) {
    for r in 0..<rows {
      for v in 0..<strips {
        let rule = unsafe rules[v].pointee
        let p = place &+ v &* stripRows &+ r
        var sum = unsafe g[unchecked: r][unchecked: v]
        if stage == .middle || stage == .last { sum = unsafe descent.unsafelyUnwrapped[p] + sum }
        if movesWeights && !keepsDescent {
          unsafe rule.move(&weights[p], along: sum)
        } else {
          unsafe descent.unsafelyUnwrapped[p] = sum
        }
      }
    }
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

  /// Whether nothing is left to do but w ← w + η·g.
  var isPlainStep: Bool { stage == .only && !keepsDescent }

  /// Whether the batch ends with this block.
  var movesWeights: Bool { stage == .only || stage == .last }

  /// Whether the weights move by what was kept, after the tiles.
  var keepsDescent: Bool { kind != .plain || hasPenalty }

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
