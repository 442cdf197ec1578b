import Arithmetic

/// Reads the numbers of a trial's stream one after the other.
struct NumberSource {
  private let stream: RandomStream
  private var position: UInt64

  /// From the given value of the stream of a trial on.
  init(seed: UInt64, trial: Int, from position: UInt64 = 0) {
    stream = RandomStream(seed: seed, purpose: .proposal(trial: trial))
    self.position = position
  }

  /// The next uniform number in [0, 1): two words.
  mutating func uniform() -> Double {
    defer { position += 1 }
    return stream.uniform(at: position)
  }

  /// The next normal number: four words, from the next multiple of four on.
  mutating func normal() -> Double {
    let place = (position + 1) / 2
    position = 2 * place + 2
    return stream.normal(at: place)
  }
}
