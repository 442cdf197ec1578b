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
    self.init(part: part, samples: samples, hexadecimal: Array(text.utf8)[...])
  }

  /// Reads two hexadecimal digits per byte; nil unless they are the bits of so many samples.
  init?(part: DatasetPart, samples: Int, hexadecimal text: ArraySlice<UInt8>) {
    guard samples >= 0, text.count == SampleBits.byteCount(samples) * 2 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for place in stride(from: text.startIndex, to: text.endIndex, by: 2) {
      guard let high = text[place].hexadecimalValue, let low = text[place + 1].hexadecimalValue else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    if samples % 8 != 0, let last = bytes.last, last >> UInt8(samples % 8) != 0 { return nil }
    self.init(part: part, samples: samples, right: SampleBits(bytes: bytes))
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit in ASCII; nil for anything else.
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
