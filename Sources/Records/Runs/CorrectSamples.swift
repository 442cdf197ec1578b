import Hashing
import JSON
import Learning

/// Which samples of a part a network classified correctly: one bit per sample, in the order of the part.
///
/// Every run record contains it. A baseline contains it only for points with a single seed, for McNemar's test.
package struct CorrectSamples: Sendable, Hashable {
  package let part: DatasetPart
  package let samples: Int
  private let right: SampleBits

  package init(part: DatasetPart, samples: Int, right: SampleBits) {
    precondition(right.bytes.count == SampleBits.byteCount(samples))
    self.part = part
    self.samples = samples
    self.right = right
  }

  /// A bit for each sample, least significant bit first.
  package var bytes: [UInt8] { right.bytes }

  /// Samples that `self` has right and `other` wrong; of the same part with as many samples.
  package func count(notIn other: CorrectSamples) -> Int {
    precondition(part == other.part && samples == other.samples, "of the same samples")
    return zip(right.bytes, other.right.bytes).reduce(0) { $0 + ($1.0 & ~$1.1).nonzeroBitCount }
  }
}

extension CorrectSamples {
  /// `{"part":"test","samples":36,"bits":"ff0e…"}`, two hexadecimal digits per byte.
  package var json: JSON {
    let bits = right.bytes.flatMap { [($0 >> 4).hexadecimalDigit, ($0 & 15).hexadecimalDigit] }
    return [
      "part": .string(part.rawValue), "samples": .int(samples),
      "bits": .string(String(decoding: bits, as: UTF8.self)),
    ]
  }

  /// nil if a member is missing or invalid.
  package init?(json: JSON) {
    guard let part = json["part"]?.string.flatMap(DatasetPart.init(rawValue:)),
      let samples = json["samples"]?.int,
      let text = json["bits"]?.string, samples >= 0, samples <= 4 * text.utf8.count
    else { return nil }
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.utf8.count, digits.count == SampleBits.byteCount(samples) * 2 else {
      return nil
    }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    if samples % 8 != 0, let last = bytes.last, last >> UInt8(samples % 8) != 0 { return nil }
    self.init(part: part, samples: samples, right: SampleBits(bytes: bytes))
  }
}
