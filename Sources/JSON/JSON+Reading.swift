extension JSON {
  /// The maximum nesting depth of arrays and objects.
  package static let maximumDepth = 128

  /// Reads a UTF-8 text that consists of one JSON value and white space, strictly by RFC 8259.
  ///
  /// A number without point and exponent that fits 64 bits is an `int`, any other a `number`, rounded to nearest.
  /// Throws for duplicate names in an object, nesting deeper than `maximumDepth`, numbers too large for
  /// `Double`, invalid UTF-8, unpaired surrogates, and a byte-order mark.
  package init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
    var reader = JSONReader(bytes)
    self = try reader.readDocument()
  }

  /// Reads a whole text; see `init(parsing:)` of a slice.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try JSON(parsing: bytes[...])
  }

  /// Reads a text; see `init(parsing:)` of a slice.
  package init(parsing text: String) throws(JSONError) {
    self = try JSON(parsing: Array(text.utf8)[...])
  }
}
