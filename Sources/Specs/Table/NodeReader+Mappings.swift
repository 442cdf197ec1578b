import YAML

extension NodeReader {
  /// Reads the entries of a mapping into a root, and reports every unknown, duplicate and missing key.
  mutating func readFields<Root: MappingRecord>(
    _ entries: [Node.Entry], of fields: [Field<Root>], in span: Span, into root: inout Root
  ) {
    var seen: [String: Node.Key] = [:]
    for entry in entries {
      guard let field = fields.first(where: { $0.info.isNamed(entry.key.text) }) else {
        report(hints.unknownKey(entry, in: path, among: fields.map(\.info)), at: entry.key.span)
        continue
      }
      if let earlier = seen.updateValue(entry.key, forKey: field.info.name) {
        report(
          "'\(entry.key.text)' and '\(earlier.text)' are the same key: remove one of them", at: entry.key.span
        )
        continue
      }
      warnIfRenamed(entry, field.info)
      let location = ValueLocation(key: entry.key.span, value: entry.value.span)
      let set = within(field.info.name, at: location) { field.read(entry.value, &$0) }
      set?(&root)
    }
    for field in fields where field.info.requirement != .none && seen[field.info.name] == nil {
      reportMissing(field.info, in: span)
    }
  }

  private mutating func warnIfRenamed(_ entry: Node.Entry, _ info: FieldInfo) {
    guard info.formerNames.contains(entry.key.text) else { return }
    warnOfFormerName(
      entry.key.text, now: info.name, at: entry.key.span,
      writing: "\(info.name): \(entry.value.json.flowText)")
  }

  private mutating func reportMissing(_ info: FieldInfo, in span: Span) {
    let missing = path.isEmpty ? info.name : "\(path).\(info.name)"
    // A misspelt key was reported already; that its right name is missing is not a second error.
    guard !unread.contains(.field(missing)),
      !given.contains(where: { $0 == missing || $0.hasPrefix(missing + ".") })
    else { return }
    let place = path.isEmpty ? "" : " in '\(path.withoutIndices)'"
    report(
      "missing key '\(info.name)'\(place): expected \(info.expected)",
      at: span.isOneLine ? span : span.firstByte,
      hint: "for example \(info.name): \(info.example.flowText)")
  }
}
