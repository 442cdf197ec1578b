/// The identity that the linker writes into a file that it makes: a digest of the file's content.
///
/// It is read from the beginning of the file. Digesting a file of some tens of megabytes would take longer than many a
/// sweep.
package enum BuildID {
  /// Bytes from the beginning of a file among which the identity is.
  package static let reach = 1 << 16

  /// The identity in a 64-bit little-endian ELF file (System V ABI, chapter 5), hexadecimal; nil where there is none.
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

  /// Notes are a name and a description, each filled up to a multiple of four bytes.
  private static func text(ofNotes range: Range<Int>, in bytes: [UInt8]) -> String? {
    var place = range.lowerBound
    while place + 12 <= range.upperBound {
      guard let nameSize = number(bytes, at: place, size: 4),
        let size = number(bytes, at: place + 4, size: 4),
        let kind = number(bytes, at: place + 8, size: 4)
      else { return nil }
      let name = place + 12
      let content = name + (nameSize + 3) / 4 * 4
      place = content + (size + 3) / 4 * 4
      guard place <= min(range.upperBound, bytes.count) else { return nil }
      guard kind == buildIDNote, bytes[name..<name + nameSize].elementsEqual(Array("GNU\0".utf8)) else {
        continue
      }
      return bytes[content..<content + size].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    return nil
  }

  /// A little-endian number; nil beyond the bytes, and for one that is too large to be a place.
  private static func number(_ bytes: [UInt8], at place: Int, size: Int) -> Int? {
    guard place >= 0, place + size <= bytes.count else { return nil }
    let value = bytes[place..<place + size].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return value < 1 << 40 ? Int(value) : nil
  }
}
