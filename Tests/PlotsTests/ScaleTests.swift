import Testing

@testable import Plots

@Suite struct ScaleTests {
  @Test("Linear, log and category scales put their values where they belong")
  func positions() {
    #expect(PlotScale(.linear, low: 0, high: 10, from: 100, to: 200).position(2.5) == 125)
    #expect(
      (PlotScale(.log, low: 0.001, high: 10, from: 0, to: 400).position(0.1) - 200).magnitude < 1e-9
    )
    #expect(
      PlotScale(.categories(["a", "b"]), low: -0.5, high: 1.5, from: 0, to: 100).position(1) == 75)
    let upwards = PlotScale(.linear, low: 0, high: 1, from: 300, to: 20)
    #expect(upwards.position(1) == 20 && upwards.clamped(7) == 20)
  }

  @Test("Positions on a log axis have the same digits on every machine")
  func sameDigits() {
    let scale = PlotScale(.log, low: 1e-9, high: 3e5, from: 41.7, to: 887.3)
    var noise = Samples.Noise(state: 8)
    // FNV-1a over the coordinates of 20,000 values; the same as from logarithms of 40 digits.
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for _ in 0..<20_000 {
      let value = Tick.decimal(Int(noise.next() * 1e9) + 1, Int(noise.next() * 6) - 9)
      for byte in scale.position(value).coordinate.utf8 {
        digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    #expect(digest == 5_710_385_344_389_660_621)
  }

  @Test("A range of one value, of the largest numbers or of the smallest has finite positions")
  func extremes() {
    for (low, high) in [
      (0.25, 0.25), (0, 0), (-1e308, 1e308), (.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude),
      (1e300, 1e300),
    ] {
      let scale = PlotScale(.linear, low: low, high: high, from: 0, to: 100)
      #expect(scale.position(low).isFinite && scale.position(high).isFinite, "\(low) to \(high)")
    }
    #expect(PlotScale(.log, low: 3, high: 3, from: 0, to: 100).position(3).isFinite)
  }

  @Test("Values that are far off are cut and counted; a wide but even spread is not")
  func robust() throws {
    let cut = try #require(RobustRange([1.1, 1.2, 1.3, 1.25, 1.15, 2.4e29, .nan, -9e9]))
    #expect(cut.low == 1.1 && cut.high == 1.3 && cut.countAbove == 1 && cut.countBelow == 1)
    #expect(cut.maximum == 2.4e29)
    let whole = try #require(RobustRange((0..<50).map { Double($0 * $0) }))
    #expect(whole.isComplete && whole.high == 2401)
    #expect(RobustRange([.nan, .infinity]) == nil)
    let collapsed = try #require(RobustRange([1, 1, 1, 1, 1, 1, 1, 1, 1, 0.33]))
    #expect(collapsed.isComplete)
    let exploded = try #require(RobustRange([1, 1, 1, 1, 1, 1, 1, 1, 1, 5e9]))
    #expect(exploded.high == 1 && exploded.countAbove == 1)
  }

  @Test("On a log axis, decades decide what is far off")
  func robustLogarithms() throws {
    let losses = (0..<60).map { Tick.decimal(1 + $0 % 9, -($0 % 4)) }
    let exploded = try #require(AxisRange(.log, values: losses + [2.4e290, 0, -1], padding: 0.05))
    #expect(exploded.high < 20 && exploded.cut?.countAbove == 1 && exploded.notPositive == 2)
    #expect(
      exploded.notes("loss", losses + [2.4e290]).first
        == "1 value of loss above 9 (up to 2.4×10²⁹⁰) is beyond the axis.")
    let wide = try #require(AxisRange(.log, values: losses + [4e5], padding: 0.05))
    #expect(wide.cut == nil && wide.high > 4e5)
  }

  @Test("The high beginning of a learning curve is drawn, an explosion is cut")
  func curves() throws {
    let falling = (0..<200).map { 2.3 / Double(1 + $0 * $0) + 0.01 }
    let whole = try #require(
      AxisRange(.linear, values: falling, padding: 0.05, keeping: [falling[0]]))
    #expect(whole.cut == nil && whole.high > 2.3)
    let exploded = try #require(
      AxisRange(.linear, values: falling + [1e9], padding: 0.05, keeping: [falling[0]]))
    #expect(exploded.high < 3 && exploded.cut != nil)
  }

  @Test("Labels at line ends keep their order and distance, and stay within the plot")
  func stack() throws {
    let places = try #require(
      LabelStack.places([50, 52, 51, 199], spacing: 15, top: 0, bottom: 200))
    #expect(places == [36, 66, 51, 199])
    let crowded = try #require(
      LabelStack.places([200, 200, 200], spacing: 15, top: 0, bottom: 200))
    #expect(crowded == [170, 185, 200])
    #expect(LabelStack.places([1, 2, 3], spacing: 15, top: 0, bottom: 20) == nil)
  }

  @Test("The front holds what nothing cheaper is as good as")
  func front() {
    let items = [(3.0, 0.9), (1, 0.5), (2, 0.4), (2, 0.7), (4, 0.9), (5, .nan)].map {
      ScatterFigure.Item(x: $0.0, y: $0.1)
    }
    var figure = ScatterFigure(
      title: "", xTitle: "", yTitle: "", items: items, front: .higherIsBetter)
    #expect(figure.frontIndices == [1, 3, 0])
    figure.front = .lowerIsBetter
    #expect(figure.frontIndices == [1, 2])
  }

  @Test("Bins cover every value within the axis once")
  func bins() {
    for values in [Samples.normals(500), Samples.normals(7), [1, 2, 2, 3], [0.25]] {
      let figure = HistogramFigure(title: "", axisTitle: "", values: values)
      #expect(figure.bins.reduce(0) { $0 + $1.count } == values.count)
      for (before, after) in zip(figure.bins, figure.bins.dropFirst()) {
        #expect((before.high - after.low).magnitude < 1e-9)
      }
    }
  }
}
