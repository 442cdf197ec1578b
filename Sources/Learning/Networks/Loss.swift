/// What training minimises: a sum over the outputs, per sample.
public enum Loss: String, Sendable, Hashable, CaseIterable {
  /// ½ Σ_k (d_k − O_k)²
  case squaredError = "squared_error"
  /// −Σ_k d_k ln O_k for softmax; −Σ_k (d_k ln O_k + (1 − d_k) ln(1 − O_k)) for sigmoid outputs.
  case crossEntropy = "cross_entropy"
}
