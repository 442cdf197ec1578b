import Arithmetic
import Datasets
import Hashing
import JSON
import Learning

/// What distinguishes a run from every other: all that can change its result, and nothing else.
package enum RunIdentity {
  /// The identity of a run as hexadecimal SHA-256 over the canonical JSON text of the arithmetic's version, the
  /// data parts' digests, the seed, and the values.
  ///
  /// - Parameter values: the compact bytes of a point's `CanonicalValues`, which all its runs share.
  package static func text(values: [UInt8], data: PartitionDigests, seed: UInt64) -> String {
    // All names in their order, as in the values.
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("arithmetic", ArithmeticVersion.current)
      writer.name("data")
      writer.object { writer in
        if let test = data.test { writer.member("test", test) }
        writer.member("train", data.train)
        if let validation = data.validation { writer.member("validation", validation) }
      }
      writer.member("seed", .unsigned(seed))
      writer.name("values")
      writer.raw(values)
    }
    return SHA256.hexDigest(of: writer.bytes)
  }
}
