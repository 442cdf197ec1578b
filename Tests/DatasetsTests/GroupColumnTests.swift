import Learning
import TestFiles
import Testing

@testable import Datasets

@Suite("Group columns")
struct GroupColumnTests {
  private static let text = "who,a,b,y\np2,1,2,x\np1,3,4,z\np2,5,6,x\n01,7,8,z\n1,9,9,x\n1.0,9,8,z\n"

  private func format(_ group: String, missing: DatasetRequest.Missing = .error) -> DatasetRequest.TableFormat
  {
    var format = DatasetRequest.TableFormat(missing: missing)
    format.group = group
    return format
  }

  @Test("are no inputs; their labels are the groups, in the order of classes")
  func column() throws {
    let dataset = try table(Self.text, format: format("who"))
    #expect(dataset.columns == ["a", "b"])
    let groups = try #require(dataset.groups)
    #expect(groups.column == "who" && groups.names.names == ["01", "1", "1.0", "p1", "p2"])
    #expect(groups.indices == [4, 3, 4, 0, 1, 2])
    #expect(try table(Self.text, format: format("1")).groups == groups)
  }

  @Test("join numbers that are written differently, as classes do")
  func numbers() throws {
    let groups = try table("g,a,y\n1,1,x\n1.0,2,z\n2,3,x\n", format: format("g")).groups
    #expect(groups?.names.names == ["1", "2"] && groups?.indices == [0, 0, 1])
  }

  @Test("are the same when a table is read in pieces")
  func pieces() throws {
    var text = "g,a,y\n"
    for row in 0..<20_000 { text += "p\(row * 7 % 501),\(row),\(row % 2)\n" }
    let read = { (pieceSize: Int) in
      try TableReader.read(
        TableText(Array(text.utf8)), file: "t.csv", delimiter: UInt8(ascii: ","), format: format("g"),
        kind: .classification, threads: 2, pieceSize: pieceSize
      ).dataset(file: "t.csv", main: nil)
    }
    #expect(try read(.max).groups == read(10_000).groups)
    #expect(try read(10_000).groups?.count == 501)
  }

  @Test("do not change the digest of the same rows")
  func digests() throws {
    let plain = try table("a,b,y\n1,2,x\n3,4,z\n5,6,x\n")
    let grouped = try table("g,a,b,y\nu,1,2,x\nv,3,4,z\nu,5,6,x\n", format: format("g"))
    #expect(PartDigest.text(plain, rows: [0, 2]) == PartDigest.text(grouped, rows: [0, 2]))
  }

  @Test(
    "are refused at the cell, or the name",
    arguments: [
      (
        "g,a,y\nu,1,x\n,2,z\n", "g",
        "t.csv:3: row 2, column 1 (g): the group is missing (``); `missing: drop_row` would leave such rows out"
      ),
      (
        "g,a,y\nu,1,x\nv,2,z\n", "y",
        "t.csv:1: column `y` is the last and therefore the target; name another one in `target:`"
      ),
      ("g,a,y\nu,1,x\nv,2,z\n", "h", "t.csv:1: there is no column `h`; the columns are g, a, y"),
    ])
  func rejects(text: String, group: String, words: String) {
    let error = #expect(throws: DatasetError.self) { try table(text, format: format(group)) }
    #expect(error?.description == words)
  }

  @Test("drop rows without a group where rows with missing values are dropped")
  func dropped() throws {
    let dataset = try table("g,a,y\nu,1,x\n?,2,z\nv,3,z\nu,?,z\n", format: format("g", missing: .dropRow))
    #expect(dataset.droppedRows == [2, 4])
    #expect(dataset.groups?.indices == [0, 1])
  }

  @Test("may not have a group in two files")
  func files() throws {
    try withTemporaryFolder { folder in
      let (main, test) = (folder + "/main.csv", folder + "/test.csv")
      try writeFile(Array("g,a,y\nu,1,x\nv,2,z\nw,3,x\n".utf8), at: main)
      try writeFile(Array("g,a,y\nk,1,x\nv,2,z\n".utf8), at: test)
      var request = DatasetRequest(
        source: .table(path: main), split: .init(test: .file(.table(path: test))))
      request.format.ignored = ["g"]
      #expect(try Dataset(request).shape.test == 2...2)
      request.format.ignored = []
      request.format.group = "g"
      let error = #expect(throws: DatasetError.self) { try Dataset(request) }
      #expect(error?.description == "\(test): group `v` of column `g` occurs in the main file too")
    }
  }

  @Test("of a bundled set are known by name")
  func bundled() throws {
    var request = DatasetRequest(source: .bundled(name: "vowel", size: nil), split: .init(folds: 5))
    request.format.group = "speaker"
    let dataset = try Dataset(request)
    #expect(dataset.raw.groups?.sizes == Array(repeating: 66, count: 15))
    #expect(dataset.shape.test == 198...198)
    let summary = try #require(dataset.groupSummary)
    #expect(summary.parts.map(\.groups) == [12...12, 3...3])
    #expect(summary.parts[1].classShares == Array(repeating: 1.0 / 11...1.0 / 11, count: 11))
    request.source = .bundled(name: "iris", size: nil)
    let error = #expect(throws: DatasetError.self) { try Dataset(request) }
    #expect(
      error?.description == "iris: the data set has no column of groups `speaker`; `vowel` has `speaker`")
  }
}
