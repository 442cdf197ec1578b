import Arithmetic
import Datasets
import Hashing
import JSON
import Learning

/// Identifies a run by everything that can change its result, and nothing else.
package struct RunIdentity: Sendable {
  /// The text before the seed.
  private let beginning: [UInt8]

  /// The identities of runs on these parts of data.
  package init(data: PartitionDigests) { self.init(data: data) { _ in } }

  private init(data: PartitionDigests, refit: (inout JSONWriter) -> Void) {
    // Member names are in alphabetical order, as in the values.
    var writer = JSONWriter()
    writer.raw("{")
    writer.member("arithmetic", ArithmeticVersion.current)
    writer.name("data")
    writer.object { writer in
      if let test = data.test { writer.member("test", test) }
      writer.member("train", data.train)
      if let validation = data.validation { writer.member("validation", validation) }
    }
    refit(&writer)
    writer.name("seed")
    beginning = writer.bytes
  }

  /// The identity of a run: SHA-256 of the canonical JSON text of the arithmetic version, the digests of the data parts, the
  /// seed and the values.
  ///
  /// - Parameter values: the compact bytes of the point's `CanonicalValues`, shared by all its runs.
  package func digest(values: [UInt8], seed: UInt64) -> SHA256Digest {
    var writer = JSONWriter()
    writer.value(.unsigned(seed))
    writer.name("values")
    var hash = SHA256()
    hash.update(beginning)
    hash.update(writer.bytes)
    hash.update(values)
    hash.update([UInt8(ascii: "}")])
    return hash.digest
  }

  /// The identity of one run in hexadecimal.
  package static func text(values: [UInt8], data: PartitionDigests, seed: UInt64) -> String {
    RunIdentity(data: data).digest(values: values, seed: seed).hexText
  }

  /// The identity of a refit: that of a run, with what it is a refit of.
  ///
  /// - Parameters:
  ///   - part: the samples that it is trained on, as on the command line.
  ///   - epochs: the epochs that it trains.
  package static func text(
    refitOf values: [UInt8], on part: String, epochs: Int, data: PartitionDigests, seed: UInt64
  ) -> String {
    RunIdentity(data: data) { writer in
      writer.member("refit", ["epochs": .int(epochs), "on": .string(part)])
    }.digest(values: values, seed: seed).hexText
  }
}
