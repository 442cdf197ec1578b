import Testing

@testable import Arithmetic

@Suite struct RandomStreamTests {
  /// The known answers that Random123 publishes for Philox4x32-10 (kat_vectors): counter and key, block.
  static let knownAnswers: [(counter: [UInt32], key: [UInt32], block: [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test("Philox4x32-10 gives its published answers", arguments: knownAnswers)
  func knownAnswer(counter: [UInt32], key: [UInt32], block: [UInt32]) {
    let (a, b, c, d) = Philox.block((counter[0], counter[1], counter[2], counter[3]), key: (key[0], key[1]))
    #expect([a, b, c, d] == block)
  }

  @Test("A position is the word of the block that the map names")
  func map() {
    let stream = RandomStream(seed: 0x0123_4567_89AB_CDEF, purpose: .order(epoch: 9))
    for position in [0, 15, 16, 31, 32, 63, 64, 1000, 1 << 38 + 77] as [UInt64] {
      let number = 16 * (position / 64) + position % 16
      let counter = (UInt32(number % (1 << 32)), UInt32(number >> 32), UInt32(9), UInt32(3))
      let block = Philox.block(counter, key: (0x89AB_CDEF, 0x0123_4567))
      let words = [block.0, block.1, block.2, block.3]
      #expect(stream.word(at: position) == words[Int(position / 16 % 4)])
    }
  }

  @Test("Filling gives what each position holds", arguments: [0, 1, 37, 63, 64, 1 << 38 - 96] as [UInt64])
  func filling(start: UInt64) {
    let stream = RandomStream(seed: 77 << 40 | 5, purpose: .weights(layer: 2))
    for count in [0, 1, 5, 63, 64, 65, 128, 200] {
      let expected = (0..<UInt64(count)).map { stream.word(at: start + $0) }
      #expect(stream.words(count, from: start) == expected, "\(count) from \(start)")
    }
  }

  @Test("Seeds, purposes and indices have streams of their own")
  func independence() {
    let purposes: [Purpose] = [
      .weights(layer: 0), .weights(layer: 1), .biases(layer: 0), .order(epoch: 0), .order(epoch: 1),
      .split(repetition: 0), .folds(repetition: 0), .generator,
    ]
    let seeds: [UInt64] = [0, 1, 1 << 32, .max]
    let streams = seeds.flatMap { seed in purposes.map { RandomStream(seed: seed, purpose: $0) } }
    #expect(Set(streams.map { $0.words(4) }).count == streams.count)
  }

  @Test("A shuffle is Fisher and Yates from the top, one word a step")
  func shuffling() {
    let stream = RandomStream(seed: 3, purpose: .order(epoch: 4))
    for count in [0, 1, 2, 3, 64, 65, 1500] {
      var expected = (0..<count).map { Int32($0) }
      for (step, i) in stride(from: count - 1, to: 0, by: -1).enumerated() {
        expected.swapAt(i, Int((UInt64(stream.word(at: UInt64(step))) * UInt64(i + 1)) >> 32))
      }
      let isExpected = stream.permutation(count) == expected
      #expect(isExpected, "\(count) elements")
    }
  }

  @Test("Uniform numbers are words 2p and 2p + 1, normal ones words 4p to 4p + 3")
  func values() {
    let stream = RandomStream(seed: 11, purpose: .biases(layer: 1))
    for position in [0, 1, 7, 33, 1 << 40] as [UInt64] {
      func fraction(_ p: UInt64) -> Double {
        Double(UInt64(stream.word(at: p)) << 21 | UInt64(stream.word(at: p + 1)) >> 11) * 0x1p-53
      }
      #expect(stream.uniform(at: position) == fraction(2 * position))
      let radius = (-2 * Double.log(fraction(4 * position) + 0x1p-53)).squareRoot()
      let expected = radius * Double.cos(turns: fraction(4 * position + 2))
      #expect((stream.normal(at: position) - expected).magnitude <= 0x1p-50)
    }
  }

  @Test("Uniform and normal numbers have their moments, to four standard errors")
  func moments() {
    let stream = RandomStream(seed: 12, purpose: .generator)
    let n = 20_000.0
    let uniforms = (0..<UInt64(n)).map { stream.uniform(at: $0) }
    let normals = (0..<UInt64(n)).map { stream.normal(at: $0) }
    #expect(uniforms.allSatisfy { $0 >= 0 && $0 < 1 })
    let mean = uniforms.reduce(0, +) / n
    #expect((mean - 0.5).magnitude <= 4 * (1 / (12 * n)).squareRoot())
    let normalMean = normals.reduce(0, +) / n
    #expect(normalMean.magnitude <= 4 / n.squareRoot())
    let variance = normals.map { $0 * $0 }.reduce(0, +) / n
    #expect((variance - 1).magnitude <= 4 * (2 / n).squareRoot())
    let fourth = normals.map { $0 * $0 * $0 * $0 }.reduce(0, +) / n
    #expect((fourth - 3).magnitude <= 4 * (96 / n).squareRoot())
  }
}
