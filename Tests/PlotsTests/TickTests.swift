import Testing

@testable import Plots

@Suite struct TickTests {
  @Test(
    "Linear ticks stand at multiples of 1, 2 and 5 × 10ⁿ, with the digits that their step has",
    arguments: [
      (0.0, 1.0, 5, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0.871, 0.98, 4, ["0.88", "0.90", "0.92", "0.94", "0.96", "0.98"]),
      (-3, 12, 4, ["0", "5", "10"]),
      (0, 3000, 3, ["0", "1,000", "2,000", "3,000"]),
      (1e9, 5e9, 4, ["10⁹", "2×10⁹", "3×10⁹", "4×10⁹", "5×10⁹"]),
      (-0.02, 0.02, 4, ["−0.02", "−0.01", "0.00", "0.01", "0.02"]),
      (0, 4e-8, 4, ["0", "10⁻⁸", "2×10⁻⁸", "3×10⁻⁸", "4×10⁻⁸"]),
    ] as [(Double, Double, Int, [String])])
  func linear(low: Double, high: Double, count: Int, labels: [String]) {
    #expect(Tick.linear(low, high, count: count).map(\.label) == labels)
  }

  @Test(
    "No range, however small, large or far from zero, has too few or too many ticks, one outside, or two with one label"
  )
  func manyRanges() {
    var noise = Samples.Noise(state: 11)
    for _ in 0..<5000 {
      let size = Tick.decimal(1, Int(noise.next() * 300) - 150)
      let low = (noise.next() - 0.5) * size
      let high = low + noise.next() * size * (noise.next() < 0.2 ? 1e-6 : 1)
      guard low < high else { continue }
      let ticks = Tick.linear(low, high, count: 5)
      #expect((3...9).contains(ticks.count), "\(low) to \(high)")
      let reach = (high - low) * 1e-6
      #expect(
        ticks.allSatisfy { $0.value >= low - reach && $0.value <= high + reach },
        "\(low) to \(high)")
      #expect(
        Set(ticks.map(\.label)).count == ticks.count, "\(low) to \(high): \(ticks.map(\.label))")
    }
  }

  @Test(
    "Log ticks label decades, or 1, 2 and 5 where the range is short",
    arguments: [
      (0.001, 1.0, 5, ["0.001", "0.01", "0.1", "1"]),
      (1e-8, 1.0, 5, ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"]),
      (0.15, 0.9, 5, ["0.2", "0.4", "0.6", "0.8"]),
      (0.9, 30, 6, ["1", "2", "5", "10", "20"]),
    ] as [(Double, Double, Int, [String])])
  func log(low: Double, high: Double, count: Int, labels: [String]) {
    let ticks = Tick.log(low, high, count: count)
    #expect(ticks.map(\.label).filter { !$0.isEmpty } == labels)
  }
}
