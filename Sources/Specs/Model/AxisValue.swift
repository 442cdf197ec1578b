import JSON

/// The value of one axis at a point.
package struct AxisValue: Sendable, Hashable {
  /// The dotted path of the swept field.
  package var path: String
  package var value: JSON

  package init(path: String, value: JSON) {
    self.path = path
    self.value = value
  }
}
