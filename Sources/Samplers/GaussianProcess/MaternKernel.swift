import Arithmetic

/// The Matérn kernel of smoothness 5/2 with one length scale per dimension (Rasmussen and Williams, "Gaussian processes for
/// machine learning", 2006, equation 4.17):
///
///     k(x, y) = s·(1 + √5·r + 5/3·r²)·e^(−√5·r),  r² = Σ_d w_d·(x_d − y_d)²
///
/// with w_d = 1/ℓ_d². For categories (x_d − y_d)² is 0 or 1: the squared distance of corners of a simplex, so k stays
/// positive definite.
struct MaternKernel {
  /// w_d.
  let weights: [Double]
  /// s.
  let variance: Double

  /// k between a point and eight others, and ∂k/∂(r²) = −5/6·s·(1 + √5·r)·e^(−√5·r).
  @inline(__always)
  func values(_ point: [Double], _ features: borrowing Features, _ vector: Int) -> (
    value: SIMD8<Double>, slope: SIMD8<Double>
  ) {
    var square = SIMD8<Double>.zero
    for d in weights.indices {
      square = square.addingProduct(SIMD8(repeating: weights[d]), features.squares(d, vector, from: point[d]))
    }
    let root = (square * SIMD8(repeating: 5)).squareRoot()
    let decay = SIMD8.exp(root.negated) * SIMD8(repeating: variance)
    let linear = SIMD8(repeating: 1) + root
    return (
      (linear + square * SIMD8(repeating: 5.0 / 3)) * decay, linear * decay * SIMD8(repeating: -5.0 / 6)
    )
  }
}
