import Learning
import Testing

@testable import Datasets

@Suite("Bundled sets")
struct BundledDatasetTests {
  struct Sample: CustomTestStringConvertible {
    let name: String
    let rows: Int
    let columns: Int
    let classes: [(name: String, rows: Int)]
    var testDescription: String { name }
  }

  /// As the READMEs of the data's sources say.
  static let samples = [
    Sample(name: "xor", rows: 4, columns: 2, classes: [("0", 2), ("1", 2)]),
    Sample(name: "parity", rows: 8, columns: 3, classes: [("0", 4), ("1", 4)]),
    Sample(name: "encoder", rows: 8, columns: 8, classes: (1...8).map { ("\($0)", 1) }),
    Sample(name: "two_spirals", rows: 194, columns: 2, classes: [("0", 97), ("1", 97)]),
    Sample(name: "breast_cancer", rows: 569, columns: 30, classes: [("benign", 357), ("malignant", 212)]),
    Sample(
      name: "digits", rows: 1797, columns: 64,
      classes: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180].enumerated().map { ("\($0)", $1) }),
    Sample(name: "ionosphere", rows: 351, columns: 34, classes: [("bad", 126), ("good", 225)]),
    Sample(
      name: "iris", rows: 150, columns: 4, classes: [("setosa", 50), ("versicolor", 50), ("virginica", 50)]),
    Sample(name: "sonar", rows: 208, columns: 60, classes: [("M", 111), ("R", 97)]),
    Sample(
      name: "vowel", rows: 990, columns: 10,
      classes: ["hAd", "hEd", "hId", "hOd", "hUd", "hYd", "had", "hed", "hid", "hod", "hud"].map { ($0, 90) }),
    Sample(
      name: "wine", rows: 178, columns: 13, classes: [("class_0", 59), ("class_1", 71), ("class_2", 48)]),
  ]

  @Test("are all in this table")
  func complete() {
    #expect(BundledDataset.all.map(\.name) == Self.samples.map(\.name))
  }

  @Test("have the rows, columns and classes that their sources say", arguments: samples)
  func counts(_ sample: Sample) throws {
    let summary = try DatasetSummary(#require(BundledDataset.named(sample.name)).load())
    #expect(summary.rowCount == sample.rows)
    #expect(summary.columns.count == sample.columns)
    #expect(summary.classes.map(\.name) == sample.classes.map(\.name))
    #expect(summary.classes.map(\.rows) == sample.classes.map(\.rows))
    #expect(
      summary.columns.allSatisfy { $0.minimum <= $0.maximum && $0.maximum <= 5000 && $0.minimum >= -6.5 })
  }

  @Test(
    "have the published test parts' classes",
    arguments: [("vowel", Array(repeating: 42, count: 11)), ("ionosphere", [27, 124])])
  func published(name: String, counts: [Int]) throws {
    let bundled = try #require(BundledDataset.named(name))
    guard case .test(let rows) = bundled.published else {
      Issue.record("no test part")
      return
    }
    let dataset = try bundled.load()
    guard case .classes(let list, let indices) = dataset.target else { return }
    #expect(rows.upperBound == dataset.rowCount)
    var found = Array(repeating: 0, count: list.count)
    for row in rows { found[Int(indices[row - 1])] += 1 }
    #expect(found == counts)
  }

  @Test("xor and parity are all patterns in ascending order")
  func parity() throws {
    #expect(try BundledDataset.named("xor")?.load().rowTexts == ["0 0 0", "0 1 1", "1 0 1", "1 1 0"])
    let parity = try BundledDataset.named("parity")?.load(size: 3)
    #expect(
      parity?.rowTexts == [
        "0 0 0 0", "0 0 1 1", "0 1 0 1", "0 1 1 0", "1 0 0 1", "1 0 1 0", "1 1 0 0", "1 1 1 1",
      ])
    #expect(try BundledDataset.named("encoder")?.load(size: 2).rowTexts == ["1 0 1", "0 1 2"])
  }

  @Test("two_spirals has the published points")
  func spirals() throws {
    let dataset = try #require(try BundledDataset.named("two_spirals")?.load())
    // By the formula in Python's float64, with its platform's sine and cosine.
    for (row, x, y, label) in [
      (0, 0.0, 6.5, Int32(1)), (1, 0.0, -6.5, 0), (2, 1.2558939479788256, 6.313805242595796, 1),
      (3, -1.2558939479788256, -6.313805242595796, 0), (4, 2.4396068813274474, 5.889732019759453, 1),
      (100, -1.2915565842321781, -3.1180934222255927, 1), (192, 0.0, 0.5, 1), (193, 0.0, -0.5, 0),
    ] {
      #expect(abs(dataset.inputs[row: row, column: 0] - x) <= 2e-15, "row \(row)")
      #expect(abs(dataset.inputs[row: row, column: 1] - y) <= 2e-15, "row \(row)")
      guard case .classes(_, let indices) = dataset.target else { return }
      #expect(indices[row] == label)
    }
    guard case .doubles(let values) = dataset.inputs.values else { return }
    #expect(values.allSatisfy { $0 != 0 || $0.sign == .plus })
  }

  @Test("two_spirals of another size runs along the same curve")
  func spiralsOfAnotherSize() throws {
    let usual = try #require(try BundledDataset.named("two_spirals")?.load())
    let dense = try #require(try BundledDataset.named("two_spirals")?.load(size: 193))
    #expect(dense.rowCount == 386)
    for row in stride(from: 0, to: 194, by: 2) {
      #expect(usual.inputs[row: row, column: 0] == dense.inputs[row: 2 * row, column: 0])
    }
  }

  @Test(
    "refuse sizes that they do not have",
    arguments: [
      ("parity", 17, "parity: the size is 17, not 1 to 16 (the number of bits)"),
      ("encoder", 1, "encoder: the size is 1, not 2 to 1024 (the number of patterns)"),
      ("iris", 3, "iris: the data set has no size to choose"),
    ])
  func sizes(name: String, size: Int, words: String) {
    let error = #expect(throws: DatasetError.self) { try BundledDataset.named(name)?.load(size: size) }
    #expect(error?.description == words)
  }
}
