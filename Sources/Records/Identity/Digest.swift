import Arithmetic
import Hashing
import Learning

/// SHA-256 of a sequence of numbers, as little-endian bits; all NaNs count as the same value.
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

  /// The digest of all numbers so far.
  package var value: SHA256Digest { hash.digest }

  /// The same as 64 hexadecimal digits.
  package var text: String { value.hexText }
}

/// A floating-point type whose values can be added to a digest.
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
  /// The digest of a network's parameters: for each layer its weights, unit by unit, then its biases, if it has any.
  package static func value<Scalar: DigestedScalar>(of network: Network<Scalar>) -> SHA256Digest {
    var digest = Digest()
    for layer in network.layers {
      Scalar.append(layer.weights, to: &digest)
      if network.topology.hasBiases { Scalar.append(layer.biases, to: &digest) }
    }
    return digest.value
  }

  /// The same as 64 hexadecimal digits.
  package static func text<Scalar: DigestedScalar>(of network: Network<Scalar>) -> String {
    value(of: network).hexText
  }
}
