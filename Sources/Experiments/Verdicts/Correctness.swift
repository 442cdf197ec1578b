import JSON
import Learning

/// Which samples of a part a network classified correctly: one bit a sample, in the part's order.
///
/// Kept where a single seed is all there is, for McNemar's test.
package struct Correctness: Sendable, Hashable {
  package let part: Part
  package let samples: Int
  /// Sample i is bit i mod 8 of byte i / 8; the last byte's further bits are 0.
  private let bytes: [UInt8]

  package init(part: Part, correct: [Bool]) {
    self.part = part
    samples = correct.count
    var bytes = [UInt8](repeating: 0, count: (correct.count + 7) / 8)
    for (index, isCorrect) in correct.enumerated() where isCorrect {
      bytes[index / 8] |= 1 << UInt8(index % 8)
    }
    self.bytes = bytes
  }

  /// Samples that `self` has right and `other` wrong; of the same part with as many samples.
  package func count(notIn other: Correctness) -> Int {
    precondition(part == other.part && samples == other.samples, "of the same samples")
    return zip(bytes, other.bytes).reduce(0) { $0 + ($1.0 & ~$1.1).nonzeroBitCount }
  }
}

extension Correctness {
  /// `{"part":"test","samples":36,"bits":"ff0e…"}`, two hexadecimal digits a byte.
  var json: JSON {
    let digits = Array("0123456789abcdef".utf8)
    let bits = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return [
      "part": .string(part.rawValue), "samples": .int(samples),
      "bits": .string(String(decoding: bits, as: UTF8.self)),
    ]
  }

  /// nil where a member is missing or wrong.
  init?(json: JSON) {
    guard let part = json["part"]?.string.flatMap(Part.init(rawValue:)), let samples = json["samples"]?.int,
      let text = json["bits"]?.string, samples >= 0
    else { return nil }
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.utf8.count, digits.count == (samples + 7) / 8 * 2 else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    let bits = (0..<samples).map { bytes[$0 / 8] >> UInt8($0 % 8) & 1 == 1 }
    self.init(part: part, correct: bits)
    guard self.bytes == bytes else { return nil }
  }
}
