/// Warnings about the labels of a text column.
enum LabelChecks {
  /// `name`: what the list holds the values of, such as `classes`.
  static func notes(of list: ClassList, name: String, field: String) -> [DatasetNote] {
    var notes: [DatasetNote] = []
    for (own, spellings) in zip(list.names, list.spellings) where spellings.count > 1 {
      let shown = spellings.prefix(4).map { "`\($0)`" }.joined(separator: " and ")
      notes.append(
        .guess("\(shown) are the same number, so they count as one of the \(name), `\(own)`", field: field))
    }
    var groups: [String: [String]] = [:]
    for label in list.names { groups[folded(label), default: []].append(label) }
    for group in list.names.compactMap({ groups.removeValue(forKey: folded($0)) }) where group.count > 1 {
      let shown = group.prefix(4).map { "`\($0)`" }.joined(separator: " and ")
      notes.append(
        .warning("the \(name) \(shown) differ only in \(difference(group))", field: field))
    }
    return notes
  }

  private static func folded(_ label: String) -> String {
    String(label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// Strings are equal in Swift where they are the same text, however its accents are composed.
  private static func difference(_ group: [String]) -> String {
    if group.allSatisfy({ $0 == group[0] }) { return "how accents are composed (Unicode NFC and NFD)" }
    let trimmed = Set(
      group.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
    if trimmed.count == 1 { return "blanks" }
    return Set(group.map { $0.lowercased() }).count == 1 ? "case" : "case or blanks"
  }
}
