/// A gzip member that holds the bytes as they are, in stored blocks.
package func gzip(_ content: [UInt8]) -> [UInt8] {
  var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var start = 0
  repeat {
    let block = content[start..<min(content.count, start + 65535)]
    let size = UInt16(block.count)
    start += block.count
    result.append(start == content.count ? 1 : 0)
    for half in [size, ~size] { result += [UInt8(half & 255), UInt8(half >> 8)] }
    result += block
  } while start < content.count
  var crc = ~UInt32(0)
  for byte in content {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  for word in [~crc, UInt32(content.count)] {
    result += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }
  return result
}
