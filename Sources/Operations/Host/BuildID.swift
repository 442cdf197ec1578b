/// The build ID that the linker stores in an executable: a digest of its content.
///
/// It is near the beginning of the file. Hashing a file of some tens of megabytes would take longer than many sweeps.
package enum BuildID {
  /// The number of bytes at the beginning of a file that are searched for the build ID.
  package static let reach = 1 << 16

  /// The build ID of a 64-bit little-endian ELF file (System V ABI, chapter 5) in hexadecimal; nil if it has none or the
  /// bytes end before it.
  package static func text(ofELF bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let table = number(bytes, at: 0x20, size: 8), let entrySize = number(bytes, at: 0x36, size: 2),
      let entries = number(bytes, at: 0x38, size: 2)
    else { return nil }
    for entry in 0..<entries {
      let header = table + entry * entrySize
      guard number(bytes, at: header, size: 4) == noteSegment,
        let start = number(bytes, at: header + 8, size: 8), let size = number(bytes, at: header + 32, size: 8)
      else { continue }
      if let id = text(ofNotes: start..<start + size, in: bytes) { return id }
    }
    return nil
  }

  private static let noteSegment = 4
  private static let buildIDNote = 3

  /// A note is a name and a description, each padded to a multiple of four bytes.
  private static func text(ofNotes range: Range<Int>, in bytes: [UInt8]) -> String? {
    var offset = range.lowerBound
    while offset + 12 <= range.upperBound {
      guard let nameSize = number(bytes, at: offset, size: 4),
        let size = number(bytes, at: offset + 4, size: 4),
        let kind = number(bytes, at: offset + 8, size: 4)
      else { return nil }
      let name = offset + 12
      let content = name + (nameSize + 3) / 4 * 4
      offset = content + (size + 3) / 4 * 4
      guard offset <= min(range.upperBound, bytes.count) else { return nil }
      guard kind == buildIDNote, bytes[name..<name + nameSize].elementsEqual(Array("GNU\0".utf8)) else {
        continue
      }
      return bytes[content..<content + size].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    return nil
  }

  /// A little-endian number; nil if it is beyond the bytes, or too large for an offset.
  private static func number(_ bytes: [UInt8], at offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset + size <= bytes.count else { return nil }
    let value = bytes[offset..<offset + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < 1 << 40 ? Int(value) : nil
  }
}
