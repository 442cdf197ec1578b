/// How a weight moves, once its descent is known: written once for a single weight and for a vector of them.
///
/// The descent g is −∂E/∂w, summed over the batch: Σ δ·O.
struct UpdateRule<V: FloatingLanes> {
  /// η
  var learningRate: V
  /// μ
  var momentum: V

  /// Gradient descent: w ← w + η·g.
  @inline(__always)
  func move(_ w: inout V, along g: V) {
    w = w.addingProduct(learningRate, g)
  }

  /// Momentum: v ← μ·v + η·g, then w ← w + v. η is inside the velocity, so that a new η bends later steps only.
  @inline(__always)
  func move(_ w: inout V, along g: V, velocity v: inout V) {
    v = settled((learningRate * g).addingProduct(momentum, v))
    w = w + v
  }

  /// Nesterov's momentum (Sutskever et al. 2013, as scikit-learn writes it): v as above, then w ← w + (μ·v + η·g).
  @inline(__always)
  func moveAhead(_ w: inout V, along g: V, velocity v: inout V) {
    let push = learningRate * g
    v = settled(push.addingProduct(momentum, v))
    w = w + push.addingProduct(momentum, v)
  }

  /// A velocity that has decayed below 2⁻¹⁰⁰ is +0: subnormal numbers are slow on some processors.
  @inline(__always)
  private func settled(_ v: V) -> V {
    v.replacing(with: V(repeating: 0), where: v.magnitudes .< V(repeating: 0x1p-100))
  }
}

extension TrainingPlan {
  /// The samples of a full batch, from a training set of `samples`.
  func batchCount(of samples: Int) -> Int {
    switch batchSize {
    case .samples(let n): Swift.min(n, samples)
    case .full: samples
    }
  }

  /// Whether every sample moves the weights by itself, without a sum in between: w ← w + (η·δ)·O. It is the
  /// configured size that decides, not a short last batch.
  var isOnline: Bool {
    batchSize == .samples(1) && l2 == 0 && optimizer == .sgd(momentum: 0, nesterov: false)
  }

  /// λ with its basis put in, for a step on `batch` samples out of `samples`.
  func penalty(batch: Int, of samples: Int) -> Double {
    switch l2Basis {
    case .step: l2
    case .batch: l2 / Double(batch)
    case .trainSet: l2 / Double(samples)
    }
  }
}
