extension RandomStream {
  /// Shuffles in place (Fisher and Yates, from the top): for i = n − 1, n − 2, … 1 the element at i is
  /// swapped with the one at j = ⌊w·(i + 1) / 2³²⌋, w being the word at position n − 1 − i.
  ///
  /// One word per step, without rejection, so that the use of every position is known in advance; the
  /// relative error of a probability is less than n / 2³². At most 2³² − 1 elements; linear time.
  public func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    let words = words(elements.count - 1)
    var places = elements.mutableSpan
    for step in words.indices {
      let i = words.count - step
      let j = Int(truncatingIfNeeded: (UInt64(words[step]) &* UInt64(truncatingIfNeeded: i + 1)) >> 32)
      places.swapAt(i, j)
    }
  }

  /// The numbers 0 ..< count, shuffled.
  public func permutation(_ count: Int) -> [Int32] {
    var order = (0..<Int32(count)).map { $0 }
    shuffle(&order)
    return order
  }
}
