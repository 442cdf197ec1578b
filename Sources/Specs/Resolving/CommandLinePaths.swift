import Files

/// How paths on the command line, which start at the current folder, are written in a spec, where they start at its folder.
package struct CommandLinePaths: Sendable {
  private let current: AbsolutePath
  private let spec: AbsolutePath

  /// Both folders are absolute paths without symbolic links.
  package init(currentFolder: String, specFolder: String) {
    current = AbsolutePath(currentFolder)
    spec = AbsolutePath(specFolder)
  }

  /// A path from the current folder as a path from the spec's folder; absolute paths and those that start at `~` stay.
  ///
  /// `..` after a name is kept, because the name may be a symbolic link to another place.
  func inSpec(_ path: String) -> String {
    guard !path.hasPrefix("/"), !path.hasPrefix("~") else { return path }
    let names = path.split(separator: "/").filter { $0 != "." }
    let up = names.prefix { $0 == ".." }
    let start = AbsolutePath(up.joined(separator: "/"), in: current)
    let rest = names.dropFirst(up.count)
    let isDirect = !rest.contains("..")
    let moved =
      isDirect
      ? AbsolutePath(rest.joined(separator: "/"), in: start).relative(to: spec)
      : ([start.relative(to: spec)] + rest.map(String.init)).filter { !$0.isEmpty }.joined(separator: "/")
    // A name without a slash could be that of a bundled data set.
    return moved.contains("/") || moved.contains(".") ? moved : "./" + moved
  }
}
