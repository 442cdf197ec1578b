import Arithmetic

/// The factors of the L2 and L1 penalties in one step, already divided by their basis. Biases are not
/// penalised.
public struct WeightPenalty {
  /// λ of ½λΣw².
  public var l2: Double
  /// λ of λΣ|w|.
  public var l1: Double

  /// Whether both factors are 0.
  public var isNone: Bool { l2 == 0 && l1 == 0 }

  /// ½λ₂Σw² + λ₁Σ|w|; calls a closure only if its sum is needed.
  public func value(squares: () -> Double, magnitudes: () -> Double) -> Double {
    let square = l2 == 0 ? 0 : l2 / 2 * squares()
    return l1 == 0 ? square : square + l1 * magnitudes()
  }
}

/// What is summed over weights.
public enum PenaltyTerm {
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
