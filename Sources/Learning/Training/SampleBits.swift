/// A subset of a part's samples: one bit per sample, in the part's order.
public struct SampleBits: Sendable, Hashable {
  /// Sample i is bit i mod 8 of byte i / 8; unused bits of the last byte are 0.
  public private(set) var bytes: [UInt8]

  /// The empty subset of `samples` samples.
  public init(samples: Int) {
    bytes = Array(repeating: 0, count: Self.byteCount(samples))
  }

  /// The samples whose bits are set in `bytes`.
  public init(bytes: some Collection<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The number of bytes for `samples` samples.
  public static func byteCount(_ samples: Int) -> Int { (samples + 7) / 8 }

  /// Adds sample number `sample`.
  @inline(__always)
  public mutating func insert(_ sample: Int) {
    bytes[sample / 8] |= 1 << UInt8(sample % 8)
  }
}

extension [Evaluation] {
  /// Appends an evaluation; only the last one keeps which samples were classified correctly.
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
