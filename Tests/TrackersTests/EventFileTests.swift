import Testing

@testable import Trackers

@Suite struct EventFileTests {
  @Test func `A file has the bytes that TensorBoard's own writer gives it`() {
    var file = EventFile(time: 1.5)
    file.append(scalar: "a/b", 0.1, step: 7, time: 2.5)
    // By tensorboard.summary.writer.record_writer of TensorBoard 2.21.
    #expect(
      hexadecimal(file.bytes)
        == "1800000000000000a37f4b2209000000000000f83f1a0d627261696e2e4576656e743a322a28646c19000000000000008bf1082809000000000000044010072a0c0a0a0a03612f6215cdcccc3d5306d20c"
    )
  }

  @Test(arguments: [
    (Double.nan, "0000c07f"), (.infinity, "0000807f"), (-1e300, "000080ff"), (1e-300, "00000000"),
  ])
  func `Values are rounded to float32, which holds NaN and infinities`(value: Double, bytes: String) {
    var file = EventFile(time: 0)
    file.append(scalar: "a", value, step: 0, time: 0)
    // The value stands before the checksum at the end.
    #expect(hexadecimal(Array(file.bytes.suffix(8).prefix(4))) == bytes)
  }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
