/// Writes an object's compact text member by member, without making a tree of it first: for what is written thousands of
/// times, such as records. The bytes are those that `JSON.compactBytes` has of the same value.
package struct JSONWriter {
  package var bytes: [UInt8]

  /// Begins behind these bytes.
  package init(after bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// Bytes that are no part of a value, or a whole value.
  package mutating func raw(_ text: StaticString) { bytes.append(ascii: text) }

  /// The compact bytes of a value.
  package mutating func raw(_ value: [UInt8]) { bytes.append(contentsOf: value) }

  /// An object, whose members `content` writes.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    content(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// An array, whose elements `write` writes one by one, told their indices.
  package mutating func array(_ indices: Range<Int>, _ write: (inout JSONWriter, Int) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for index in indices {
      if index > indices.lowerBound { bytes.append(UInt8(ascii: ",")) }
      write(&self, index)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A member's name, after which its value is to be written.
  package mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    raw(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// A name that was quoted before, since it is written often.
  package mutating func name(_ name: QuotedName) {
    separate()
    bytes.append(contentsOf: name.bytes)
  }

  /// A member's name as it stands in a text, with the colon behind it.
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

  /// A comma, unless a member or an element is the first.
  private mutating func separate() {
    if let last = bytes.last, last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
  }
}
