import Hashing
import Testing

/// Known answers of FIPS 180-4's examples and NIST's test vectors, and of Python's hashlib where named.
@Suite struct SHA256Tests {
  static let answers: [(text: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
        + "mnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test("gives the published digests", arguments: answers)
  func published(text: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
  }

  @Test("gives the published digest of a million times `a`, in one piece and in thousands")
  func million() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hexDigest(of: bytes) == digest)
    var hash = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 997) {
      let piece = bytes[start..<min(start + 997, bytes.count)]
      hash.update(piece.span)
    }
    #expect(hash.hexDigest == digest)
  }

  /// Of the bytes 0, 1, … length − 1: `hashlib.sha256(bytes(range(length))).hexdigest()`, around the ends of blocks and of
  /// the padding.
  @Test(
    "pads every length as the standard requires",
    arguments: [
      (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
      (55, "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"),
      (56, "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"),
      (57, "2fe741af801cc238602ac0ec6a7b0c3a8a87c7fc7d7f02a3fe03d1c12eac4d8f"),
      (63, "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"),
      (64, "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"),
      (65, "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781"),
      (119, "da18797ed7c3a777f0847f429724a2d8cd5138e6ed2895c3fa1a6d39d18f7ec6"),
      (120, "f52b23db1fbb6ded89ef42a23ce0c8922c45f25c50b568a93bf1c075420bbb7c"),
      (128, "471fb943aa23c511f6f72f8d1652d9c880cfa392ad80503120547703e56a2be5"),
      (255, "3f8591112c6bbe5c963965954e293108b7208ed2af893e500d859368c654eabe"),
    ])
  func padding(length: Int, digest: String) {
    #expect(SHA256.hexDigest(of: (0..<length).map { UInt8($0) }) == digest)
  }

  @Test("does not depend on how the bytes are split", arguments: 0...200)
  func splits(first: Int) {
    let bytes = (0..<200).map { UInt8($0) }
    var hash = SHA256()
    let (head, tail) = (bytes[..<first], bytes[first...])
    hash.update(head.span)
    hash.update(tail.span)
    #expect(hash.hexDigest == SHA256.hexDigest(of: bytes))
  }

  @Test("continues after a digest, and a copy is independent")
  func copies() {
    var hash = SHA256()
    hash.update(Array("ab".utf8).span)
    let copy = hash
    #expect(hash.hexDigest == copy.hexDigest)
    hash.update(Array("c".utf8).span)
    #expect(hash.hexDigest == Self.answers[1].digest)
    #expect(copy.hexDigest == SHA256.hexDigest(of: Array("ab".utf8)))
  }

  @Test("takes numbers by their bytes")
  func numbers() {
    var hash = SHA256()
    hash.update([UInt64(0x0807_0605_0403_0201).littleEndian].span)
    #expect(hash.hexDigest == SHA256.hexDigest(of: [1, 2, 3, 4, 5, 6, 7, 8]))
  }
}
