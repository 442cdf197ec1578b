import Testing

@testable import Operations

struct BuildIDTests {
  /// A 64-bit little-endian ELF file with two program headers, the second of a segment of notes, which ends the file.
  private func file(notes: [UInt8], segment: UInt64 = 4) -> [UInt8] {
    let start = 64 + 2 * 56
    var bytes = [UInt8](repeating: 0, count: start) + notes
    bytes.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    func put(_ value: UInt64, at offset: Int, size: Int) {
      for index in 0..<size {
        bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))
      }
    }
    put(64, at: 0x20, size: 8)
    put(56, at: 0x36, size: 2)
    put(2, at: 0x38, size: 2)
    put(1, at: 64, size: 4)
    put(segment, at: 120, size: 4)
    put(UInt64(start), at: 128, size: 8)
    put(UInt64(notes.count), at: 152, size: 8)
    return bytes
  }

  /// A note: sizes, type, name and description, both padded to a multiple of four bytes.
  private func note(_ name: String, type: UInt8, _ description: [UInt8]) -> [UInt8] {
    let name = Array(name.utf8)
    func padded(_ bytes: [UInt8]) -> [UInt8] {
      bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    return [UInt8(name.count), 0, 0, 0, UInt8(description.count), 0, 0, 0, type, 0, 0, 0]
      + padded(name) + padded(description)
  }

  private var buildID: [UInt8] { note("GNU\0", type: 3, [0x00, 0x0F, 0xA0, 0xFF]) }
  private var abiTag: [UInt8] { note("GNU\0", type: 1, [1, 2, 3, 4, 5]) }

  @Test("The build ID is the description of the GNU note of type 3, in hexadecimal")
  func isFound() {
    #expect(BuildID.text(ofELF: file(notes: buildID)) == "000fa0ff")
    #expect(BuildID.text(ofELF: file(notes: abiTag + buildID)) == "000fa0ff")
  }

  @Test("A file without a build ID has none")
  func isNotFound() {
    #expect(BuildID.text(ofELF: file(notes: abiTag)) == nil)
    #expect(BuildID.text(ofELF: file(notes: note("XXX\0", type: 3, [1]))) == nil)
    #expect(BuildID.text(ofELF: file(notes: buildID, segment: 1)) == nil)
    #expect(BuildID.text(ofELF: Array("#!/bin/sh\n".utf8)) == nil)
  }

  @Test("A 32-bit or big-endian file is not read", arguments: [4, 5])
  func otherFormats(offset: Int) {
    var bytes = file(notes: buildID)
    bytes[offset] = 3 - bytes[offset]
    #expect(BuildID.text(ofELF: bytes) == nil)
  }

  @Test("A file cut off at any byte has no build ID")
  func cutOff() {
    let bytes = file(notes: abiTag + buildID)
    for count in bytes.indices {
      #expect(BuildID.text(ofELF: Array(bytes[..<count])) == nil, "first \(count) bytes")
    }
  }

  @Test(
    "A damaged byte never makes reading fail beyond the end of the file",
    arguments: [0, 0x7F, 0xFF] as [UInt8])
  func damaged(value: UInt8) {
    let bytes = file(notes: abiTag + buildID)
    var found = 0
    for index in bytes.indices {
      var copy = bytes
      copy[index] = value
      if BuildID.text(ofELF: copy) != nil { found += 1 }
    }
    #expect(found > 0 && found < bytes.count)
  }
}
