/// Writes an object's compact text member by member, without making a tree of it first: for what is written thousands of
/// times, such as records. The bytes are those that `JSON.compactBytes` has of the same value.
package struct JSONWriter {
  package private(set) var bytes: [UInt8]

  /// Begins behind these bytes.
  package init(after bytes: consuming [UInt8] = []) { self.bytes = bytes }

  /// Bytes that are no part of a value, or a whole value.
  package mutating func raw(_ text: StaticString) { bytes.append(ascii: text) }

  /// An object, whose members `content` writes.
  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    raw("{")
    content(&self)
    raw("}")
  }

  /// An array, whose elements `write` writes one by one.
  package mutating func array<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
  ) {
    raw("[")
    var isFirst = true
    for element in elements {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, element)
    }
    raw("]")
  }

  /// A member's name, after which its value is to be written.
  package mutating func name(_ name: StaticString) {
    separate()
    raw("\"")
    raw(name)
    raw("\":")
  }

  /// The name `scope.name` of a member; neither holds what JSON escapes.
  package mutating func name(_ scope: String, _ name: String) {
    separate()
    raw("\"")
    bytes.append(contentsOf: scope.utf8)
    raw(".")
    bytes.append(contentsOf: name.utf8)
    raw("\":")
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
    if let last = bytes.last, last != UInt8(ascii: "{") { raw(",") }
  }
}
