import Learning
import Testing

@testable import Datasets

@Suite("Scaling and encoding")
struct PreparingTests {
  static func inputs(
    _ scale: DatasetRequest.Scale, _ dataset: RawDataset, training: [Int32], rows: [Int32]
  ) throws -> [Double] {
    try InputScaling(scale, dataset: dataset, training: training).encoded(
      dataset, rows: rows, as: Double.self)
  }

  @Test("uses the training rows' statistics alone, in the stated expressions")
  func scales() throws {
    let dataset = try table("1,10,x\n2,10,y\n4,10,x\n9,12,y\n")
    let training: [Int32] = [0, 1, 2]
    let rows: [Int32] = [0, 2, 3]
    #expect(try Self.inputs(.none, dataset, training: training, rows: rows) == [1, 10, 4, 10, 9, 12])
    // (x − 1) / 3; the constant column is 0, in other parts too.
    #expect(try Self.inputs(.minMax, dataset, training: training, rows: rows) == [0, 0, 1, 0, 8.0 / 3, 0])
    let mean = 7.0 / 3
    let squares = (1 - mean) * (1 - mean) + (4 - mean) * (4 - mean) + (2 - mean) * (2 - mean)
    let found = try Self.inputs(.standard, dataset, training: training, rows: rows)
    for (value, x) in zip([found[0], found[2], found[4]], [1.0, 4, 9]) {
      #expect(abs(value - (x - mean) / (squares / 3).squareRoot()) <= 1e-15)
    }
    #expect([found[1], found[3], found[5]] == [0, 0, 0])
    let range = try Self.inputs(.range(from: 0...255, to: 0.01...1), dataset, training: training, rows: [3])
    #expect(range == [9.0 / 255 * 0.99 + 0.01, 12.0 / 255 * 0.99 + 0.01])
  }

  @Test("makes 0 of a constant whose mean is rounded")
  func constant() throws {
    let dataset = try table("a,b\n0.1,x\n0.1,y\n0.1,x\n0.7,y\n")
    #expect(try Self.inputs(.standard, dataset, training: [0, 1, 2], rows: [0, 3]) == [0, 0])
    #expect((0.1 + 0.1 + 0.1) / 3 != 0.1)
  }

  @Test("adds in 16 strided chains and a fixed tree")
  func sums() {
    var chance = Chance(seed: 9)
    // So many that each order of adding them rounds to another sum.
    let values = (0..<999).map { _ in Double(chance.below(1_000_000_000) - 500_000_000) / 7 }
    var chains = Array(repeating: 0.0, count: 16)
    for (index, value) in values.enumerated() { chains[index % 16] += value }
    let eight = (0..<8).map { chains[$0] + chains[$0 + 8] }
    let four = (0..<4).map { eight[$0] + eight[$0 + 4] }
    let expected = (four[0] + four[2]) + (four[1] + four[3])
    let rows = (0..<999).map { Int32($0) }
    #expect(ColumnStatistics.sums(width: 1, rows: rows) { index, _ in values[index] } == [expected])
    var fewer = Array(repeating: 0.0, count: 8)
    for (index, value) in values.enumerated() { fewer[index % 8] += value }
    let other =
      ((fewer[0] + fewer[4]) + (fewer[2] + fewer[6])) + ((fewer[1] + fewer[5]) + (fewer[3] + fewer[7]))
    #expect(expected != values.reduce(0, +) && expected != other, "the order does not show")
  }

  @Test(
    "is the same for bytes as for float64",
    arguments: [
      DatasetRequest.Scale.none, .minMax, .standard, .range(from: 0...255, to: -1...1),
    ])
  func bytes(scale: DatasetRequest.Scale) throws {
    var chance = Chance(seed: 3)
    let values = (0..<200 * 7).map { _ in UInt8(chance.below(256)) }
    let target = RawDataset.Target.classes(
      ClassList(labels: ["a", "b"]), indices: (0..<200).map { Int32($0 % 2) })
    let (narrow, wide) = (
      RawDataset(
        name: "n", inputs: InputMatrix(rowCount: 200, columnCount: 7, values: .bytes(values)), target: target),
      RawDataset(
        name: "w",
        inputs: InputMatrix(rowCount: 200, columnCount: 7, values: .doubles(values.map { Double($0) })),
        target: target)
    )
    let training = (0..<150).map { Int32($0) }
    let rows = (100..<200).map { Int32($0) }
    #expect(
      try Self.inputs(scale, narrow, training: training, rows: rows)
        == Self.inputs(scale, wide, training: training, rows: rows))
    #expect(
      try InputScaling(scale, dataset: narrow, training: training).encoded(narrow, rows: rows, as: Float.self)
        == Self.inputs(scale, wide, training: training, rows: rows).map { Float($0) })
  }

  @Test("puts the training part's means in the place of missing values")
  func missing() throws {
    let dataset = try table("1,2,x\n?,4,y\n4,?,x\n?,8,y\n", format: .init(missing: .mean))
    #expect(
      try Self.inputs(.none, dataset, training: [0, 1, 2], rows: [0, 1, 2, 3]) == [
        1, 2, 2.5, 4, 4, 3, 2.5, 8,
      ])
    #expect(try Self.inputs(.minMax, dataset, training: [0, 1, 2], rows: [3]) == [0.5, 3])
    let error = #expect(throws: DatasetError.self) {
      try Self.inputs(.none, dataset, training: [1, 3], rows: [0])
    }
    #expect(
      error?.description == "t.csv: no value of column `x1` is left in the training part to take the mean of")
  }

  @Test("refuses values that the precision cannot hold")
  func overflow() throws {
    let dataset = try table("a,b\n1e300,x\n2,y\n")
    let scaling = try InputScaling(.none, dataset: dataset, training: [0, 1])
    #expect(try scaling.encoded(dataset, rows: [0], as: Double.self) == [1e300])
    let error = #expect(throws: DatasetError.self) { try scaling.encoded(dataset, rows: [0], as: Float.self) }
    #expect(
      error?.problems.first?.message
        == "the value 1e+300 is too large for the network's precision once scaled")
  }

  @Test("makes one output a class, or one for two classes")
  func classes() throws {
    let two = try table("1,x\n2,y\n3,x\n")
    let encode = { (request: DatasetRequest, outputs: Int, isTanh: Bool) in
      TargetEncoding(request, dataset: two, training: [0], outputs: outputs, outputsAreTanh: isTanh)
        .encoded(two, rows: [0, 1, 2], as: Float.self)
    }
    var request = DatasetRequest(source: .table(path: "t.csv"))
    #expect(encode(request, 1, false) == [0, 1, 0])
    #expect(encode(request, 2, false) == [1, 0, 0, 1, 1, 0])
    #expect(encode(request, 2, true) == [1, -1, -1, 1, 1, -1])
    request.targetValues = .init(off: 0.1, on: 0.9)
    #expect(encode(request, 1, true) == [0.1, 0.9, 0.1])
    #expect(TargetEncoding.labels(two, rows: [1, 2]) == [1, 0])
  }

  @Test("scales targets by the training part and keeps the factor back")
  func targets() throws {
    let dataset = try table(
      "a,s,t\n0,1,7\n0,5,7\n0,9,8\n", format: .init(targets: ["s", "t"]), kind: .regression)
    var request = DatasetRequest(source: .table(path: "t.csv"), kind: .regression)
    for (scale, units, expected) in [
      (.none, [1, 1], [1, 7, 5, 7, 9, 8]), (.minMax, [4, 1], [0, 0, 1, 0, 2, 1]),
      (.standard, [2, 1], [-1, 0, 1, 0, 3, 1]),
    ] as [(DatasetRequest.TargetScale, [Double], [Double])] {
      request.targetScale = scale
      let encoding = TargetEncoding(
        request, dataset: dataset, training: [0, 1], outputs: 2, outputsAreTanh: false)
      #expect(encoding.units == units)
      #expect(encoding.encoded(dataset, rows: [0, 1, 2], as: Double.self) == expected)
    }
  }
}
