import Testing

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

  private static func read(_ content: [UInt8], threads: Int) throws -> RawDataset {
    var format = DatasetRequest.TableFormat(oneHot: ["k"], missing: .dropRow)
    format.delimiter = .comma
    return try TableReader.read(
      content, file: "t.csv", delimiter: UInt8(ascii: ","), format: format, kind: .classification,
      threads: threads
    ).dataset(file: "t.csv", main: nil)
  }

  @Test(
    "give the same samples for any number of threads",
    arguments: [(false, false), (false, true), (true, true)])
  func sameSamples(quotedLine: Bool, missing: Bool) throws {
    var chance = Chance(seed: 11)
    let content = Self.text(quotedLine: quotedLine, missing: missing, chance: &chance)
    let whole = try Self.read(content, threads: 1)
    #expect(whole.rowCount > 70_000)
    for threads in [2, 3, 8] {
      let pieces = try Self.read(content, threads: threads)
      #expect(pieces.inputs == whole.inputs)
      #expect(pieces.droppedRows == whole.droppedRows)
      #expect(pieces.classCounts == whole.classCounts)
      #expect(PartDigest.text(pieces, rows: [0, 1, 69_999]) == PartDigest.text(whole, rows: [0, 1, 69_999]))
      #expect(pieces.notes == whole.notes)
    }
  }

  @Test("report mistakes with the lines that they have in the whole")
  func mistakes() throws {
    var chance = Chance(seed: 12)
    var content = Self.text(quotedLine: false, missing: false, chance: &chance)
    content += Array("1,oops,k1,label1\n".utf8)
    for threads in [1, 2, 8] {
      let error = #expect(throws: DatasetError.self) { try Self.read(content, threads: threads) }
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
      Array(text.utf8), file: "t.csv", delimiter: UInt8(ascii: ","), format: .init(), kind: .classification,
      threads: 2)
    if case .bytes = table.numbers.values { return true }
    return false
  }
}
