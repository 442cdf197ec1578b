import Arithmetic

/// Some of a part's samples: one bit a sample, in the part's order.
public struct SampleBits: Sendable, Hashable {
  /// Sample i is bit i mod 8 of byte i / 8; the last byte's further bits are 0.
  public private(set) var bytes: [UInt8]

  /// None of so many samples.
  public init(samples: Int) {
    bytes = Array(repeating: 0, count: Self.byteCount(samples))
  }

  public init(bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The bytes that so many samples take.
  public static func byteCount(_ samples: Int) -> Int { (samples + 7) / 8 }

  @inline(__always)
  public mutating func insert(_ sample: Int) {
    bytes[sample / 8] |= 1 << UInt8(sample % 8)
  }
}

extension [Evaluation] {
  /// Appends an evaluation; which samples were right stays known of the last one alone.
  mutating func append(latest evaluation: Evaluation) {
    if !isEmpty { self[count - 1].forgetSamples() }
    append(evaluation)
  }
}

extension Evaluation {
  fileprivate mutating func forgetSamples() {
    train.rightSamples = nil
    validation?.rightSamples = nil
    test?.rightSamples = nil
  }
}
