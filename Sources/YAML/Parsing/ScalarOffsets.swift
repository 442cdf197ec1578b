/// Converts libyaml's positions, which count Unicode scalars, to byte offsets.
struct ScalarOffsets {
  /// The number of scalars between stored byte offsets, which bounds the work of a look-up.
  private static let stride = 64

  private let bytes: [UInt8]
  /// The byte offsets of scalars 0, 64, 128…; none for ASCII, where both counts are the same.
  private let checkpoints: [Int]

  /// Prepares look-ups in valid UTF-8, in one pass.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      checkpoints = []
      return
    }
    var checkpoints: [Int] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() where byte.beginsScalar {
      if count % Self.stride == 0 { checkpoints.append(offset) }
      count += 1
    }
    self.checkpoints = checkpoints
  }

  /// The byte offset of a scalar; the text's length for positions after its end.
  func byteOffset(ofScalar index: Int) -> Int {
    if checkpoints.isEmpty { return min(index, bytes.count) }
    guard index / Self.stride < checkpoints.count else { return bytes.count }
    var offset = checkpoints[index / Self.stride]
    for _ in 0..<index % Self.stride where offset < bytes.count {
      offset += 1
      while offset < bytes.count, !bytes[offset].beginsScalar { offset += 1 }
    }
    return offset
  }
}
