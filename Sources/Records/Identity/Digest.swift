import Arithmetic
import Hashing
import Learning

/// SHA-256 of a sequence of numbers: little-endian bits, all NaNs as one.
package struct Digest {
  private var hash = SHA256()

  package init() {}

  package mutating func append(_ values: [Double]) {
    append(values.map { ($0.isNaN ? 0x7FF8_0000_0000_0000 : $0.bitPattern).littleEndian })
  }

  package mutating func append(_ values: [Float]) {
    append(values.map { ($0.isNaN ? 0x7FC0_0000 : $0.bitPattern).littleEndian })
  }

  private mutating func append<Bits: FixedWidthInteger & BitwiseCopyable>(_ bits: [Bits]) {
    hash.update(bits.span)
  }

  /// 64 hexadecimal digits.
  package var text: String { hash.hexDigest }
}

/// A precision whose numbers have bytes in digests.
package protocol DigestedScalar: Real {
  static func append(_ values: [Self], to digest: inout Digest)
}

extension Float: DigestedScalar {
  package static func append(_ values: [Float], to digest: inout Digest) { digest.append(values) }
}

extension Double: DigestedScalar {
  package static func append(_ values: [Double], to digest: inout Digest) { digest.append(values) }
}

extension Digest {
  /// Of a network's parameters: layer by layer its weights, unit by unit, then its biases where units have them.
  package static func text<Scalar: DigestedScalar>(of network: Network<Scalar>) -> String {
    var digest = Digest()
    for layer in network.layers {
      Scalar.append(layer.weights, to: &digest)
      if network.topology.hasBiases { Scalar.append(layer.biases, to: &digest) }
    }
    return digest.text
  }
}
