import TestFiles
import Testing

@testable import Datasets

@Suite("Data files")
struct DataFileTests {
  @Test(
    "may grow to 100 times their compressed size, at least to 256 MiB and at most to 4 GiB",
    arguments: [(0, 1 << 28), (1 << 20, 1 << 28), (10_000_000, 1_000_000_000), (1 << 30, 1 << 32)])
  func limit(compressed: Int, expected: Int) {
    #expect(DataFile.inflatedLimit(compressed) == expected)
  }

  @Test("that grow further are refused, with the command that decompresses them")
  func bomb() throws {
    let content = gzip(Array(repeating: UInt8(ascii: "1"), count: 1000))
    #expect(try DataFile.decompressed(content, "t.csv.gz", limit: 1000).count == 1000)
    let error = #expect(throws: DatasetError.self) {
      try DataFile.decompressed(content, "t.csv.gz", limit: 999)
    }
    #expect(
      error?.description
        == "t.csv.gz: the gzip data grow from \(content.count) bytes to more than 999; if this is intended, "
        + "decompress the file: gunzip t.csv.gz")
  }

  @Test("with columns of sentences are refused with the line that makes numbers of them")
  func freeText() throws {
    let rows = (0..<12).map { "this was film number \($0) of a long week,\($0),\($0 % 2)" }
    let text = "review,a,y\n" + rows.joined(separator: "\n") + "\n"
    let line =
      "leave it out by `ignore:`, or make numbers of it; in Python: "
      + "pd.DataFrame(sklearn.feature_extraction.text.TfidfVectorizer(max_features=100)"
      + ".fit_transform(df.pop(\"review\")).toarray()).join(df).to_csv(\"data.csv\", index=False)"
    let asInput = #expect(throws: DatasetError.self) { try table(text) }
    #expect(
      asInput?.description
        == "t.csv:2: row 1, column 1 (review): `this was film number 0 of a long week` is not a number; if the column "
        + "holds free text, " + line)
    let oneHot = #expect(throws: DatasetError.self) { try table(text, format: .init(oneHot: ["review"])) }
    #expect(
      oneHot?.description
        == "t.csv: column `review` holds free text (12 different texts in 12 rows), which has no categories; "
        + line)
    #expect(try table(text, format: .init(ignored: ["review"])).columns == ["a"])
    // Categories may have several words; they occur again.
    let categories = text.replacing("number", with: "of").replacing(
      /film of \d+/, with: { _ in "film of one" })
    #expect(try table(categories, format: .init(oneHot: ["review"])).columns.count == 2)
  }
}
