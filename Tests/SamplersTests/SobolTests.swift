import OracleTables
import Testing

@testable import Samplers

@Suite struct SobolTests {
  @Test(arguments: sobolTable)
  func pointsAreSciPys(row: String) {
    let table = TableText(row)
    let sequence = SobolSequence(dimensions: 128, seed: nil)
    let point = (0..<128).map { sequence.coordinate($0, of: UInt32(table[0][0])) }
    #expect(point == table[1].map { $0 * 0x1p-30 })
  }

  /// Scrambling keeps every digital net: 2ᵏ points have one in each of 2ᵏ intervals of every axis, and in each box of two
  /// axes that the unscrambled points fill.
  @Test func scrambledPointsAreStratified() {
    let plain = SobolSequence(dimensions: 8, seed: nil)
    let scrambled = SobolSequence(dimensions: 8, seed: 99)
    for start in [0, 64, 960] as [UInt32] {
      for axis in 0..<8 {
        let cells = (start..<(start + 64)).map { Int(scrambled.coordinate(axis, of: $0) * 64) }
        #expect(cells.sorted() == Array(0..<64))
      }
      for other in 1..<8 {
        let boxes = { (sequence: SobolSequence) in
          Set(
            (start..<(start + 64)).map { index in
              Int(sequence.coordinate(0, of: index) * 8) * 8 + Int(sequence.coordinate(other, of: index) * 8)
            }
          ).count
        }
        #expect(boxes(scrambled) == boxes(plain))
      }
    }
  }

  /// Over seeds, a coordinate of a scrambled point is uniform, and two axes are uncorrelated.
  @Test func scrambledCoordinatesAreUniformOverSeeds() {
    var sum = 0.0
    var squares = 0.0
    var products = 0.0
    for seed in 0..<2000 {
      let sequence = SobolSequence(dimensions: 3, seed: UInt64(seed))
      let (a, b) = (sequence.coordinate(0, of: 5) - 0.5, sequence.coordinate(2, of: 5) - 0.5)
      sum += a
      squares += a * a
      products += a * b
    }
    // Standard errors: 0.0065, 0.0017, 0.0019.
    #expect((sum / 2000).magnitude < 0.026)
    #expect((squares / 2000 - 1 / 12.0).magnitude < 0.007)
    #expect((products / 2000).magnitude < 0.0076)
  }

  @Test func dimensionsBeyondTheTableAreFilledToo() {
    let sequence = SobolSequence(dimensions: 140, seed: 1)
    let values = (0..<512).map { sequence.coordinate(139, of: UInt32($0)) }
    #expect(Set(values).count == 512)
    #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect((values.reduce(0, +) / 512 - 0.5).magnitude < 0.05)
  }
}
