/// A JSON value whose members keep their order, so that the same value always has the same bytes.
///
/// Reading back what was written gives an equal value: a `number` always has a point or an exponent, an `int` never.
/// There is no NaN or infinity in JSON: both are written as `null`.
package enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  /// Names are unique; writing does not check that, reading does.
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}
