/// What becomes of the descent of a block of samples, tile by tile, while it is still in registers.
@safe
struct TileUpdate<V: VectorRegister> {
  /// Where a block of at most 256 samples stands in its batch.
  enum Stage {
    case only, first, middle, last
  }

  enum Kind {
    case plain, momentum, nesterov
  }

  let rule: UpdateRule<V>
  let kind: Kind
  let stage: Stage
  /// −λ′; 0 where there is no penalty.
  let decay: V.Scalar
  // One layer's weights, velocities and summed descents, in one layout; those that the plan does not need are null.
  let weights: UnsafeMutablePointer<V>
  let velocity: UnsafeMutablePointer<V>?
  let descent: UnsafeMutablePointer<V>?

  /// Adds the batch's earlier blocks to `g`, then moves the weights, or keeps the sum for the next block.
  @inline(__always)
  func apply<let rows: Int, let strips: Int>(
    _ tile: Tile<V, rows, strips>.Type, to g: inout Tile<V, rows, strips>.Sums, at place: Int, stripRows: Int
  ) {
    if stage != .only {
      let total = unsafe descent.unsafelyUnwrapped
      for r in 0..<rows {
        for v in 0..<strips {
          let p = place &+ v &* stripRows &+ r
          if stage != .first {
            unsafe g[unchecked: r][unchecked: v] = total[p] + g[unchecked: r][unchecked: v]
          }
          if stage != .last { unsafe total[p] = g[unchecked: r][unchecked: v] }
        }
      }
      guard stage == .last else { return }
    }
    if decay != 0 {
      let decay = V(repeating: decay)
      for r in 0..<rows {
        for v in 0..<strips {
          let w = unsafe weights[place &+ v &* stripRows &+ r]
          unsafe g[unchecked: r][unchecked: v] = g[unchecked: r][unchecked: v].addingProduct(decay, w)
        }
      }
    }
    switch kind {
    case .plain:
      for r in 0..<rows {
        for v in 0..<strips {
          let p = place &+ v &* stripRows &+ r
          unsafe rule.move(&weights[p], along: g[unchecked: r][unchecked: v])
        }
      }
    case .momentum:
      let velocity = unsafe velocity.unsafelyUnwrapped
      for r in 0..<rows {
        for v in 0..<strips {
          let p = place &+ v &* stripRows &+ r
          unsafe rule.move(&weights[p], along: g[unchecked: r][unchecked: v], velocity: &velocity[p])
        }
      }
    case .nesterov:
      let velocity = unsafe velocity.unsafelyUnwrapped
      for r in 0..<rows {
        for v in 0..<strips {
          let p = place &+ v &* stripRows &+ r
          unsafe rule.moveAhead(&weights[p], along: g[unchecked: r][unchecked: v], velocity: &velocity[p])
        }
      }
    }
  }

  /// Whether nothing is left to do but w ← w + η·g.
  var isPlainStep: Bool { stage == .only && kind == .plain && decay == 0 }

  /// Whether the batch ends with this block.
  var movesWeights: Bool { stage == .only || stage == .last }

  /// The same update without a penalty: biases have none.
  var withoutPenalty: Self {
    unsafe TileUpdate(
      rule: rule, kind: kind, stage: stage, decay: 0, weights: weights, velocity: velocity, descent: descent)
  }
}
