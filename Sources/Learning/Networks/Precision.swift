import Arithmetic

/// The floating-point format that a network's weights, outputs and gradients are held in.
public enum Precision: String, Sendable, Hashable, CaseIterable {
  case float32, float64
}
