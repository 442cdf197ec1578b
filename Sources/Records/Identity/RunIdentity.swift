import Arithmetic
import Datasets
import Hashing
import JSON
import Learning

/// Identifies a run by everything that can change its result, and nothing else.
package enum RunIdentity {
  /// The identity of a run: SHA-256, in hexadecimal, of the canonical JSON text of the arithmetic version, the digests
  /// of the data parts, the seed and the values.
  ///
  /// - Parameter values: the compact bytes of the point's `CanonicalValues`, shared by all its runs.
  package static func text(values: [UInt8], data: PartitionDigests, seed: UInt64) -> String {
    text(values: values, data: data, seed: seed) { _ in }
  }

  /// The identity of a refit: that of a run, with what it is a refit of.
  ///
  /// - Parameters:
  ///   - part: the samples that it is trained on, as on the command line.
  ///   - epochs: the epochs that it trains.
  package static func text(
    refitOf values: [UInt8], on part: String, epochs: Int, data: PartitionDigests, seed: UInt64
  ) -> String {
    text(values: values, data: data, seed: seed) { writer in
      writer.member("refit", ["epochs": .int(epochs), "on": .string(part)])
    }
  }

  private static func text(
    values: [UInt8], data: PartitionDigests, seed: UInt64, refit: (inout JSONWriter) -> Void
  ) -> String {
    // Member names are in alphabetical order, as in the values.
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("arithmetic", ArithmeticVersion.current)
      writer.name("data")
      writer.object { writer in
        if let test = data.test { writer.member("test", test) }
        writer.member("train", data.train)
        if let validation = data.validation { writer.member("validation", validation) }
      }
      refit(&writer)
      writer.member("seed", .unsigned(seed))
      writer.name("values")
      writer.raw(values)
    }
    return SHA256.hexDigest(of: writer.bytes)
  }
}
