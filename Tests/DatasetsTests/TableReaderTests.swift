import Testing

@testable import Datasets

@Suite("Tables")
struct TableReaderTests {
  struct Accepted: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var rows: [String]
    var columns: [String]
    var format = DatasetRequest.TableFormat()
    var kind = DatasetRequest.Kind.classification
    var delimiter = UInt8(ascii: ",")

    init(
      _ description: String, _ text: String, rows: [String], columns: [String],
      format: DatasetRequest.TableFormat = DatasetRequest.TableFormat(),
      kind: DatasetRequest.Kind = .classification, delimiter: Character = ","
    ) {
      testDescription = description
      (self.text, self.rows, self.columns) = (text, rows, columns)
      (self.format, self.kind) = (format, kind)
      self.delimiter = delimiter.asciiValue ?? 0
    }
  }

  static let accepted = [
    Accepted("a header", "a,b,c\n1,2,x\n3,4,y\n", rows: ["1 2 x", "3 4 y"], columns: ["a", "b"]),
    Accepted("no header", "1,2,x\n3,4,y\n", rows: ["1 2 x", "3 4 y"], columns: ["x1", "x2"]),
    Accepted(
      "no header, a missing value in the first row", "1,?,x\n3,4,y\n", rows: ["1 - x", "3 4 y"],
      columns: ["x1", "x2"], format: .init(missing: .mean)),
    Accepted(
      "a header of numbers that is said to be one", "1,2,3\n5,6,x\n7,8,y", rows: ["5 6 x", "7 8 y"],
      columns: ["1", "2"], format: .init(hasHeader: true)),
    Accepted("no line end at the end", "a,b\n1,x\n2,y", rows: ["1 x", "2 y"], columns: ["a"]),
    Accepted("CRLF", "a,b\r\n1,x\r\n2,y\r\n", rows: ["1 x", "2 y"], columns: ["a"]),
    Accepted("CR", "a,b\r1,x\r2,y\r", rows: ["1 x", "2 y"], columns: ["a"]),
    Accepted("a byte-order mark", "\u{FEFF}a,b\n1,x\n2,y\n", rows: ["1 x", "2 y"], columns: ["a"]),
    Accepted("blank last lines", "a,b\n1,x\n2,y\n\n  \r\n\n", rows: ["1 x", "2 y"], columns: ["a"]),
    Accepted(
      "quotes", "\"a\",\"b, c\",d\n\"1\",2,\"x, \"\"y\"\"\"\n3,4,\"two\r\nlines\"\n",
      rows: ["1 2 x, \"y\"", "3 4 two\r\nlines"], columns: ["a", "b, c"]),
    Accepted("quotes inside a cell", "a,b\n1,5\"\n2,6\"\n", rows: ["1 5\"", "2 6\""], columns: ["a"]),
    Accepted("blanks", " a , b\n 1\t,  x\n2 , \"y\" \n", rows: ["1 x", "2 y"], columns: ["a"]),
    Accepted("tabs", "a\tb\n1\tx, z\n2\t y\n", rows: ["1 x, z", "2 y"], columns: ["a"], delimiter: "\t"),
    Accepted(
      "an empty last cell", "a,b\n1,x\n2,NA", rows: ["1 x"], columns: ["a"], format: .init(missing: .dropRow)),
    Accepted(
      "a target by name", "c,a,b\nx,1,2\ny,3,4\n", rows: ["1 2 x", "3 4 y"], columns: ["a", "b"],
      format: .init(targets: ["c"])),
    Accepted(
      "a target by number", "x,1,2\ny,3,4\n", rows: ["1 2 x", "3 4 y"], columns: ["x1", "x2"],
      format: .init(targets: ["1"])),
    Accepted(
      "ignored text", "id,a,c\nq,1,x\nr,2,y\n", rows: ["1 x", "2 y"], columns: ["a"],
      format: .init(ignored: ["id"])),
    Accepted(
      "one-hot text in place of its column", "a,k,b,c\n1,red,2,x\n3,blue,4,y\n5,red,6,x\n",
      rows: ["1 0 1 2 x", "3 1 0 4 y", "5 0 1 6 x"], columns: ["a", "k=blue", "k=red", "b"],
      format: .init(oneHot: ["k"])),
    Accepted(
      "one-hot numbers in numeric order", "k,c\n10,x\n9,y\n", rows: ["0 1 x", "1 0 y"],
      columns: ["k=9", "k=10"],
      format: .init(hasHeader: true, oneHot: ["k"])),
    Accepted(
      "missing one-hot text", "k,c\nq,x\n?,y\nr,y\n", rows: ["1 0 x", "- - y", "0 1 y"],
      columns: ["k=q", "k=r"],
      format: .init(oneHot: ["k"], missing: .mean)),
    Accepted(
      "missing values", "a,b,c\n1,,x\nNA,2,y\n?,n/a,x\nnull,NaN,y\n",
      rows: ["1 - x", "- 2 y", "- - x", "- - y"],
      columns: ["a", "b"], format: .init(missing: .mean)),
    Accepted(
      "rows dropped, their classes with them", "a,b\n1,x\n?,z\n2,y\n3,\n", rows: ["1 x", "2 y"],
      columns: ["a"],
      format: .init(missing: .dropRow)),
    Accepted(
      "labels that are numbers", "a,b\n1,10\n2,9.0\n3,9\n4,+1e1\n", rows: ["1 10", "2 9", "3 9", "4 10"],
      columns: ["a"]),
    Accepted(
      "a label that looks missing, quoted", "a,b\n1,\"NA\"\n2,y\n", rows: ["1 NA", "2 y"], columns: ["a"]),
    Accepted(
      "regression with two targets in the request's order", "a,s,t\n1,2,3\n4,5,-0\n",
      rows: ["1 3 2", "4 0 5"],
      columns: ["a"], format: .init(targets: ["t", "s"]), kind: .regression),
  ]

  @Test("are read as they are meant", arguments: accepted)
  func accepts(_ sample: Accepted) throws {
    let dataset = try table(
      sample.text, delimiter: sample.delimiter, format: sample.format, kind: sample.kind)
    #expect(dataset.rowTexts == sample.rows)
    #expect(dataset.columns == sample.columns)
  }

  struct Rejected: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var words: String
    var format: DatasetRequest.TableFormat
    var kind: DatasetRequest.Kind

    init(
      _ description: String, _ text: String, _ words: String,
      format: DatasetRequest.TableFormat = DatasetRequest.TableFormat(),
      kind: DatasetRequest.Kind = .classification
    ) {
      testDescription = description
      (self.text, self.words, self.format, self.kind) = (text, words, format, kind)
    }
  }

  static let columns = "a,b,c\n1,2,x\n3,4,y\n"
  static let rejected = [
    Rejected("an empty file", "", "t.csv: the file is empty"),
    Rejected("a header alone", "a,b\n", "t.csv: the file has no rows"),
    Rejected(
      "every row dropped", "a,b\n?,x\n", "t.csv: all rows (1) have a missing value",
      format: .init(missing: .dropRow)),
    Rejected(
      "a bad cell", "a,b,c\n1,2,x\n3,4o,y\n", "t.csv:3: row 2, column 2 (b): `4o` is not a number"),
    Rejected(
      "several bad cells", "1,2,x\n1,a,x\nb,2,x\n",
      "t.csv:2: row 2, column 2: `a` is not a number\nt.csv:3: row 3, column 1: `b` is not a number"),
    Rejected(
      "a bad cell after a cell of two lines", "a,b\n1,\"p\nq\"\n1z,x\n",
      "t.csv:4: row 2, column 1 (a): `1z` is not a number"),
    Rejected(
      "more bad cells than are shown", "a,b\n1,x\n" + String(repeating: "z,x\n", count: 12),
      (2...11).map { "t.csv:\($0 + 1): row \($0), column 1 (a): `z` is not a number\n" }.joined()
        + "and 2 more"),
    Rejected(
      "a text column, once", "a,k,c\n1,red,x\n2,blue,y\n",
      "t.csv:2: row 1, column 2 (k): `red` is not a number; if the column holds text, name it in `one_hot:` to "
        + "encode it or in `ignore:` to leave it out"),
    Rejected(
      "a missing value", "a,b\n1,x\nNA,y\n",
      "t.csv:3: row 2, column 1 (a): a value is missing (`NA`); `missing: mean` would put the training part's mean "
        + "in its place, `missing: drop_row` would leave the row out"),
    Rejected(
      "a missing class", "a,b\n1,x\n2,\n",
      "t.csv:3: row 2, column 2 (b): the target is missing (``); `missing: drop_row` would leave such rows out",
      format: .init(missing: .mean)),
    Rejected(
      "a missing target", "a,b\n1,?\n",
      "t.csv:2: row 1, column 2 (b): the target is missing (`?`); `missing: drop_row` would leave such rows out",
      kind: .regression),
    Rejected("infinity", "a,b\n1,x\n-inf,y\n", "t.csv:3: row 2, column 1 (a): `-inf` is not a finite number"),
    Rejected(
      "a huge number", "a,b\n1,x\n1e999,y\n", "t.csv:3: row 2, column 1 (a): `1e999` is not a finite number"),
    Rejected(
      "a class for a target", "a,b\n1,x\n", "t.csv:2: row 1, column 2 (b): `x` is not a number",
      kind: .regression),
    Rejected(
      "ragged rows", "a,b\n1,x,\n2\n3,y\n",
      "t.csv:2: row 1: the row has 3 cells where the first has 2\n"
        + "t.csv:3: row 2: the row has 1 cell where the first has 2"),
    Rejected("a blank line between rows", "a,b\n1,x\n\n2,y\n", "t.csv:3: the line is blank"),
    Rejected(
      "an open quote", "a,b\n1,\"x\n2,y\n", "t.csv:2: a quote that opens in this line is never closed"),
    Rejected(
      "text after a quote", "a,b\n1,\"x\"y\n",
      "t.csv:2: there are characters between a closing quote and the end of the cell"),
    Rejected(
      "a quote after a backslash", "a,b\n1,\"the \\\"x\\\"\"\n",
      "t.csv:2: a quote inside a quoted cell must be doubled, not written as \\\""),
    Rejected(
      "an unknown target", columns, "t.csv:1: there is no column `d`; the columns are a, b, c",
      format: .init(targets: ["d"])),
    Rejected(
      "a target in another case", columns, "t.csv:1: there is no column `C`; did you mean `c`?",
      format: .init(targets: ["C"])),
    Rejected(
      "several unknown columns", columns,
      "t.csv:1: there is no column `p`; the columns are a, b, c\n"
        + "t.csv:1: there is no column `q`; the columns are a, b, c",
      format: .init(ignored: ["p"], oneHot: ["q"])),
    Rejected(
      "a name without a header", "1,2,x\n",
      "t.csv: there is no column `c`; the file has no header, so its columns are named 1 to 3",
      format: .init(hasHeader: false, targets: ["c"])),
    Rejected(
      "a column for two uses", columns, "t.csv:1: column `a` is named in `target` too",
      format: .init(targets: ["a"], ignored: ["a"])),
    Rejected(
      "a column named twice", columns, "t.csv:1: column `a` is named twice",
      format: .init(ignored: ["a", "a"])),
    Rejected(
      "an ambiguous name", "a,a,c\n1,2,x\n", "t.csv:1: 2 columns are named `a`; write a number: 1 or 2",
      format: .init(ignored: ["a"])
    ),
    Rejected(
      "two targets of classes that are not one-hot", "a,b,c\n1,2,0\n",
      "t.csv: row 1: the targets are not one-hot: one of b, c must be 1, the others 0",
      format: .init(targets: ["b", "c"])),
    Rejected(
      "a single column", "a\n1\n",
      "t.csv:1: the first row has a single cell; the columns of a table are separated by commas, semicolons, "
        + "tabs, vertical bars or spaces, and `delimiter:` says by which"),
    Rejected(
      "no inputs", "a,b\n1,x\n", "t.csv:1: no column is left for the inputs", format: .init(ignored: ["a"])),
  ]

  @Test("are refused with their mistakes' places", arguments: rejected)
  func rejects(_ sample: Rejected) {
    let error = #expect(throws: DatasetError.self) {
      try table(sample.text, format: sample.format, kind: sample.kind)
    }
    #expect(error?.description == sample.words)
  }

  @Test("are refused in other encodings")
  func encodings() {
    for (content, words) in [
      ([0xFF, 0xFE, 0x61, 0], "t.csv: the text is UTF-16; write `encoding: utf16`"),
      (
        Array("a,b\n1,".utf8) + [0xE9, 10],
        "t.csv:2: row 1, column 2 (b): `\u{FFFD}` is not UTF-8 text; if the file is Latin-1, write `encoding: latin1`"
      ),
      (
        [0xE9] + Array(",b\n1,x\n".utf8),
        "t.csv:1: column 1: the column's name is not UTF-8 text; if the file is Latin-1, write `encoding: latin1`"
      ),
    ] as [([UInt8], String)] {
      let error = #expect(throws: DatasetError.self) {
        try TableReader.read(
          TableText(content), file: "t.csv", delimiter: UInt8(ascii: ","), format: .init(),
          kind: .classification)
      }
      #expect(error?.description == words)
    }
  }

  @Test("say which rows they left out")
  func droppedRows() throws {
    let dataset = try table("a,b\n?,x\n1,x\n2,\n3,y\n", format: .init(missing: .dropRow))
    #expect(dataset.droppedRows == [1, 3])
  }

  @Test("hold values in bytes as long as all are integers from 0 to 255")
  func storage() throws {
    #expect(try table("1,2,x\n255,0,y\n").inputs.values == .bytes([1, 2, 255, 0]))
    for value in ["256", "-1", "0.5"] {
      let number = try #require(Double(value))
      #expect(try table("1,2,x\n7,\(value),y\n").inputs.values == .doubles([1, 2, 7, number]))
    }
  }

  @Test("of a further part must have the columns and classes of the first")
  func parts() throws {
    let main = try table("a,k,c\n1,p,x\n2,q,y\n", format: .init(oneHot: ["k"]))
    let format = DatasetRequest.TableFormat(hasHeader: true, oneHot: ["k"])
    let part = try table("a,k,c\n5,q,y\n", format: format, main: main)
    #expect(part.rowTexts == ["5 0 1 y"])
    for (text, words) in [
      (
        "a,k,c\n5,q,y\n6,r,z\n",
        "t.csv:3: row 2, column 2 (k): `r` does not occur in this column of the training file\n"
          + "t.csv:3: row 2, column 3 (c): `z` does not occur in this column of the training file"
      ),
      ("b,k,c\n5,q,y\n", "t.csv: input 1 is `b` where t.csv has `a`"),
      ("a,b,k,c\n5,1,q,y\n", "t.csv: the file has 4 input columns where t.csv has 3"),
    ] {
      let error = #expect(throws: DatasetError.self) { try table(text, format: format, main: main) }
      #expect(error?.description == words)
    }
  }
}
