/// Writes messages in the wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding), field by field.
///
/// Each call writes one field, also where its value is the default of proto3, which readers accept. Fields are named by their
/// numbers in the `.proto` file, from 1 to 2²⁹ − 1.
package struct ProtobufWriter: Sendable {
  /// The message so far.
  package private(set) var bytes: [UInt8] = []

  /// An empty message.
  package init() {}

  /// Writes an `int32`, `int64` or `enum` field; negative values take ten bytes.
  package mutating func integer(_ field: Int, _ value: Int) {
    tag(field, .varint)
    append(varint: UInt64(bitPattern: Int64(value)))
  }

  /// Writes a `uint32` or `uint64` field.
  package mutating func unsigned(_ field: Int, _ value: UInt64) {
    tag(field, .varint)
    append(varint: value)
  }

  /// Writes a `bool` field.
  package mutating func bool(_ field: Int, _ value: Bool) { unsigned(field, value ? 1 : 0) }

  /// Writes a `double` field.
  package mutating func double(_ field: Int, _ value: Double) {
    tag(field, .eightBytes)
    append(littleEndian: value.bitPattern)
  }

  /// Writes a `float` field.
  package mutating func float(_ field: Int, _ value: Float) {
    tag(field, .fourBytes)
    append(littleEndian: value.bitPattern)
  }

  /// Writes a `string` field.
  package mutating func string(_ field: Int, _ value: String) {
    tag(field, .lengthDelimited)
    append(varint: UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes a `bytes` field, or a message that is encoded already.
  package mutating func data(_ field: Int, _ value: [UInt8]) {
    tag(field, .lengthDelimited)
    append(varint: UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  /// Writes a message field, whose own fields `content` writes.
  package mutating func message(_ field: Int, _ content: (inout ProtobufWriter) -> Void) {
    var message = ProtobufWriter()
    content(&message)
    data(field, message.bytes)
  }

  /// Writes a repeated field of integers in packed form.
  package mutating func packed(_ field: Int, _ values: some Sequence<Int>) {
    var content = ProtobufWriter()
    for value in values { content.append(varint: UInt64(bitPattern: Int64(value))) }
    data(field, content.bytes)
  }

  /// Writes a repeated field of `float`s in packed form.
  package mutating func packed(_ field: Int, _ values: some Sequence<Float>) {
    var content = ProtobufWriter()
    for value in values { content.append(littleEndian: value.bitPattern) }
    data(field, content.bytes)
  }

  /// Writes a repeated field of `double`s in packed form.
  package mutating func packed(_ field: Int, _ values: some Sequence<Double>) {
    var content = ProtobufWriter()
    for value in values { content.append(littleEndian: value.bitPattern) }
    data(field, content.bytes)
  }

  private enum WireType: UInt64 {
    case varint = 0
    case eightBytes = 1
    case lengthDelimited = 2
    case fourBytes = 5
  }

  private mutating func tag(_ field: Int, _ type: WireType) {
    precondition((1..<1 << 29).contains(field), "field numbers are from 1 to 2²⁹ − 1")
    append(varint: UInt64(field) << 3 | type.rawValue)
  }

  /// Seven bits per byte, the lowest first; the top bit says that more follow.
  private mutating func append(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func append<Number: FixedWidthInteger>(littleEndian value: Number) {
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Number(shift)))
    }
  }
}
