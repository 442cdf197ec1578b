extension JSON {
  /// How deeply arrays and objects may be nested.
  package static let maximumDepth = 128

  /// The value of a UTF-8 text that holds one JSON value and nothing else but white space, read strictly (RFC 8259).
  ///
  /// A number without point and exponent that fits 64 bits is an `int`, any other a `number`, rounded to nearest.
  /// Refused are names that occur twice in an object, nesting deeper than `maximumDepth`, numbers too large for
  /// `Double`, invalid UTF-8, halves of surrogate pairs, a byte-order mark.
  package init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
    var reader = JSONReader(bytes)
    self = try reader.readDocument()
  }

  /// The value of a whole text; see `init(parsing:)` of a slice.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try JSON(parsing: bytes[...])
  }

  /// The value of a text; see `init(parsing:)` of a slice.
  package init(parsing text: String) throws(JSONError) {
    self = try JSON(parsing: Array(text.utf8)[...])
  }
}
