import Arithmetic

/// The penalty's two factors for one step, with what they are divided by put in; biases are never penalised.
public struct Penalty {
  /// λ of ½λΣw².
  public var l2: Double
  /// λ of λΣ|w|.
  public var l1: Double

  public var isNone: Bool { l2 == 0 && l1 == 0 }

  /// ½λ₂Σw² + λ₁Σ|w|, asking for the sums that it needs.
  public func value(squares: () -> Double, magnitudes: () -> Double) -> Double {
    let square = l2 == 0 ? 0 : l2 / 2 * squares()
    return l1 == 0 ? square : square + l1 * magnitudes()
  }
}

/// What is summed over weights.
public enum WeightTerm {
  /// w²
  case square
  /// |w|
  case magnitude

  /// A chain with one more weight, in float64.
  @inline(__always)
  public func added<V: FloatingLanes>(to chain: V, _ w: V) -> V where V.Scalar == Double {
    switch self {
    case .square: chain.addingProduct(w, w)
    case .magnitude: chain + w.magnitudes
    }
  }
}
