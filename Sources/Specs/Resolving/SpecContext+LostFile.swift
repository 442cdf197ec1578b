extension SpecContext {
  /// Where a file that does not exist was looked for, and where there is one of this name; nil for an absolute path.
  ///
  /// - Parameter path: from the current folder, as it was opened.
  func hint(forLost path: String) -> String? {
    if let name = path.split(separator: "/").first(where: { $0.hasPrefix("~") }) {
      return "'\(name)' is not expanded: only ~/ at the start of a path is"
    }
    guard !path.hasPrefix("/"), !directory.isEmpty else { return nil }
    guard typed.values.contains(path) else {
      let rule = "paths in the spec start at its folder, \(directory)"
      let bare = String(path.dropFirst(directory.count))
      guard path.hasPrefix(directory), isFile(bare) else {
        return "\(rule), those on the command line at the current folder"
      }
      return "\(rule); \(bare) exists in the current folder"
    }
    let rule = "paths on the command line start at the current folder"
    let other = directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
    guard isFile(other) else { return "\(rule), those in the spec at its folder, \(directory)" }
    return "\(rule); write \(other) for the file beside the spec"
  }
}
