import Files
import SeededNumbers
import TestFiles
import Testing

@Suite("Gzip")
struct GzipTests {
  /// What `gzip -9n` makes of "hello hello hello hello\n".
  static let hello: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x57,
    0xC8, 0x40, 0x27, 0xB9, 0x00, 0x00, 0x88, 0x59, 0x0B, 0x18, 0x00, 0x00, 0x00,
  ]
  static let text = Array("hello hello hello hello\n".utf8)

  @Test("is recognised by its first two bytes")
  func magic() {
    #expect(Gzip.isGzip(Self.hello))
    #expect(!Gzip.isGzip([0x1F]))
    #expect(!Gzip.isGzip(Self.text))
  }

  @Test("is decompressed, over several chunks and members")
  func decompresses() throws {
    let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    #expect(try Gzip.decompressed(Self.hello, limit: 100) == Self.text)
    #expect(try Gzip.decompressed(gzip(large), limit: 700_000) == large)
    #expect(
      try Gzip.decompressed(Self.hello + gzip(large) + Self.hello, limit: 1_000_000) == Self.text + large
        + Self.text)
    #expect(try Gzip.decompressed(gzip([]), limit: 0) == [])
  }

  @Test("may be followed by zeros, as on tapes and block devices")
  func padded() throws {
    let padding = [UInt8](repeating: 0, count: 512)
    #expect(try Gzip.decompressed(Self.hello + padding, limit: 100) == Self.text)
    #expect(throws: Gzip.Failure.corrupt) {
      try Gzip.decompressed(Self.hello + padding + [1], limit: 100)
    }
  }

  @Test("is refused wherever it is cut off")
  func truncated() {
    for count in 2..<Self.hello.count {
      #expect(throws: Gzip.Failure.truncated, "after \(count)") {
        try Gzip.decompressed(Array(Self.hello.prefix(count)), limit: 100)
      }
    }
  }

  @Test("is refused if it is damaged")
  func corrupt() {
    // Method, deflate data, checksum, size; and bytes after the last member.
    for index in [2, 10, Self.hello.count - 8, Self.hello.count - 1] {
      var damaged = Self.hello
      damaged[index] ^= 0x55
      #expect(throws: Gzip.Failure.self, "at \(index)") { try Gzip.decompressed(damaged, limit: 100) }
    }
    #expect(throws: Gzip.Failure.corrupt) { try Gzip.decompressed(Self.hello + [1, 2, 3], limit: 100) }
  }

  @Test("is refused if the content is larger than the limit")
  func limit() throws {
    #expect(try Gzip.decompressed(Self.hello, limit: Self.text.count) == Self.text)
    #expect(throws: Gzip.Failure.tooLarge(limit: 23)) { try Gzip.decompressed(Self.hello, limit: 23) }
  }

  @Test(
    "never crashes on a damaged member, and never yields different bytes", arguments: 0..<4 as Range<UInt64>)
  func damaged(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2000 {
      var content = Self.hello
      let bit = Int.random(in: 0..<8 * content.count, using: &random)
      content[bit / 8] ^= 1 << UInt8(bit % 8)
      // Flags, time and system in the header may change freely; the data are under the checksum.
      if let result = try? Gzip.decompressed(content, limit: 1000) { #expect(result == Self.text) }
      for _ in 0..<Int.random(in: 1...4, using: &random) where !content.isEmpty {
        let place = Int.random(in: 0..<content.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: content[place] = .random(in: 0 ... .max, using: &random)
        case 1: content.remove(at: place)
        case 2: content.insert(.random(in: 0 ... .max, using: &random), at: place)
        default: content.removeLast(content.count - place)
        }
      }
      if let result = try? Gzip.decompressed(content, limit: 1000) { #expect(result.count <= 1000) }
    }
  }
}
