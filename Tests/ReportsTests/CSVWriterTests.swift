import JSON
import Testing

@testable import Reports

@Suite struct CSVWriterTests {
  @Test(
    "Cells are quoted as RFC 4180 requires",
    arguments: [
      ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("cr\r", "\"cr\r\""), (" space ", " space "), ("é", "é"),
    ])
  func text(value: String, cell: String) {
    #expect(written { $0.text(value) } == cell)
  }

  @Test(
    "Numbers have the shortest text that reads back, and NaN is empty",
    arguments: [
      (0.1, "0.1"), (1, "1.0"), (1e-7, "1e-7"), (.nan, ""), (nil, ""), (.infinity, "inf"),
      (-.infinity, "-inf"),
    ] as [(Double?, String)])
  func number(value: Double?, cell: String) {
    #expect(written { $0.number(value) } == cell)
  }

  @Test(
    "Scalar axis values are plain, others are JSON",
    arguments: [
      ("relu", "relu"), (3, "3"), (0.5, "0.5"), (true, "true"), (nil, ""), ([64, 32], "\"[64,32]\""),
      (["a": "b"], "\"{\"\"a\"\":\"\"b\"\"}\""),
    ] as [(JSON, String)])
  func value(value: JSON, cell: String) {
    #expect(written { $0.value(value) } == cell)
  }

  @Test("Cells are separated by commas, rows end in a line feed")
  func rows() {
    var csv = CSVWriter(columns: ["a", "b", "c"])
    csv.empty()
    csv.int(-12)
    csv.int(nil)
    csv.endRow()
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "a,b,c\n,-12,\n")
  }

  private func written(_ write: (inout CSVWriter) -> Void) -> String {
    var csv = CSVWriter(columns: [])
    write(&csv)
    return String(decoding: csv.bytes.dropFirst(), as: UTF8.self)
  }
}
