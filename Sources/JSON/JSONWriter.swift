/// Writes compact JSON member by member without building a tree, for objects that are written thousands of times, such as
/// records. The bytes are those of `JSON.compactBytes` of the same value.
package struct JSONWriter {
  package var bytes: [UInt8]

  /// Continues after these bytes.
  package init(after bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// Appends text that is not a value, or a complete value.
  package mutating func raw(_ text: StaticString) { bytes.append(ascii: text) }

  /// Writes the compact bytes of a value.
  package mutating func raw(_ value: [UInt8]) { bytes.append(contentsOf: value) }

  /// Writes an object, whose members `content` writes.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    content(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes an array, whose elements `write` writes, given their indices.
  package mutating func array(_ indices: Range<Int>, _ write: (inout JSONWriter, Int) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for index in indices {
      if index > indices.lowerBound { bytes.append(UInt8(ascii: ",")) }
      write(&self, index)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes the name of a member; its value must follow.
  package mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    raw(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// A name quoted in advance, because it is written often.
  package mutating func name(_ name: QuotedName) {
    separate()
    bytes.append(contentsOf: name.bytes)
  }

  /// A quoted member name with the colon after it.
  package struct QuotedName: Sendable {
    fileprivate let bytes: [UInt8]

    package init(_ name: String) {
      var bytes: [UInt8] = []
      bytes.append(quoted: name)
      self.bytes = bytes + [UInt8(ascii: ":")]
    }
  }

  package mutating func string(_ value: String) { bytes.append(quoted: value) }
  package mutating func int(_ value: Int) { bytes.append(decimal: value) }
  /// nil, NaN and infinities are null.
  package mutating func number(_ value: Double?) {
    if let value, value.isFinite { bytes.append(shortest: value) } else { raw("null") }
  }
  package mutating func value(_ value: JSON) { value.appendCompact(to: &bytes) }

  package mutating func member(_ name: StaticString, _ value: String) {
    self.name(name)
    string(value)
  }

  package mutating func member(_ name: StaticString, _ value: Int?) {
    self.name(name)
    if let value { int(value) } else { raw("null") }
  }

  package mutating func member(_ name: StaticString, _ value: Double?) {
    self.name(name)
    number(value)
  }

  package mutating func member(_ name: StaticString, _ value: JSON) {
    self.name(name)
    self.value(value)
  }

  /// Appends a comma, unless the member or element is the first.
  private mutating func separate() {
    if let last = bytes.last, last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
  }
}
