import Arithmetic
import Testing

@testable import Statistics

struct SpreadColumnTests {
  private func texts(_ cells: [(value: Double, spread: Double?)]) -> [String] {
    SpreadColumn(cells).rows.map { row in row.spread.map { "\(row.value) ± \($0)" } ?? row.value }
  }

  @Test("Each row has the digits that its own spread allows")
  func digits() {
    #expect(
      texts([
        (1.098449, 0.0000331), (2.4487437044338733e29, 2.3221092427602783e29), (0.97182, 0.00996),
        (56_789, 1234), (0.4, 0.2), (-0.001, 0.5), (3.2e-7, 1.1e-9),
      ]) == [
        "1.098449 ± 0.000033", "2.4e29 ± 2.3e29", "0.972 ± 0.010", "56789 ± 1234", "0.40 ± 0.20",
        "0.00 ± 0.50", "3.200e-7 ± 0.011e-7",
      ])
  }

  @Test("Values without a spread have the digits of the others, or four")
  func withoutSpread() {
    #expect(texts([(0.9, nil), (0.97, 0.01)]) == ["0.900", "0.970 ± 0.010"])
    #expect(
      texts([(0.96666666666, nil), (0.5, nil), (163, nil), (1e-9, nil)]) == ["0.9667", "0.5", "163", "1e-9"])
    #expect(texts([(0.5, 0), (0.25, 0.001)]) == ["0.5000 ± 0", "0.2500 ± 0.0010"])
    #expect(texts([(.nan, nil), (.infinity, .nan), (-.infinity, nil)]) == ["nan", "inf ± nan", "-inf"])
  }

  @Test("Values that differ look different")
  func different() {
    #expect(
      texts([(0.97123, 0.1), (0.97124, 0.1), (0.5, 0.1)]) == [
        "0.97123 ± 0.10000", "0.97124 ± 0.10000", "0.50 ± 0.10",
      ])
    // A row that gained a digit meets a neighbour that had it.
    #expect(
      SpreadColumn([(0.1194, 0.1), (0.1201, 0.1), (0.12014, 0.01)]).rows.map(\.value)
        == ["0.119", "0.12010", "0.12014"])
    // Sums in two orders are not different.
    #expect(texts([(0.1 + 0.2, 0.1), (0.3, 0.1)]) == ["0.30 ± 0.10", "0.30 ± 0.10"])
    let stream = RandomStream(seed: 3, purpose: .generator)
    let cells = (0..<UInt64(500)).map { (value: 0.9 + 0.01 * stream.normal(at: $0), spread: Double?(0.01)) }
    #expect(Set(SpreadColumn(cells).rows.map(\.value)).count == 500)
  }

  @Test("A spread far below its value keeps two digits of its own")
  func tiny() {
    #expect(texts([(0.97, 1.7e-17)]) == ["0.9700000000 ± 1.7e-17"])
  }

  @Test(
    "Digits are rounded as people do, halves away from zero",
    arguments: [
      (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (0.999, 2, "1.00"), (9.5, 0, "10"), (0.4, 0, "0"),
      (-0.004, 2, "0.00"), (1.005, 2, "1.01"), (1234.5, 1, "1234.5"), (1e21, 0, "1000000000000000000000"),
      (Double.leastNonzeroMagnitude, 3, "0.000"), (0, 2, "0.00"), (12.0, 3, "12.000"),
    ])
  func rounding(value: Double, decimals: Int, expected: String) {
    #expect(DecimalDigits(value).text(decimals: decimals) == expected)
  }
}
