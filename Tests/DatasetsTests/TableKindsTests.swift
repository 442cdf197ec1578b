import Testing

@testable import Datasets

/// Tables as other programs write them: what is read, and what is said about it.
@Suite("Kinds of tables")
struct TableKindsTests {
  struct Sample: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var rows: [String]
    /// A part of each note, in their order.
    var notes: [String]
    var format: DatasetRequest.TableFormat

    init(
      _ description: String, _ text: String, rows: [String], notes: [String] = [],
      format: (inout DatasetRequest.TableFormat) -> Void = { _ in }
    ) {
      testDescription = description
      (self.text, self.rows, self.notes) = (text, rows, notes)
      self.format = DatasetRequest.TableFormat()
      format(&self.format)
    }
  }

  static let delimiters = [
    Sample(
      "semicolons", "a;b;c\n1.5;2;x\n3;4;y\n", rows: ["1.5 2 x", "3 4 y"],
      notes: ["separated by semicolons"]),
    Sample(
      "semicolons and decimal commas", "a;b;c\n1,5;2;x\n3;-4,25;y\n", rows: ["1.5 2 x", "3 -4.25 y"],
      notes: ["separated by semicolons", "decimal commas"]),
    Sample(
      "decimal commas without a header, as many as semicolons", "1,5;2,5;x\n3,5;4,5;y\n",
      rows: ["1.5 2.5 x", "3.5 4.5 y"], notes: ["separated by semicolons", "decimal commas"]),
    Sample(
      "tabs in a file not called so", "a\tb\tc\n1\t2\tx y\n3\t4\tz\n", rows: ["1 2 x y", "3 4 z"],
      notes: ["separated by tabs"]),
    Sample(
      "vertical bars", "1|2|x\n3|4|y\n", rows: ["1 2 x", "3 4 y"], notes: ["separated by vertical bars"]),
    Sample(
      "runs of spaces and tabs, as UCI's .data files", " 1.0   2\tx\n10.5 20  \t y \n",
      rows: ["1 2 x", "10.5 20 y"], notes: ["separated by spaces"]),
    Sample(
      "a delimiter that is said", "1,5;2\n3,5;4\n", rows: ["1 5;2", "3 5;4"], notes: [],
      format: { $0.delimiter = .comma }),
    Sample(
      "semicolons inside cells of a table with commas", "id,tags,c\n1,a;b,x\n2,c;d,y\n",
      rows: ["1 x", "2 y"], format: { $0.ignored = ["tags"] }),
    Sample(
      "decimal commas that are said, in quotes", "a,b\n\"1,5\",x\n\"2,25\",y\n", rows: ["1.5 x", "2.25 y"],
      format: { $0.decimal = .comma }),
    Sample(
      "thousands", "a,b\n\"1,234\",x\n\"-12,345,678.5\",y\n7,x\n", rows: ["1234 x", "-12345678.5 y", "7 x"],
      format: { $0.thousands = .comma }),
    Sample(
      "thousands by points beside decimal commas", "a;b\n1.234,5;x\n2;y\n", rows: ["1234.5 x", "2 y"],
      notes: ["separated by semicolons"],
      format: {
        $0.thousands = .point
        $0.decimal = .comma
      }),
  ]

  static let headers = [
    Sample(
      "a header that counts up from 0", "0,1,2\n0.5,1.5,x\n2.5,3.5,y\n", rows: ["0.5 1.5 x", "2.5 3.5 y"],
      notes: ["counts from 0"]),
    Sample(
      "a header that counts up after an index's", ",0,1,2\n0,0.5,1.5,x\n1,2.5,3.5,y\n",
      rows: ["0 0.5 1.5 x", "1 2.5 3.5 y"], notes: ["counts from 0"]),
    Sample(
      "a first row that counts up, said to be a row", "0,1,2\n1,2,3\n", rows: ["0 1 2", "1 2 3"],
      format: { $0.hasHeader = false }),
    Sample("a first row that does not count from 0", "1,2,3\n4,5,6\n", rows: ["1 2 3", "4 5 6"]),
    Sample("a first row of zeros and ones", "0,1,1\n0,0,0\n", rows: ["0 1 1", "0 0 0"]),
    Sample(
      "a first row with a category that comes again", "1.5,red,x\n2,blue,y\n3,red,x\n",
      rows: ["1.5 0 1 x", "2 1 0 y", "3 0 1 x"], format: { $0.oneHot = ["2"] }),
    Sample(
      "numbers and texts, over numbers alone", "150,4,one,two\n1,2,3,0\n4,5,6,1\n",
      rows: ["1 2 3 0", "4 5 6 1"],
      notes: ["the first row is taken as the header, though it has numbers"]),
    Sample(
      "years as names of columns", "name,2019,2020,c\nann,1,2,x\nbob,3,4,y\n", rows: ["1 2 x", "3 4 y"],
      format: { $0.ignored = ["name"] }),
    Sample(
      "a header in a comment, as NumPy writes it", "# a,b,c\n1,2,x\n3,4,y\n", rows: ["1 2 x", "3 4 y"],
      notes: ["the comment in line 1 is the header"], format: { $0.targets = ["c"] }),
    Sample(
      "comments before a header and between rows", "# made in 2024\n# by hand\na,b\n1,x\n# a remark\n2,y\n",
      rows: ["1 x", "2 y"], notes: ["2 comment lines", "1 line beginning with #"]),
    Sample(
      "a column called #", "#,a,c\n1,2,x\n2,3,y\n", rows: ["1 2 x", "2 3 y"], format: { $0.targets = ["c"] }),
    Sample(
      "a comma at the end of each row", "a,b,\n1,x,\n2,y,\n", rows: ["1 x", "2 y"],
      notes: ["the last column is empty in every row"]),
    Sample(
      "a comma at the end of each row but the header", "a,b\n1,x,\n2,y,\n", rows: ["1 x", "2 y"],
      notes: ["the last column is empty in every row"]),
    Sample(
      "a header without a cell for the names of rows, as R writes it", "a b c\none 1 2 x\ntwo 3 4 y\n",
      rows: ["1 2 x", "3 4 y"],
      notes: ["separated by spaces", "the header has one cell fewer than the rows"],
      format: { $0.ignored = ["1"] }),
    Sample(
      "two columns of one name", "a,a,c\n1,2,x\n3,4,y\n", rows: ["1 2 x", "3 4 y"],
      notes: ["2 columns are named `a`"]),
    Sample(
      "one of two columns of one name, by its number", "a,a,c\n1,2,x\n3,4,y\n", rows: ["1 x", "3 y"],
      notes: ["2 columns are named `a`"], format: { $0.ignored = ["2"] }),
  ]

  static let missing = [
    Sample(
      "other words for missing values", "a,b\n-999,x\n\\N,y\n1,x\n-999.0,y\n",
      rows: ["- x", "- y", "1 x", "- y"],
      format: {
        $0.missingWords = .words(["-999", "\\N"])
        $0.missing = .mean
      }),
    Sample(
      "NA as a country", "k,c\nNA,x\nDE,y\n", rows: ["0 1 x", "1 0 y"],
      format: {
        $0.missingWords = .columns(["k": []])
        $0.oneHot = ["k"]
      }),
    Sample(
      "words by column", "a,b,c\n-1,-1,x\n2,NA,y\n", rows: ["- -1 x", "2 - y"],
      format: {
        $0.missingWords = .columns(["a": ["-1"]])
        $0.missing = .mean
      }),
    Sample(
      "rows left out, by the words", "a,c\n?,x\n1,x\n?,y\n,y\n2,y\n", rows: ["1 x", "2 y"],
      notes: ["3 rows with a missing value left out: 2 for `?`, 1 for an empty cell"],
      format: { $0.missing = .dropRow }),
  ]

  static let labels = [
    Sample("leading zeros", "1.5,01\n2.5,1\n3.5,001\n", rows: ["1.5 01", "2.5 1", "3.5 001"]),
    Sample("one number in several spellings", "1.5,1\n2.5,1.0\n3.5,2\n", rows: ["1.5 1", "2.5 1", "3.5 2"]),
    Sample(
      "18 digits", "1.5,111122223333444455\n2.5,111122223333444456\n",
      rows: ["1.5 111122223333444455", "2.5 111122223333444456"]),
    Sample(
      "composed and decomposed accents", "1.5,\u{E9}\n2.5,e\u{301}\n", rows: ["1.5 \u{E9}", "2.5 e\u{301}"]),
  ]

  @Test("are read as they are meant", arguments: delimiters + headers + missing + labels)
  func accepts(_ sample: Sample) throws {
    let dataset = try table(sample.text, format: sample.format)
    #expect(
      dataset.rowTexts.map(\.unicodeScalars).map(Array.init) == sample.rows.map { Array($0.unicodeScalars) })
    let messages = dataset.notes.map(\.message)
    #expect(messages.count == sample.notes.count, "\(messages)")
    for (message, words) in zip(messages, sample.notes) { #expect(message.contains(words)) }
    if case .classes(let list, _) = dataset.target {
      #expect(
        list.count == Set(sample.rows.map { Array($0.split(separator: " ").last!.unicodeScalars) }).count)
    }
  }

  @Test(
    "are refused where a guess would lose a sample",
    arguments: [
      (
        "1.5,-,x\n2,3,y\n",
        "t.csv:1: row 1, column 2: `-` is not a number; if it stands for a missing value, write missing_values: ['-']"
      ),
      ("1.5,None,x\n2,3,y\n", "`None` is not a number; if it stands for a missing value"),
      ("1.5,.,x\n2,3,y\n", "`.` is not a number; if it stands for a missing value"),
      (
        "#N/A,1.5,x\n2,3,y\n",
        "t.csv:1: row 1, column 1: `#N/A` is not a number; if it stands for a missing value"
      ),
      ("1.5,\"1,234\",x\n2,3,y\n", "`1,234` is not a number; write thousands: ',' or decimal: ','"),
      ("a,b\n\"1,5\",x\n", "`1,5` is not a number; write decimal: ','"),
      (
        "a,b\n2024-03-01,x\n",
        "if the column holds dates, leave it out by `ignore:`, or write numbers by pandas"
      ),
      (
        "a,b,\n" + String(repeating: "1,x,\n", count: 25) + "2,y,z\n",
        "t.csv:27: row 26: the row has 3 cells where the first has 2"
      ),
      ("a,b\n1,x\n# q\n", "t.csv:3"),
    ])
  func refuses(text: String, words: String) throws {
    if words == "t.csv:3" {
      #expect(try table(text).rowTexts == ["1 x"])
      return
    }
    let error = #expect(throws: DatasetError.self) { try table(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test("of other programs are refused by name, with the line that converts them")
  func foreign() {
    for (text, words) in [
      ("PAR1....", "pd.read_parquet(\"t.csv\")"), ("PK\u{3}\u{4}...", "pd.read_excel"),
      ("% c\n@RELATION iris\n", "scipy.io.arff.loadarff"), ("1 1:0.5 7:2\n", "load_svmlight_file"),
      ("# by scikit-learn\n1 1:0.5 7:2 # x\n", "load_svmlight_file"),
      ("version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "git lfs pull"),
      ("<!DOCTYPE html>", "a web page"), ("{\"a\": 1}", "pd.read_json"),
    ] {
      let error = #expect(throws: DatasetError.self) {
        try ForeignFile.refuse(Array(text.utf8), file: "t.csv")
      }
      #expect(error?.description.contains(words) == true)
    }
  }

  @Test("in other encodings are read where the encoding is said")
  func encodings() throws {
    var format = DatasetRequest.TableFormat()
    format.encoding = .latin1
    let latin = Array("a,b\n1,".utf8) + [0xE9, 10] + Array("2,y\n".utf8)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "a,b\n1,é\n2,y\n".utf16 { utf16 += [UInt8(unit & 255), UInt8(unit >> 8)] }
    for (content, encoding) in [(latin, DatasetRequest.Encoding.latin1), (utf16, .utf16)] {
      format.encoding = encoding
      let dataset = try TableReader.read(
        TableText(content), file: "t.csv", delimiter: UInt8(ascii: ","), format: format, kind: .classification
      ).dataset(file: "t.csv", main: nil)
      #expect(dataset.rowTexts == ["1 é", "2 y"])
    }
  }
}

/// What is said about data that are read without a mistake.
@Suite("Notes on data")
struct DatasetNoteTests {
  private func notes(
    _ text: String, kind: DatasetRequest.Kind = .classification,
    change: (inout DatasetRequest) -> Void = { _ in }
  ) throws -> [DatasetNote] {
    var request = DatasetRequest(source: .table(path: "t.csv"), kind: kind)
    change(&request)
    let dataset = try table(text, format: request.format, kind: kind)
    let splitter = try Splitter(request.split, dataset: dataset, published: nil)
    var notes = ColumnChecks(dataset: dataset, request: request).notes
    notes += SplitChecks(dataset: dataset, splitter: splitter).notes
    if case .classes(let list, _) = dataset.target {
      notes += LabelChecks.notes(of: list, name: "classes", field: "target")
    }
    return notes
  }

  private static func rows(_ count: Int, _ row: (Int) -> String) -> String {
    (0..<count).map { row($0) + "\n" }.joined()
  }

  @Test("name a column that counts the rows, and how to leave it out")
  func counting() throws {
    let found = try notes(",a,c\n" + Self.rows(20) { "\($0),0.\($0),\("xy".dropFirst($0 % 2).first!)" })
    #expect(found.map(\.message) == ["column `1` counts the rows, as an index does, and is trained on"])
    #expect(found.first?.remedy == "ignore: [1]")
    let id = try notes("id,a,c\n" + Self.rows(20) { "\(1000 + $0),0.\($0),\($0 % 2)" })
    #expect(
      id.map(\.message) == ["column `id` counts up by 1 from 1000, as an ID does, and is trained on"])
    #expect(try notes("i,a,c\n" + Self.rows(20) { "\($0 * $0),0.5,\($0 % 2)" }).isEmpty)
  }

  @Test("name labels that differ by case, blanks or accents alone, and numbers in several spellings")
  func labels() throws {
    for (labels, words) in [
      (["True", "true"], "`True` and `true` differ only in case"),
      (["\"a b\"", "\"a  b\""], "differ only in blanks"),
      (["\u{E9}", "e\u{301}"], "how accents are composed"),
      (["1", "1.0", "2"], "`1` and `1.0` are the same number, so they count as one of the classes, `1`"),
    ] {
      let found = try notes("a,c\n" + Self.rows(12) { "0.\($0),\(labels[$0 % labels.count])" })
      #expect(found.count == 1 && found[0].message.contains(words), "\(found)")
    }
  }

  @Test("name large targets that are not scaled")
  func targets() throws {
    let text = "a,price\n" + Self.rows(12) { "0.\($0),\($0)00000" }
    #expect(try notes(text, kind: .regression).map(\.remedy) == ["target_scale: standard"])
    #expect(try notes(text, kind: .regression) { $0.targetScale = .standard }.isEmpty)
    #expect(try notes("a,y\n0.5,1\n0.6,99\n", kind: .regression).isEmpty)
  }

  @Test("name columns that are constant but for rounding, or whose squares overflow")
  func scales() throws {
    let text =
      "a,b,c\n"
      + Self.rows(12) { "14.62\($0 == 11 ? "0000000000001" : ""),\($0 % 2 == 0 ? "1" : "-1")e200,\($0 % 2)" }
    for scale in [DatasetRequest.Scale.standard, .minMax] {
      let found = try notes(text) { $0.scale = scale }
      #expect(found.count == 2)
      #expect(found[0].message.contains("column `a` is constant but for rounding"))
      #expect(found[1].message.contains("column `b` has values up to 1e+200, whose squares overflow"))
    }
    #expect(try notes(text).isEmpty)
  }

  @Test("scale such columns to 0")
  func constantColumns() throws {
    let dataset = try table(
      "a,b,c\n"
        + Self.rows(12) {
          "14.62\($0 == 11 ? "0000000000001" : ""),\($0 % 2 == 0 ? "1" : "-1")e200,\($0 % 2)"
        })
    let rows = (0..<12).map { Int32($0) }
    for scale in [DatasetRequest.Scale.standard, .minMax] {
      let scaling = try InputScaling(scale, dataset: dataset, training: rows)
      #expect(try scaling.encoded(dataset, rows: rows, as: Float.self) == Array(repeating: 0, count: 24))
    }
  }

  @Test("name the parts that lack a class")
  func classes() throws {
    let text = "a,c\n" + Self.rows(30) { "0.\($0),\($0 == 7 ? "rare" : $0 % 2 == 0 ? "x" : "y")" }
    let split = try notes(text) { $0.split = .init(test: .fraction(0.2)) }
    #expect(split.map(\.message) == ["class `rare` has 1 sample; none of them is in the test part"])
    let folds = try notes(text) { $0.split = .init(folds: 5) }
    #expect(folds.count == 1)
    #expect(folds[0].message.contains("the training part of fold"))
    #expect(try notes(text).isEmpty)
  }
}
