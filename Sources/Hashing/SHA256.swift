#if canImport(CryptoKit)
  import CryptoKit
#else
  import CNettle
#endif

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
///
/// A value type: a copy is independent of the original. Computed by Nettle, or by CryptoKit on Apple's systems, with the
/// SHA instructions of the processor if it has them.
package struct SHA256: Sendable {
  /// The size of a digest in bytes.
  package static let byteCount = 32

  #if canImport(CryptoKit)
    private var context = CryptoKit.SHA256()
  #else
    private var context = sha256_ctx()
  #endif

  /// The hash of no bytes.
  package init() {
    #if !canImport(CryptoKit)
      unsafe nettle_sha256_init(&context)
    #endif
  }

  /// Appends numbers in the machine's own byte order; most callers have bytes, or numbers made little-endian.
  package mutating func update<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: Span<Number>) {
    // Fixed-width integers have no padding, so that each of these bytes is initialised.
    unsafe numbers.bytes.withUnsafeBytes { buffer in
      #if canImport(CryptoKit)
        unsafe context.update(bufferPointer: buffer)
      #else
        guard let start = buffer.baseAddress else { return }
        unsafe nettle_sha256_update(
          &context, buffer.count, start.assumingMemoryBound(to: UInt8.self))
      #endif
    }
  }

  /// Appends bytes.
  package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The digest of all bytes so far, as 64 lower-case hexadecimal digits; more bytes may follow.
  package var hexDigest: String {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.byteCount) { digest in
      unsafe write(to: digest)
      return unsafe String(unsafeUninitializedCapacity: 2 * Self.byteCount) { text in
        for index in 0..<Self.byteCount {
          unsafe text[2 * index] = (digest[index] >> 4).hexadecimalDigit
          unsafe text[2 * index + 1] = (digest[index] & 15).hexadecimalDigit
        }
        return 2 * Self.byteCount
      }
    }
  }

  /// The digest of all bytes so far; more bytes may follow.
  package var digest: SHA256Digest {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.byteCount) { digest in
      unsafe write(to: digest)
      return unsafe SHA256Digest(bytes: UnsafeBufferPointer(digest))
    }
  }

  /// The digest of some bytes, as 64 lower-case hexadecimal digits.
  package static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest
  }

  /// `digest` has room for `byteCount` bytes.
  private func write(to digest: UnsafeMutableBufferPointer<UInt8>) {
    #if canImport(CryptoKit)
      for (index, byte) in context.finalize().enumerated() { unsafe digest[index] = byte }
    #else
      // Nettle resets the context after its digest, so it gets a copy.
      var copy = context
      unsafe etalon_sha256_digest(&copy, digest.baseAddress!)
    #endif
  }
}

extension UInt8 {
  /// The lower-case hexadecimal digit, in ASCII, of a number below 16.
  package var hexadecimalDigit: UInt8 {
    self + (self < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
