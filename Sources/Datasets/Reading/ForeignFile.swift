/// Files that are not tables, recognized by their first bytes, and the line that makes a table of them.
enum ForeignFile {
  /// Throws for a file of a kind that is not read.
  static func refuse(_ content: [UInt8], file: String) throws(DatasetError) {
    guard let message = message(content, file: file) else { return }
    throw DatasetError(message, at: DatasetError.Place(file: file), field: "source")
  }

  private static func message(_ content: [UInt8], file: String) -> String? {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let begins = { (text: String) in content.starts(with: Array(text.utf8)) }
    let python = { (line: String) in "; in Python: " + line }
    if begins("version https://git-lfs") {
      return "the file is a Git LFS pointer, not the data; fetch them: git lfs pull"
    }
    if begins("PAR1") {
      return "the file is Parquet, which is not read"
        + python("pd.read_parquet(\"\(name)\").to_csv(\"data.csv\", index=False)")
    }
    if begins("PK\u{3}\u{4}") || content.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return name.hasSuffix(".zip")
        ? "the file is a ZIP archive, which is not read; unzip it"
        : "the file is an Excel workbook, which is not read"
          + python("pd.read_excel(\"\(name)\").to_csv(\"data.csv\", index=False)")
    }
    if content.starts(with: [0x89, 0x48, 0x44, 0x46]) {
      return "the file is HDF5, which is not read"
        + python("pd.read_hdf(\"\(name)\").to_csv(\"data.csv\", index=False)")
    }
    if begins("ARROW1") {
      return "the file is Arrow, which is not read"
        + python("pd.read_feather(\"\(name)\").to_csv(\"data.csv\", index=False)")
    }
    if let first = firstLine(content, isText: { !$0.hasPrefix("%") && !$0.hasPrefix("#") }) {
      return textMessage(first, name: name, python: python)
    }
    return nil
  }

  private static func textMessage(
    _ line: String, name: String, python: (String) -> String
  ) -> String? {
    if line.lowercased().hasPrefix("@relation") {
      return "the file is ARFF, which is not read"
        + python(
          "pd.DataFrame(scipy.io.arff.loadarff(\"\(name)\")[0]).to_csv(\"data.csv\", index=False)")
    }
    if line.hasPrefix("{") || line.hasPrefix("[{") {
      return "the file is JSON, which is not read"
        + python("pd.read_json(\"\(name)\").to_csv(\"data.csv\", index=False)")
    }
    if line.lowercased().hasPrefix("<!doctype") || line.lowercased().hasPrefix("<html") {
      return "the file is a web page, not data; download the file itself"
    }
    guard isLIBSVM(line) else { return nil }
    return "the file is LIBSVM (svmlight), which is not read"
      + python(
        "X, y = sklearn.datasets.load_svmlight_file(\"\(name)\"); "
          + "pd.DataFrame(X.toarray()).assign(y=y).to_csv(\"data.csv\", index=False)")
  }

  /// `1 3:0.5 7:1`: a label, then indices with values; a comment may follow.
  private static func isLIBSVM(_ line: String) -> Bool {
    let parts = line.prefix { $0 != "#" }.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard parts.count > 1, Double(parts[0]) != nil else { return false }
    return parts.dropFirst().prefix(10).allSatisfy { part in
      let pair = part.split(separator: ":", omittingEmptySubsequences: false)
      return pair.count == 2 && (Int(pair[0]) != nil || pair[0] == "qid") && Double(pair[1]) != nil
    }
  }

  /// The first line that is not blank and `isText` takes, of at most 1000 bytes.
  private static func firstLine(_ content: [UInt8], isText: (String) -> Bool) -> String? {
    let lines = content.prefix(20_000).split(whereSeparator: { $0 == 10 || $0 == 13 })
    return lines.lazy.map { String(decoding: $0.prefix(1000), as: UTF8.self) }
      .first { !$0.allSatisfy(\.isWhitespace) && isText($0) }
  }
}
