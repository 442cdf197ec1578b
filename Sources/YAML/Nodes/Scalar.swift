/// A scalar as it was written, and its value by the YAML 1.2 core schema.
package struct Scalar: Sendable {
  /// The value of a scalar.
  package enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    /// An integer of 64 bits; a larger one is a `float`.
    case int(Int)
    case float(Double)
    case string(String)
  }

  /// The scalar's text, quotes and escapes resolved.
  package var text: String
  /// Whether it was written without quotes, so that the core schema applied unless a tag said otherwise.
  package var isPlain: Bool
  package var value: Value

  package init(text: String, isPlain: Bool, value: Value) {
    self.text = text
    self.isPlain = isPlain
    self.value = value
  }
}
