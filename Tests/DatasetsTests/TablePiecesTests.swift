import Testing
import TestFiles

@testable import Datasets

/// A table that is read in pieces by several threads is the one that is read from end to end.
@Suite("Pieces of tables")
struct TablePiecesTests {
  /// Some 3 MB, so that every number of threads has pieces.
  private static func text(quotedLine: Bool, missing: Bool, chance: inout Chance) -> [UInt8] {
    var text = "a,b,k,c\n"
    for row in 0..<90_000 {
      let cell = missing && chance.below(9) == 0 ? "?" : "\(Double(chance.below(1 << 30)) / 1000)"
      let label =
        quotedLine && row % 1000 == 7 ? "\"two\nlines, \"\"quoted\"\"\"" : "label\(chance.below(30))"
      text += "\(chance.below(300)),\(cell),k\(chance.below(5)),\(label)\n"
    }
    return Array(text.utf8)
  }

  private static func read(
    _ text: TableText, threads: Int = 1, pieceSize: Int = .max
  ) throws(DatasetError) -> RawDataset {
    var format = DatasetRequest.TableFormat(oneHot: ["k"], missing: .dropRow)
    format.delimiter = .comma
    return try TableReader.read(
      text, file: "t.csv", delimiter: UInt8(ascii: ","), format: format, kind: .classification,
      threads: threads, pieceSize: pieceSize
    ).dataset(file: "t.csv", main: nil)
  }

  private static func requireSame(_ pieces: RawDataset, _ whole: RawDataset) {
    #expect(pieces.inputs == whole.inputs)
    #expect(pieces.droppedRows == whole.droppedRows)
    #expect(pieces.classCounts == whole.classCounts)
    #expect(pieces.notes == whole.notes)
    let rows = (0..<Int32(whole.rowCount)).map { $0 }
    #expect(PartDigest.text(pieces, rows: rows) == PartDigest.text(whole, rows: rows))
  }

  @Test(
    "give the same samples for any number of threads",
    arguments: [(false, false), (false, true), (true, true)])
  func sameSamples(quotedLine: Bool, missing: Bool) throws {
    var chance = Chance(seed: 11)
    let content = Self.text(quotedLine: quotedLine, missing: missing, chance: &chance)
    let whole = try Self.read(TableText(content))
    #expect(whole.rowCount > 70_000)
    for (threads, size) in [(1, 1 << 20), (2, 1 << 20), (2, 100_003), (8, 5_000)] {
      Self.requireSame(try Self.read(TableText(content), threads: threads, pieceSize: size), whole)
    }
  }

  @Test("give the same samples from a file that is not in memory")
  func files() throws {
    var chance = Chance(seed: 13)
    let content = Self.text(quotedLine: false, missing: true, chance: &chance)
    let whole = try Self.read(TableText(content))
    try withTemporaryFolder { folder in
      try writeFile(content, at: folder + "/t.csv")
      // The last one is too short for the first rows, so that the file is read into memory.
      for size in [1 << 20, 10_000, 40] {
        let text = try TableText(file: folder + "/t.csv", beginningSize: size)
        #expect(!text.isInMemory && text.count == content.count)
        Self.requireSame(try Self.read(text, threads: 2, pieceSize: 30_000), whole)
      }
      // Shorter than when it was opened: the pieces cannot be read, and the rest is.
      let text = try TableText(file: folder + "/t.csv", beginningSize: 10_000)
      let half = content.count / 2
      let end = try #require(content[..<half].lastIndex(of: UInt8(ascii: "\n"))) + 1
      try writeFile(Array(content[..<end]), at: folder + "/t.csv")
      Self.requireSame(try Self.read(text), try Self.read(TableText(Array(content[..<end]))))
    }
  }

  @Test("give the rows or the error of the whole, wherever they begin", arguments: 0..<4 as Range<UInt64>)
  func damaged(seed: UInt64) {
    var chance = Chance(seed: seed)
    var (rows, errors) = (0, 0)
    for _ in 0..<1000 {
      let content = FuzzTests.mutated(FuzzTests.good, &chance)
      let whole = Result { () throws(DatasetError) in try Self.read(TableText(content)) }
      let pieces = Result { () throws(DatasetError) in
        try Self.read(TableText(content), threads: 1 + chance.below(2), pieceSize: 1 + chance.below(30))
      }
      switch (whole, pieces) {
      case (.success(let whole), .success(let pieces)):
        Self.requireSame(pieces, whole)
        rows += 1
      case (.failure(let whole), .failure(let pieces)):
        #expect(pieces.description == whole.description)
        errors += 1
      default: Issue.record("\(String(decoding: content, as: UTF8.self)): \(whole), \(pieces)")
      }
    }
    #expect(rows > 50 && errors > 50)
  }

  @Test("report mistakes with the lines that they have in the whole")
  func mistakes() throws {
    var chance = Chance(seed: 12)
    var content = Self.text(quotedLine: false, missing: false, chance: &chance)
    content += Array("1,oops,k1,label1\n".utf8)
    for (threads, size) in [(1, Int.max), (1, 1 << 18), (2, 1 << 18)] {
      let error = #expect(throws: DatasetError.self) {
        try Self.read(TableText(content), threads: threads, pieceSize: size)
      }
      #expect(error?.description == "t.csv:90002: row 90001, column 2 (b): `oops` is not a number")
    }
  }

  @Test("hold bytes as long as all values are such, and float64 else")
  func storage() throws {
    let bytes = "a,c\n" + String(repeating: "7,x\n8,y\n", count: 200_000)
    #expect(try Self.isBytes(bytes))
    #expect(try !Self.isBytes(bytes + "256,x\n"))
    #expect(try !Self.isBytes("a,c\n0.5,x\n" + bytes.dropFirst(4)))
  }

  private static func isBytes(_ text: String) throws -> Bool {
    let table = try TableReader.read(
      TableText(Array(text.utf8)), file: "t.csv", delimiter: UInt8(ascii: ","), format: .init(),
      kind: .classification,
      threads: 2)
    if case .bytes = table.numbers.values { return true }
    return false
  }
}
