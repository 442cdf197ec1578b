/// A JSON value. Members keep their order, so that the same value always has the same bytes.
///
/// A written value is read back as an equal one: a `number` always has a point or an exponent, an `int` never.
/// NaN and infinities, which JSON does not have, are written as `null`.
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
