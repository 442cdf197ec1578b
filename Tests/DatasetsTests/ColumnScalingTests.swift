import Testing

@testable import Datasets

@Suite("Scales of columns")
struct ColumnScalingTests {
  /// Values and expected results by scikit-learn 1.9 and NumPy 2.4: RobustScaler, and StandardScaler over
  /// sign(x)·log1p(|x|).
  static let table = "a,b,c\n1,10,x\n2,-20,y\n4,30,x\n8,40,y\n16,1000,x\n"

  private func scaled(_ scale: DatasetRequest.Scale) throws -> [Double] {
    let dataset = try DatasetsTests.table(Self.table)
    let rows = (0..<5).map { Int32($0) }
    let scaling = try InputScaling(scale, dataset: dataset, training: rows)
    return try scaling.encoded(dataset, rows: rows, as: Double.self)
  }

  private func expectClose(_ found: [Double], _ expected: [Double]) {
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-12, "\(found)") }
  }

  @Test("may be robust: median 0 and interquartile range 1")
  func robust() throws {
    expectClose(
      try scaled(.robust), [-0.5, -20 / 30.0, -1 / 3.0, -50 / 30.0, 0, 0, 4 / 6.0, 10 / 30.0, 2, 970 / 30.0])
  }

  @Test("may be logarithmic: ln(1 + |x|) with its sign, standardised")
  func logarithmic() throws {
    let found = try scaled(.log)
    for column in 0..<2 {
      let values = stride(from: column, to: 10, by: 2).map { found[$0] }
      #expect(abs(values.reduce(0, +)) < 1e-12)
      #expect(abs(values.map { $0 * $0 }.reduce(0, +) - 5) < 1e-12)
    }
    // (ln 3 − ln 2) / (ln 17 − ln 2) is what the standardisation leaves of the distances.
    #expect(abs((found[2] - found[0]) / (found[8] - found[0]) - 0.1894638) < 1e-6)
  }

  @Test("may differ by groups of columns")
  func groups() throws {
    let found = try scaled(
      .groups([
        .init(columns: ["b"], scale: .range(from: 0...10, to: 0...1)), .init(columns: [], scale: .minMax),
      ]))
    expectClose(found, [0, 1, 1 / 15.0, -2, 3 / 15.0, 3, 7 / 15.0, 4, 1, 100])
    let alone = try scaled(.groups([.init(columns: ["b"], scale: .minMax)]))
    #expect(stride(from: 0, to: 10, by: 2).map { alone[$0] } == [1, 2, 4, 8, 16])
  }

  @Test("name columns that are there, once", arguments: [["q"], ["a", "a"], ["c"]])
  func mistakes(columns: [String]) throws {
    let dataset = try DatasetsTests.table(Self.table)
    let error = #expect(throws: DatasetError.self) {
      try ColumnScaling.requireColumns(.groups([.init(columns: columns, scale: .log)]), of: dataset)
    }
    #expect(error?.problems.first?.field == "scale")
  }

  @Test(
    "of the whole table are the same as in groups, bit for bit",
    arguments: [DatasetRequest.Scale.standard, .minMax])
  func sameBits(scale: DatasetRequest.Scale) throws {
    #expect(try scaled(scale) == scaled(.groups([.init(columns: [], scale: scale)])))
  }
}

@Suite("Targets in one-hot columns")
struct OneHotTargetTests {
  @Test("are the classes that their columns are named after")
  func classes() throws {
    let text = "a,red,blue,green\n1,0,1,0\n?,1,0,0\n3,1,0,0\n4,0,0,1.0\n"
    let format = DatasetRequest.TableFormat(targets: ["red", "blue", "green"], missing: .dropRow)
    #expect(try table(text, format: format).rowTexts == ["1 blue", "3 red", "4 green"])
  }

  @Test("are refused where they are not one-hot", arguments: ["1,1", "0,0", "0.5,0.5", "2,-1"])
  func refused(cells: String) {
    let text = "a,p,q\n1,0,1\n?,0,1\n2,\(cells)\n"
    let format = DatasetRequest.TableFormat(targets: ["p", "q"], missing: .dropRow)
    let error = #expect(throws: DatasetError.self) { try table(text, format: format) }
    #expect(
      error?.description == "t.csv: row 3: the targets are not one-hot: one of p, q must be 1, the others 0")
  }
}
