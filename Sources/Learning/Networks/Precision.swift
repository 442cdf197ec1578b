/// The floating-point format that a network's weights, outputs and gradients are stored in.
public enum Precision: String, Sendable, Hashable, CaseIterable {
  case float32, float64
}
