import Learning
import TestFiles
import Testing

@testable import Datasets

@Suite("Weights of samples")
struct WeightTests {
  private static let text = "a,w,b,y\n1,0.5,2,u\n3,0,4,v\n5,2.25,6,u\n7,1,8,v\n"

  private func weighted(
    _ text: String, missing: DatasetRequest.Missing = .error, kind: DatasetRequest.Kind = .classification
  ) throws -> RawDataset {
    try table(text, format: .init(missing: missing, weight: "w"), kind: kind)
  }

  private func problems(_ text: String, missing: DatasetRequest.Missing = .error) -> [String] {
    do {
      _ = try weighted(text, missing: missing)
      return []
    } catch {
      return (error as? DatasetError)?.problems.map(\.description) ?? ["\(error)"]
    }
  }

  @Test("are a column that is no input")
  func column() throws {
    let dataset = try weighted(Self.text)
    #expect(dataset.weights == [0.5, 0, 2.25, 1])
    #expect(dataset.rowTexts == ["1 2 u", "3 4 v", "5 6 u", "7 8 v"] && dataset.columns == ["a", "b"])
    #expect(try table(Self.text).weights == [])
    #expect(try weighted("a,w,y\n1,-0,2\n3,1,4\n", kind: .regression).weights.map(\.sign) == [.plus, .plus])
  }

  @Test("are numbers of at least 0, each mistake at its cell")
  func mistakes() {
    #expect(
      problems("a,w,y\n1,-1,u\n2,x,v\n3,,u\n4,1e999,v\n5,1,u\n") == [
        "t.csv:2: row 1, column 2 (w): the weight `-1` is negative",
        "t.csv:3: row 2, column 2 (w): `x` is not a number",
        "t.csv:4: row 3, column 2 (w): the weight is missing (``); `missing: drop_row` would leave such rows out",
        "t.csv:5: row 4, column 2 (w): `1e999` is not a finite number",
      ])
    #expect(
      problems("a,w,y\n1,?,u\n2,1,v\n", missing: .mean) == [
        "t.csv:2: row 1, column 2 (w): the weight is missing (`?`); `missing: drop_row` would leave such rows out"
      ])
    #expect(problems("a,v,y\n1,1,u\n").first?.contains("there is no column `w`") == true)
  }

  @Test("are described by their range and sum")
  func survey() throws {
    let survey = try TableSurvey(
      Array(Self.text.utf8), file: "t.csv", target: nil, weight: "w", format: .init())
    #expect(survey.weight == 1 && survey.use(of: 1) == .weight && survey.use(of: 0) == .input)
    let column = survey.columns[1]
    #expect(column.minimum == 0 && column.maximum == 2.25 && column.sum == 3.75)
    #expect((0.1 + 0.2 + 1).roundedForReading == 1.3 && 1e-9.roundedForReading == 1e-9)
  }

  @Test("leave with their rows")
  func dropped() throws {
    let dataset = try weighted("a,w,y\n1,0.5,u\n?,3,v\n2,,u\n5,2,v\n", missing: .dropRow)
    #expect(dataset.weights == [0.5, 2] && dataset.droppedRows == [2, 3])
  }

  @Test("are the same when a table is read in pieces")
  func pieces() throws {
    var text = "a,w,y\n"
    for row in 0..<60_000 { text += "\(row % 97),\(Double(row % 13) / 4),\(row % 2)\n" }
    let format = DatasetRequest.TableFormat(weight: "w")
    let read = { (pieceSize: Int) in
      try TableReader.read(
        TableText(Array(text.utf8)), file: "t.csv", delimiter: UInt8(ascii: ","), format: format,
        kind: .classification, threads: 2, pieceSize: pieceSize
      ).dataset(file: "t.csv", main: nil)
    }
    let (whole, pieces) = (try read(.max), try read(10_000))
    #expect(whole.weights == pieces.weights && whole.weights.count == 60_000 && whole.weights[59_999] == 1)
  }

  @Test("go with their samples into the parts and folds")
  func parts() throws {
    try withTemporaryFolder { folder in
      var text = "a,w,y\n"
      for row in 1...40 { text += "\(row),\(row)e-2,\(row % 2)\n" }
      let path = try write(text, to: "t.csv", in: folder)
      let request = DatasetRequest(
        source: .table(path: path), format: .init(weight: "w"),
        split: .init(test: .fraction(0.25), folds: 3, seed: 5))
      let dataset = try Dataset(request)
      for fold in 0..<3 {
        let partition: Partition<Double> = try dataset.partition(
          repetition: 0, fold: fold, outputs: 2, outputsAreTanh: false)
        for part in [partition.train, partition.validation, partition.test].compactMap({ $0 }) {
          #expect(part.weights.count == part.count)
          #expect(zip(part.inputs, part.weights).allSatisfy { ($0 / 100 - $1).magnitude < 1e-12 })
        }
      }
    }
  }

  @Test("are in the digests, which are as before without them")
  func digests() throws {
    let plain = try PartDigestTests.digest(table("1,2,x\n3,4,y\n"))
    let digest = { (weights: [Double]) in
      let base = try table("1,2,x\n3,4,y\n")
      return PartDigestTests.digest(
        RawDataset(name: "t", inputs: base.inputs, target: base.target, weights: weights))
    }
    // Computed from the page alone, by Python lines like those in it.
    #expect(try digest([0.5, 2]) == "5dea21a0b8aca9229747120921cc041bcbff464580ed488e8160bc4b362cd519")
    #expect(try digest([]) == plain)
    let others = [try digest([1, 1]), try digest([2, 0.5]), try digest([0.5, 2]), plain]
    #expect(Set(others).count == 4)
  }

  @Test("are not all 0 in a training part")
  func weightless() throws {
    try withTemporaryFolder { folder in
      let path = try write(
        "a,w,y\n1,0,u\n2,0,v\n3,1,u\n4,2,v\n5,1,v\n6,1,u\n", to: "t.csv", in: folder)
      let request = { (split: DatasetRequest.Split) in
        DatasetRequest(source: .table(path: path), format: .init(weight: "w"), split: split)
      }
      let error = #expect(throws: DatasetError.self) {
        try Dataset(request(.init(test: .rows(3...6))))
      }
      #expect(error?.problems[0].message == "all weights of the training part are 0")
      let notes = try Dataset(request(.init(test: .rows(1...2)))).shape.notes.map(\.message)
      #expect(notes.contains("samples are weighted: 0 to 2, sum 5"))
      #expect(notes.contains("all weights are 0 in the test part, so its loss is undefined"))
    }
  }

  private func write(_ text: String, to name: String, in folder: String) throws -> String {
    let path = folder + "/" + name
    try writeFile(Array(text.utf8), at: path)
    return path
  }
}
