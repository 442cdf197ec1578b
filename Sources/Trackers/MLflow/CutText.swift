extension String {
  /// The text if it has at most `limit` characters; otherwise its beginning, and how many characters it has in all.
  ///
  /// Characters are Unicode scalars, as Python counts them.
  package func cut(to limit: Int) -> String {
    let count = unicodeScalars.count
    guard count > limit else { return self }
    let note = "… (cut; \(count) characters in etalon/\(MLflowRun.longValuesFile))"
    return String(String.UnicodeScalarView(unicodeScalars.prefix(limit - note.unicodeScalars.count))) + note
  }
}
