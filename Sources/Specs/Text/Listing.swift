/// `a, b or c`
func joinedWithOr(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

/// The first few of many items, as a sentence has room for.
func excerpt(_ items: [String], limit: Int = 8) -> String {
  items.prefix(limit).joined(separator: ", ") + (items.count > limit ? ", …" : "")
}
