import Learning
import TestFiles
import Testing

@testable import Datasets

@Suite("Tables as inputs of a trained network")
struct InputTableTests {
  private static let decoding = OutputDecoding(
    names: ["no", "yes"], rule: .classes(outputs: 1, values: .init(off: 0, on: 1)))

  private static func encoding(named: Bool) -> InputEncoding {
    InputEncoding(
      columns: [
        .init(name: named ? "n" : "1", position: 1, kind: .number(range: nil)),
        .init(name: named ? "t" : "3", position: 3, kind: .text(ClassList(labels: ["x\ny", "z"]))),
      ],
      features: Array(repeating: .init(mean: nil, scaling: .none), count: 3), missing: .error,
      targets: [.init(name: named ? "k" : "4", position: 4)], sourceWidth: 4, hasNames: named)
  }

  private func reader(_ path: String, named: Bool = true) throws -> InputTableReader {
    try InputTableReader(
      path, encoding: Self.encoding(named: named), decoding: Self.decoding, format: .init())
  }

  @Test(
    "are read in blocks with the same rows as at once, quoted line feeds at their ends included",
    arguments: [false, true])
  func blocks(isCompressed: Bool) throws {
    let count = 500_000
    var text = "k,t,n\n"
    for row in 0..<count {
      text += row % 3 == 0 ? "yes,\"x\ny\",\(row)\n" : row % 3 == 1 ? "no,z,\(row)\n" : "no,other,\(row)\n"
    }
    try #require(text.utf8.count > 3 * TableBlocks.size / 2)
    try withTemporaryFolder { folder in
      let path = folder + (isCompressed ? "/t.csv.gz" : "/t.csv")
      try writeFile(isCompressed ? gzip(Array(text.utf8)) : Array(text.utf8), at: path)
      var reader = try reader(path)
      var (next, blocks) = (0, 0)
      while let rows = try reader.next() {
        #expect(rows.firstRow == next + 1)
        for row in 0..<rows.count {
          let expected: [Double] = next % 3 == 0 ? [1, 0] : next % 3 == 1 ? [0, 1] : [0, 0]
          try #require(Array(rows.values[3 * row..<3 * row + 3]) == [Double(next)] + expected, "row \(next)")
          try #require(rows.labels[row] == (next % 3 == 0 ? 1 : 0))
          try #require(rows.unknownText(row: row, column: 1) == (next % 3 == 2 ? "other" : nil))
          next += 1
        }
        blocks += 1
      }
      #expect(next == count && blocks == (isCompressed ? 1 : 2), "\(blocks) blocks")
    }
  }

  @Test(
    "are matched by position where training had no header: the training file's columns, or the inputs alone")
  func positions() throws {
    try withTemporaryFolder { folder in
      func rows(_ text: String) throws -> InputRows? {
        try writeFile(Array(text.utf8), at: folder + "/t.csv")
        var reader = try reader(folder + "/t.csv", named: false)
        return try reader.next()
      }
      let whole = try #require(try rows("7,ignored,z,yes\n8,ignored,z,no\n"))
      #expect(whole.values == [7, 0, 1, 8, 0, 1] && whole.labels == [1, 0])
      let inputs = try #require(try rows("7,z\n8,z\n"))
      #expect(inputs.values == whole.values && inputs.labels.isEmpty)
      let error = #expect(throws: DatasetError.self) { try rows("7,z,1\n8,z,1\n") }
      #expect(
        error?.description.contains("it needs 2 (inputs alone) or 4") == true, "\(String(describing: error))")
    }
  }

  @Test("report mistakes with the line of the file, behind the first block too")
  func places() throws {
    var text = "n,t\n"
    let count = 700_000
    for row in 0..<count { text += "\(row),z\n" }
    text += "1,z\nabc,z\n"
    try #require(text.utf8.count > TableBlocks.size)
    try withTemporaryFolder { folder in
      try writeFile(Array(text.utf8), at: folder + "/t.csv")
      var reader = try reader(folder + "/t.csv")
      let error = #expect(throws: DatasetError.self) { while try reader.next() != nil {} }
      #expect(error?.problems[0].place.line == count + 3 && error?.problems[0].place.row == count + 2)
    }
  }

  @Test("may lack the target in some rows, or altogether")
  func targets() throws {
    try withTemporaryFolder { folder in
      try writeFile(Array("n,t,k\n1,z,yes\n2,z,\n3,NA,no\n".utf8), at: folder + "/t.csv")
      var reader = try reader(folder + "/t.csv")
      let rows = try #require(try reader.next())
      #expect(rows.labels == [1, -1, 0])
      #expect(rows.values[7].isNaN && rows.values[8].isNaN)
      try writeFile(Array("n,t,k\n1,z,maybe\n".utf8), at: folder + "/u.csv")
      var other = try self.reader(folder + "/u.csv")
      let error = #expect(throws: DatasetError.self) { try other.next() }
      #expect(error?.description.contains("`maybe` is no class of the network (no, yes)") == true)
    }
  }
}
