import Crypto
import Lanes
import Learning
import Online

/// SHA-256 of a sequence of numbers: little-endian bits, all NaNs as one.
package struct Digest {
  private var hash = SHA256()

  mutating func append(_ values: [Double]) {
    append(values.map { ($0.isNaN ? 0x7FF8_0000_0000_0000 : $0.bitPattern).littleEndian })
  }

  mutating func append(_ values: [Float]) {
    append(values.map { ($0.isNaN ? 0x7FC0_0000 : $0.bitPattern).littleEndian })
  }

  private mutating func append<Bits: FixedWidthInteger>(_ bits: [Bits]) {
    unsafe bits.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// 64 hexadecimal digits.
  var text: String { Self.hexadecimal(hash.finalize()) }

  /// SHA-256 of bytes, as 64 hexadecimal digits.
  package static func text(of bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    unsafe digest.withUnsafeBytes { bytes in
      unsafe String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
        for index in 0..<bytes.count {
          unsafe text[2 * index] = (bytes[index] >> 4).hexadecimalDigit
          unsafe text[2 * index + 1] = (bytes[index] & 15).hexadecimalDigit
        }
        return 2 * bytes.count
      }
    }
  }
}

extension UInt8 {
  /// The digit of a number below 16.
  var hexadecimalDigit: UInt8 { self + (self < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
}

extension Digest {
  /// Of a network's parameters: layer by layer its weights, unit by unit, then its biases where units have them.
  static func text<Scalar: Trainable>(of network: Network<Scalar>) -> String {
    var digest = Digest()
    for layer in network.layers {
      Scalar.append(layer.weights, to: &digest)
      if network.topology.hasBiases { Scalar.append(layer.biases, to: &digest) }
    }
    return digest.text
  }
}

/// A precision that networks are trained in, with the bytes that stand for its numbers in digests.
package protocol Trainable: LanesScalar, OnlineScalar {
  static func append(_ values: [Self], to digest: inout Digest)
}

extension Float: Trainable {
  package static func append(_ values: [Float], to digest: inout Digest) { digest.append(values) }
}

extension Double: Trainable {
  package static func append(_ values: [Double], to digest: inout Digest) { digest.append(values) }
}
