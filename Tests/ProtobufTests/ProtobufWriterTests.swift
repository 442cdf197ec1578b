import Protobuf
import Testing

/// The expected bytes are those of the encoding guide (protobuf.dev/programming-guides/encoding), or of
/// `SerializeToString` of the Python package protobuf 5.
@Suite struct ProtobufWriterTests {
  @Test(arguments: [
    (0, "08 00"), (1, "08 01"), (127, "08 7f"), (128, "08 80 01"), (150, "08 96 01"),
    (-1, "08 ff ff ff ff ff ff ff ff ff 01"), (-2, "08 fe ff ff ff ff ff ff ff ff 01"),
    (.max, "08 ff ff ff ff ff ff ff ff 7f"), (.min, "08 80 80 80 80 80 80 80 80 80 01"),
  ])
  func `An integer takes seven bits per byte, the lowest first`(value: Int, expected: String) {
    #expect(written { $0.integer(1, value) } == expected)
  }

  @Test(arguments: [(1, "08"), (15, "78"), (16, "80 01"), (2047, "f8 7f"), (1 << 29 - 1, "f8 ff ff ff 0f")])
  func `A field's number is part of its tag`(field: Int, tag: String) {
    #expect(written { $0.bool(field, true) } == tag + " 01")
  }

  @Test func `Each kind of field has its bytes`() {
    #expect(written { $0.unsigned(1, .max) } == "08 ff ff ff ff ff ff ff ff ff 01")
    #expect(written { $0.double(1, 1.5) } == "09 00 00 00 00 00 00 f8 3f")
    #expect(written { $0.float(2, -2.25) } == "15 00 00 10 c0")
    #expect(written { $0.string(2, "testing") } == "12 07 74 65 73 74 69 6e 67")
    #expect(written { $0.string(2, "η") } == "12 02 ce b7")
    #expect(written { $0.data(3, [0, 255]) } == "1a 02 00 ff")
    #expect(written { $0.message(3) { $0.integer(1, 150) } } == "1a 03 08 96 01")
    #expect(written { $0.packed(6, [3, 270, 86942]) } == "32 06 03 8e 02 9e a7 05")
    #expect(written { $0.packed(1, [Float(1)]) } == "0a 04 00 00 80 3f")
    #expect(written { $0.packed(1, [1.0]) } == "0a 08 00 00 00 00 00 00 f0 3f")
    #expect(written { $0.packed(1, [Int]()) } == "0a 00")
  }

  @Test func `Lengths of more than 127 bytes take two bytes`() {
    #expect(written { $0.data(1, [UInt8](repeating: 7, count: 300)) }.hasPrefix("0a ac 02 07"))
  }

  private func written(_ write: (inout ProtobufWriter) -> Void) -> String {
    var writer = ProtobufWriter()
    write(&writer)
    return writer.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
